"""HTTP manners shared by every route: problems, bodies, negotiation, caching, logging. Knows no feature."""
