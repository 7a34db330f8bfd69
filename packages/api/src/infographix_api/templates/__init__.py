"""Ways of drawing under a name: those that come with the product, and those of an account."""
