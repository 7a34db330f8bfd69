"""How pictures look: one `.typ` file per style, what all of them inherit, and the catalog's words for them."""
