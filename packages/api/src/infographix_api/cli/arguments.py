"""The command line's grammar: commands, options and their help. What they do is named as `module:function`."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import NoReturn, TypeAlias

from infographix_api._version import __version__
from infographix_api.accounts import scopes

_ENGINE, _GALLERY, _OPERATE, _DOCTOR = (
    f"infographix_api.cli.{name}" for name in ("draw", "gallery", "operate", "doctor")
)
_SCOPES = (*scopes.OWNER, "admin")


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - argparse has no public name for it


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"error: usage: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    root = _Parser(prog="infographix-api", description="Checked, sourced infographics from a topic, a text or a table.")
    root.add_argument("--version", action="version", version=__version__)
    root.add_argument("--traceback", action="store_true", help="show where an unexpected error comes from")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    _add_serve(commands)
    _add_services(commands)
    _add_key(commands)
    _add_account(commands)
    _add_analyze(commands)
    _add_render(commands)
    _add_gallery(commands)
    doctor = commands.add_parser("doctor", help="check what the platform needs, and say what to do")
    _add_state(doctor)
    doctor.set_defaults(run=f"{_DOCTOR}:doctor")
    return root


def _add_state(command: argparse.ArgumentParser) -> None:
    default = Path(os.environ.get("INFOGRAPHIX_STATE", "~/.infographix"))
    text = "folder of the database, results and logs (default: $INFOGRAPHIX_STATE or ~/.infographix)"
    command.add_argument("--state", type=_folder, default=default.expanduser(), metavar="DIR", help=text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return int(text)


def _email(text: str) -> str:
    if not re.fullmatch(r"^[^@\s]+@[^@\s]+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an e-mail address")
    return text


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _add_serve(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="run everything: Valkey, API, workers and portal")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="0 takes any free one (default: %(default)s)")
    serve.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="how many draw at once (default: %(default)s)"
    )
    serve.add_argument(
        "--ready-file", type=Path, metavar="FILE", help="written when ready: JSON with url, api_key and pid"
    )
    serve.add_argument("--new-key", action="store_true", help="make another API key although there is one")
    serve.add_argument("--verbose", action="store_true", help="logs to standard error instead of DIR/logs")
    _add_state(serve)
    serve.set_defaults(run=f"{_OPERATE}:serve")


def _add_services(commands: Commands) -> None:
    api = commands.add_parser("api", help="run the API alone")
    api.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    api.add_argument("--port", type=int, default=8000, help="(default: %(default)s)")
    api.add_argument("--fd", type=int, help="number of an inherited listening socket, instead of --host and --port")
    _add_state(api)
    api.set_defaults(run=f"{_OPERATE}:serve_api")
    worker = commands.add_parser("worker", help="run one worker alone")
    _add_state(worker)
    worker.set_defaults(run=f"{_OPERATE}:work")
    migrate = commands.add_parser("migrate", help="bring the database up to date")
    _add_state(migrate)
    migrate.set_defaults(run=f"{_OPERATE}:migrate")


def _add_key(commands: Commands) -> None:
    key = commands.add_parser("key", help="API keys").add_subparsers(required=True, metavar="COMMAND")
    create = key.add_parser("create", help="make an API key and print it, once")
    create.add_argument("--account", type=_email, metavar="EMAIL", help="whose key (default: the local account)")
    create.add_argument("--name", default="command line", help="to recognise it by (default: %(default)s)")
    create.add_argument("--mode", choices=("live", "test"), default="live", help="(default: %(default)s)")
    may = f"what it may do, once for each of {', '.join(_SCOPES)} (default: generate:read and generate:write)"
    create.add_argument("--scope", action="append", choices=_SCOPES, metavar="SCOPE", help=may)
    create.add_argument("--expires-in-days", type=_count, metavar="N", help="(default: never)")
    _add_state(create)
    create.set_defaults(run=f"{_OPERATE}:create_key")


def _add_account(commands: Commands) -> None:
    account = commands.add_parser("account", help="accounts").add_subparsers(required=True, metavar="COMMAND")
    reset = account.add_parser("reset-password", help="give an account a new password and print it, once")
    reset.add_argument("email", type=_email, metavar="EMAIL")
    _add_state(reset)
    reset.set_defaults(run=f"{_OPERATE}:reset_password")
    restore = account.add_parser("restore", help="keep an account whose owner has deleted it")
    restore.add_argument("email", type=_email, metavar="EMAIL")
    _add_state(restore)
    restore.set_defaults(run=f"{_OPERATE}:restore_account")
    signing = commands.add_parser("signing-key", help="the keys that sign access tokens")
    rotate = signing.add_subparsers(required=True, metavar="COMMAND").add_parser(
        "rotate", help="make a new one, which takes over in 70 minutes, when everybody can know it"
    )
    rotate.add_argument("--at-once", action="store_true", help="after a leak: end the old keys and every access token")
    _add_state(rotate)
    rotate.set_defaults(run=f"{_OPERATE}:rotate_signing_key")


def _add_analyze(commands: Commands) -> None:
    analyze = commands.add_parser("analyze", help="turn a topic, text or table into a Document")
    analyze.add_argument("input", metavar="INPUT", help="the topic itself, or a file; - reads standard input")
    analyze.add_argument("--kind", choices=("topic", "text", "markdown", "csv"), required=True)
    analyze.add_argument("-o", "--output", type=Path, metavar="FILE", help="(default: standard output)")
    analyze.add_argument("--explain", action="store_true", help="say on standard error where every figure comes from")
    analyze.set_defaults(run=f"{_ENGINE}:analyze")


def _add_render(commands: Commands) -> None:
    render = commands.add_parser("render", help="draw a Document")
    render.add_argument("document", metavar="DOCUMENT", help="JSON made by analyze, or by you; - reads standard input")
    render.add_argument("--style", default="modern", help="(default: %(default)s)")
    render.add_argument("--palette", help="a name, or your own like '#1763d6,#ff6b35,#ffffff' (default: the style's)")
    render.add_argument("--size", default="2K", help="1K, 2K or 4K (default: %(default)s)")
    render.add_argument("--aspect-ratio", default="landscape", metavar="RATIO", help="(default: %(default)s)")
    render.add_argument("--format", help="png, svg, pdf or webp (default: what FILE's name ends in)")
    render.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where the picture goes")
    render.add_argument("--report", type=Path, metavar="FILE", help="also write every box on the page, as JSON")
    render.set_defaults(run=f"{_ENGINE}:render")


def _add_gallery(commands: Commands) -> None:
    gallery = commands.add_parser("gallery", help="draw a contact sheet that opens without a server")
    gallery.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="folder for index.html and pictures"
    )
    gallery.add_argument(
        "--documents", type=Path, metavar="DIR", help="folder of Documents as *.json (default: topics of the library)"
    )
    gallery.add_argument("--styles", metavar="A,B", help="(default: all that are drawn)")
    gallery.add_argument("--ratios", metavar="A,B", help="(default: landscape, square and portrait)")
    gallery.set_defaults(run=f"{_GALLERY}:gallery")
