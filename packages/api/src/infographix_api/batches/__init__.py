"""Many infographics in one request."""
