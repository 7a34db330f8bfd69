"""Base classes of the generated structs in wire.py: what all answers and all requests have in common."""

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """Something the server says."""


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a caller says; a member that nobody reads is a mistake worth telling."""
