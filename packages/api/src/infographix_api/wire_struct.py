"""The base class of the generated request structs in wire.py."""

import msgspec


class Request(msgspec.Struct, forbid_unknown_fields=True):
    """Something a caller says; a member that nobody reads is a mistake worth telling."""
