"""How a command says no: a stable code, one sentence with the way out, an exit code."""

from __future__ import annotations


class Refusal(Exception):
    """Exit code 2 is bad input, 1 anything else that stands in the way."""

    def __init__(self, code: str, message: str, *, exit_code: int = 1) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.exit_code = exit_code
