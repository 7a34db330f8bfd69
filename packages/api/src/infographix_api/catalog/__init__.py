"""What can be chosen: styles and palettes."""
