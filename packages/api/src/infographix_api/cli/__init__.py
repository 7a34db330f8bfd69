"""The command `infographix-api`: finds the command, says every error in one line, sets the exit code.

What the commands do is in the modules beside this one, loaded when called, so that `render` never loads the server.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from infographix_api.cli.arguments import parser
from infographix_api.cli.refusal import Refusal
from infographix_api.engine.brief import InputError


def main(argv: Sequence[str] | None = None) -> int:
    arguments = parser().parse_args(argv)
    module, function = arguments.run.split(":")
    try:
        getattr(importlib.import_module(module), function)(arguments)
    except InputError as error:
        return _say(error.code, f"{error.message} (at {error.pointer})" if error.pointer else error.message, 2)
    except Refusal as refusal:
        return _say(refusal.code, refusal.message, refusal.exit_code)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if arguments.traceback:
            raise
        return _say("internal", f"{type(error).__name__}: {error} (--traceback shows where; please report it)", 1)
    return 0


def _say(code: str, message: str, exit_code: int) -> int:
    print(f"error: {code}: {' '.join(message.split())}", file=sys.stderr)
    return exit_code
