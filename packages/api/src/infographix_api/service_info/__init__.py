"""What the service says of itself: health, its API description, what each problem means, and the portal."""
