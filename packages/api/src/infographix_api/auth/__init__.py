"""Who is calling, and how people and programs come to be let in."""
