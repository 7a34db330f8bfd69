"""Pictures read back with another reader: nothing overflows, overlaps, is too small, or is lost."""

from __future__ import annotations

import json

import msgspec
import pypdfium2
import pytest
from engine_render import documents
from engine_render.checking import RATIOS, faults, render

from infographix_api.engine.brief import InputError
from infographix_api.engine.document import Document, Section, Text

DOCUMENTS = {**documents.normal(), **documents.odd()}


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("name", documents.odd())
def test_odd_documents_do_not_overflow(name: str, ratio: str) -> None:
    assert faults(render(DOCUMENTS[name], aspect_ratio=ratio)) == {}


@pytest.mark.parametrize(
    ("format", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("webp", b"RIFF")]
)
def test_same_arguments_give_the_same_bytes(format: str, magic: bytes) -> None:
    first, second = (render(DOCUMENTS["climate"], format=format) for _ in range(2))
    assert first.data == second.data
    assert first.data.startswith(magic)


@pytest.mark.parametrize(("size", "width", "height"), [("1K", 1376, 768), ("2K", 2752, 1536), ("4K", 5504, 3072)])
def test_sizes_are_as_promised(size: str, width: int, height: int) -> None:
    made = render(DOCUMENTS["outline"], size=size, format="png")
    assert (made.width, made.height) == (width, height)


def test_alt_text_says_what_the_picture_says() -> None:
    made = render(DOCUMENTS["climate"], format="png")
    assert "Climate Change Statistics" in made.alt_text
    assert "427.4 ppm" in made.alt_text


def test_svg_holds_no_script_and_no_link_whatever_the_text() -> None:
    evil = "<script>alert(1)</script> <a href='javascript:x'>y</a> #link(\"javascript:x\") $x$ ]]>"
    made = render(Document(evil, (Section((Text(evil),)),), documents.SOURCES), format="svg")
    text = made.data.decode().lower()
    assert "<script" not in text
    assert "<a " not in text
    assert 'href="javascript' not in text


@pytest.mark.parametrize("words", ['"))#panic("1")//', "\\\\", '\\\\"', "\\u{41}", "#link(1)$x$*a*_b_`c`"])
def test_text_is_drawn_and_never_read_as_instructions(words: str) -> None:
    made = render(documents.document("A title", Text(f"a{words}z")), format="pdf")
    assert f"a{words}z" in pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_bounded()


def test_report_is_as_described() -> None:
    made = render(DOCUMENTS["report"])
    report = json.loads(msgspec.json.encode(made.report))
    assert set(report) == {"page", "scale", "boxes", "warnings", "timings_ms"}
    assert report["page"] == {"width": 1376, "height": 768}
    assert {"kind", "x", "y", "w", "h", "text", "font_size", "section", "block"} == set(report["boxes"][0])


def test_every_figure_drawn_stands_in_the_document_or_on_an_axis() -> None:
    document = DOCUMENTS["table"]
    said = str(document)
    drawn = [box.text for box in render(document).report.boxes if box.text and box.section == 0]
    assert [
        text
        for text in drawn
        if any(c.isdigit() for c in text) and text.strip("¹²³0123456789 ") and text[:4] not in said
    ] == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"style": "nonsense"}, "unknown_style"),
        ({"style": "steampunk"}, "style_not_available"),
        ({"palette": "nonsense"}, "unknown_palette"),
    ],
)
def test_what_is_not_drawn_is_refused_and_told(changes: dict[str, str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        render(DOCUMENTS["outline"], **changes)
    assert caught.value.code == code
    assert "drawn" in caught.value.message


def test_custom_colours_are_completed_and_the_change_is_told() -> None:
    made = render(DOCUMENTS["outline"], palette=("#ffee00", "#ffffff"))
    assert "colour_adjusted" in [warning.code for warning in made.warnings]
    assert faults(made) == {}
