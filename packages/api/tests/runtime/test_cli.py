"""The command line through its front door, without a server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOPIC = "Climate Change Statistics"


def run(*arguments: str, given: bytes = b"", state: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | ({"INFOGRAPHIX_STATE": str(state)} if state else {})
    command = [sys.executable, "-m", "infographix_api", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=environment, timeout=120, check=False)


def refusal_of(*arguments: str, given: bytes = b"") -> str:
    """The one line that bad input is answered with."""
    done = run(*arguments, given=given)
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert done.stdout == b""
    assert re.fullmatch(r"error: [a-z_]+: .+\n", said), said
    return said


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "doc.json"
    done = run("analyze", TOPIC, "--kind", "topic", "-o", str(path))
    assert done.returncode == 0, done.stderr
    return path


def test_topic_becomes_a_document(document: Path) -> None:
    made = json.loads(document.read_bytes())
    assert made["version"] == 1
    assert made["sections"]
    assert made["sources"]


def test_analysis_goes_to_standard_output_by_default() -> None:
    assert json.loads(run("analyze", TOPIC, "--kind", "topic").stdout)["sections"]


@pytest.mark.parametrize("kind", ["text", "markdown", "csv"])
def test_file_and_standard_input_give_the_same(tmp_path: Path, kind: str) -> None:
    data = b"Country,Power\nDenmark,58\nSpain,24\nIndia,10\n" if kind == "csv" else REPORT
    path = tmp_path / "input"
    path.write_bytes(data)
    from_file, from_stdin = run("analyze", str(path), "--kind", kind), run("analyze", "-", "--kind", kind, given=data)
    assert from_file.returncode == 0, from_file.stderr
    assert json.loads(from_file.stdout)["sections"] == json.loads(from_stdin.stdout)["sections"]


def test_explain_says_where_every_figure_comes_from(tmp_path: Path) -> None:
    said = run("analyze", "-", "--kind", "markdown", "--explain", given=REPORT).stderr.decode()
    line = 1 + REPORT.decode()[: REPORT.decode().index("Denmark |")].count("\n")
    assert f'58 % Denmark <- line {line}: "Denmark | 58 %"' in said


@pytest.mark.parametrize(
    ("name", "magic"), [("a.png", b"\x89PNG"), ("a.svg", b"<svg"), ("a.pdf", b"%PDF"), ("a.webp", b"RIFF")]
)
def test_format_follows_from_the_name(document: Path, tmp_path: Path, name: str, magic: bytes) -> None:
    done = run("render", str(document), "--size", "1K", "-o", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    assert magic in (tmp_path / name).read_bytes()[:200]


def test_report_has_the_shape_of_the_wire_contract(document: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    run("render", str(document), "--size", "1K", "-o", str(tmp_path / "a.png"), "--report", str(report))
    made = json.loads(report.read_bytes())
    assert made.keys() == {"page", "scale", "boxes", "warnings", "timings_ms"}
    assert made["page"].keys() == {"width", "height"}
    assert made["timings_ms"].keys() == {"measure", "plan", "draw", "encode"}
    keys = {"kind", "x", "y", "w", "h", "text", "font_size", "section", "block"}
    assert all(box.keys() == keys for box in made["boxes"])
    assert {box["kind"] for box in made["boxes"]} <= {"card", "text", "mark", "image"}


def test_gallery_is_a_folder_that_opens_without_a_server(document: Path, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    shutil.copy(document, tmp_path / "documents" / "Climate & change.json")
    options = ("--documents", str(tmp_path / "documents"), "--styles", "modern, chalkboard", "--ratios", "square")
    done = run("gallery", "-o", str(tmp_path / "sheet"), *options)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "sheet" / "index.html").read_text("utf-8")
    shown = re.findall(r'<img src="([^"]+)"', page)
    assert shown == [f"pictures/{style}-climate-change-square.png" for style in ("modern", "chalkboard")]
    assert all((tmp_path / "sheet" / name).read_bytes().startswith(b"\x89PNG") for name in shown)
    assert not re.search(r"(src|href)=\"(https?:)?//|url\(|@import|<script|<link", page)
    assert 'alt="Infographic: Climate Change Statistics.' in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--styles", "modern,nonsense"), "modern, "),
        (("--ratios", "square,round"), "standard_portrait"),
        (("--documents", "no/such/folder"), "infographix-api analyze"),
    ],
)
def test_gallery_of_what_is_not_there_is_refused(tmp_path: Path, options: tuple[str, str], said: str) -> None:
    assert said in refusal_of("gallery", "-o", str(tmp_path / "sheet"), *options)


def test_gallery_names_the_file_that_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{}")
    assert "broken.json: " in refusal_of("gallery", "-o", str(tmp_path / "sheet"), "--documents", str(tmp_path))


@pytest.mark.parametrize(
    ("option", "listed"),
    [
        ("--style", "modern"),
        ("--palette", "ocean"),
        ("--size", "2K"),
        ("--aspect-ratio", "standard_portrait"),
        ("--format", "webp"),
    ],
)
def test_wrong_choice_lists_the_valid_ones(document: Path, tmp_path: Path, option: str, listed: str) -> None:
    assert listed in refusal_of("render", str(document), option, "no_such_thing", "-o", str(tmp_path / "a.png"))
    assert not (tmp_path / "a.png").exists()


def test_own_colours_may_be_given_as_a_palette(document: Path, tmp_path: Path) -> None:
    done = run("render", str(document), "--size", "1K", "--palette", "#ffee00, #ffffff", "-o", str(tmp_path / "a.png"))
    assert done.returncode == 0
    assert b"warning: colour_adjusted: Custom palette: " in done.stderr
    said = refusal_of("render", str(document), "--palette", "#ffee00,tomato", "-o", str(tmp_path / "b.png"))
    assert "'tomato' is not a colour" in said


def test_name_without_a_known_ending_asks_for_the_format(document: Path, tmp_path: Path) -> None:
    assert "svg" in refusal_of("render", str(document), "-o", str(tmp_path / "picture"))


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        ("topic", b"", "no_data"),
        ("topic", b"x" * 3_000_000, "too_large"),
        ("text", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "not_text"),
        ("csv", b"a,b,c\n", "no_data"),
    ],
)
def test_input_without_a_picture_in_it_is_refused(kind: str, given: bytes, code: str) -> None:
    assert refusal_of("analyze", "-", "--kind", kind, given=given).startswith(f"error: {code}: ")


@pytest.mark.parametrize(
    "given", [b"", b"{", b"[]", b'{"title": "x"}', b'{"title": "x", "sections": [], "colour": 1}', b"\xff\xfe"]
)
def test_file_that_is_no_document_is_refused(tmp_path: Path, given: bytes) -> None:
    refusal_of("render", "-", "-o", str(tmp_path / "a.png"), given=given)


def test_missing_file_is_named() -> None:
    assert "no/such/file.md" in refusal_of("analyze", "no/such/file.md", "--kind", "markdown")


def test_folder_that_does_not_exist_is_named(document: Path) -> None:
    assert "no/such/folder" in refusal_of("render", str(document), "--size", "1K", "-o", "no/such/folder/a.png")


@pytest.mark.parametrize("arguments", [[], ["paint"], ["analyze", "x", "--kind", "song"], ["serve", "--port", "many"]])
def test_wrong_usage_is_one_line(arguments: list[str]) -> None:
    assert "--help" in refusal_of(*arguments)


def test_engine_commands_load_no_server() -> None:
    probe = (
        "import sys; from infographix_api.cli import main; import infographix_api.cli.draw;"
        "print([m for m in ('litestar', 'sqlalchemy', 'rq', 'redis', 'uvicorn', 'alembic') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True).stdout == b"[]\n"


def test_key_is_made_for_an_account_and_works_at_once(tmp_path: Path) -> None:
    done = run("key", "create", "--account", "ada@example.org", "--mode", "test", state=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"igx_test_[0-9A-Za-z]{36}\n", done.stdout.decode())


def test_doctor_finds_a_fresh_installation_well(tmp_path: Path) -> None:
    done = run("doctor", state=tmp_path)
    assert done.returncode == 0, done.stdout
    assert b"problem" not in done.stdout


def test_doctor_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    done = run("doctor", state=tmp_path)
    assert done.returncode == 1
    assert re.search(rb"problem +valkey.*REDIS_URL", done.stdout)


REPORT = b"""# Power in 2023

In 2023, wind and solar power supplied 58 % of Denmark's electricity.

Solar power made 1,630 terawatt-hours of electricity worldwide in 2023, up from 1,310 the year before.

| Country | Share |
|---|---|
| Denmark | 58 % |
| Spain | 24 % |
| India | 10 % |
"""


def test_new_password_is_printed_once_and_an_unknown_account_named(tmp_path: Path) -> None:
    assert run("key", "create", "--account", "Ada@example.org", state=tmp_path).returncode == 0
    done = run("account", "reset-password", "ada@EXAMPLE.org", state=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"[\w-]{16}\n", done.stdout.decode())
    refused = run("account", "reset-password", "bob@example.org", state=tmp_path)
    assert (refused.returncode, b"bob@example.org" in refused.stderr) == (2, True)


def test_signing_key_is_announced_before_it_signs(tmp_path: Path) -> None:
    assert run("key", "create", state=tmp_path).returncode == 0
    later, now = (run("signing-key", "rotate", *more, state=tmp_path).stdout.decode() for more in ([], ["--at-once"]))
    assert re.fullmatch(r"the new key signs from \S+Z\n", later)
    assert later > now


def test_key_may_do_what_its_scopes_say(tmp_path: Path) -> None:
    assert run("key", "create", "--scope", "account:read", "--scope", "admin", state=tmp_path).returncode == 0
    assert b"invalid choice" in run("key", "create", "--scope", "everything", state=tmp_path).stderr
