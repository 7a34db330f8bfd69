"""Base classes of the generated wire structs."""

from msgspec import Struct


class Strict(Struct, forbid_unknown_fields=True):
    """A request object: a member it does not know is an error, not a surprise."""
