"""One infographic from request to finished picture."""
