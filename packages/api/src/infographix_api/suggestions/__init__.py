"""Which styles and palettes suit what somebody wants to show."""
