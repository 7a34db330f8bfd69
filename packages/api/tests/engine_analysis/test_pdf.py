"""PDFs as Markdown: what a reader sees is there and in order; what is broken, locked or a picture is told."""

from __future__ import annotations

import io
import zlib

import pytest
import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter

from infographix_api.engine.analysis import analyze
from infographix_api.engine.analysis.pdf import as_markdown
from infographix_api.engine.brief import Brief, InputError

REPORT = """
#set page(paper: "a6", header: [Library report], footer: context [Page #counter(page).display() of 3])
#set par(justify: true)
= Books lent in 2025
The city library lent 24,100 books to children in 2025, 25 % more than the year before. An ef\u00adficient summer club helped.

A second paragraph: adults borrowed 24,100 books, too.

== Why
- Picture books: 9,400
- Comics: 7,300
- Novels: 7,400
#pagebreak()
== What comes next
In 2026 the library opens on Sundays, it expects 60,000 visits
#pagebreak()
and hopes for more.
== Costs
The club cost 18,200 euros.
"""
READ = """# Books lent in 2025

The city library lent 24,100 books to children in 2025, 25 % more than the year before. An efficient summer club helped.

A second paragraph: adults borrowed 24,100 books, too.

## Why

- Picture books: 9,400

- Comics: 7,300

- Novels: 7,400

## What comes next

In 2026 the library opens on Sundays, it expects 60,000 visits and hopes for more.

## Costs

The club cost 18,200 euros."""


@pytest.fixture(scope="module")
def report() -> bytes:
    return bytes(typst.compile(REPORT.encode()))


def test_headings_paragraphs_and_lists_are_read_without_heads_and_feet(report: bytes) -> None:
    assert as_markdown(report).decode() == READ


def test_figures_of_a_pdf_are_drawn_with_their_sentences(report: bytes) -> None:
    document = analyze(Brief("markdown", as_markdown(report), as_of="2026-06-15"))
    assert document.title == "Books lent in 2025"
    assert "24,100" in str(document.sections)


def test_pdf_of_pictures_alone_has_no_text() -> None:
    page = io.BytesIO()
    Image.new("RGB", (50, 50)).save(page, "PDF")
    with pytest.raises(InputError, match="only pictures of it") as refused:
        as_markdown(page.getvalue())
    assert refused.value.code == "no_data"


def locked(report: bytes, password: str) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(report))), io.BytesIO()
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def test_password_is_asked_of_whoever_can_save_it_without_one(report: bytes) -> None:
    assert as_markdown(locked(report, "")).decode() == READ  # only printing and the like is restricted
    with pytest.raises(InputError, match="locked with a password"):
        as_markdown(locked(report, "secret"))


def bomb(report: bytes) -> bytes:
    """A page that is 200 MB when unpacked."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(report))), io.BytesIO()
    packer = zlib.compressobj(9)
    content = b"".join([*(packer.compress(b" " * 10_000_000) for _ in range(20)), packer.flush()])
    for page in writer.pages:
        stream = page["/Contents"].get_object()
        stream._data = content
    writer.write(out)
    return out.getvalue()


def test_what_is_broken_is_told_and_never_anything_else(report: bytes) -> None:
    cut = [report[: len(report) * n // 8] for n in range(8)]
    swapped = [report.replace(old, new) for old, new in ((b"/Kids", b"/Parent"), (b"obj", b"jbo"), (b"/FlateDecode", b"/ASCII85Decode"), (b"/Font", b"/Fnot"), (b"0 R", b"9 R"))]  # fmt: skip
    broken = (b"", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(range(256)) * 50, *cut, *swapped, bomb(report))
    assert {outcome(data) for data in broken} == {"read", "not_text", "no_data"}


def outcome(data: bytes) -> str:
    try:
        as_markdown(data)
    except InputError as error:
        return error.code
    return "read"
