"""Pictures read back with another reader: nothing overflows, overlaps, is too small, or is lost."""

from __future__ import annotations

import itertools
import json

import msgspec
import pytest
from engine_render import documents, reading
from engine_render.stress import Generator

from infographix_api import engine
from infographix_api.engine import catalog
from infographix_api.engine.brief import InputError
from infographix_api.engine.document import Document, Section, Text
from infographix_api.engine.render.report import Rendering

STYLES = [style.slug for style in catalog.styles() if style.available]
PALETTES = [palette.slug for palette in catalog.palettes()]
RATIOS = ("square", "landscape", "portrait", "standard_landscape", "standard_portrait")
DOCUMENTS = {**documents.normal(), **documents.odd()}
SMALLEST = 11.0


def render(document: Document, **changes: object) -> Rendering:
    wanted = {
        "style": "modern",
        "palette": "ocean",
        "size": "1K",
        "aspect_ratio": "landscape",
        "format": "pdf",
        "as_of": "2026-06-15",
    }
    return engine.render(document, **{**wanted, **changes})  # type: ignore[arg-type]


def faults(rendering: Rendering) -> dict[str, object]:
    letters = reading.letters(rendering.data)
    found = {
        "off the page": reading.off_page(letters, rendering),
        "across an edge": reading.across_edges(letters, rendering),
        "on each other": [
            pair for pair in reading.overlapping(letters) if not all("\u0600" <= c.char <= "\u06ff" for c in pair)
        ],  # Arabic is joined
        "cards on each other": reading.cards_overlapping(rendering),
        "marks outside": reading.marks_outside(rendering),
    }
    smallest = min((box.font_size for box in rendering.report.boxes if box.font_size is not None), default=SMALLEST)
    return {name: value for name, value in found.items() if value} | (
        {"too small": smallest} if smallest < SMALLEST else {}
    )


@pytest.mark.parametrize(("style", "ratio"), list(itertools.product(STYLES, RATIOS)))
def test_nothing_overflows(style: str, ratio: str) -> None:
    palettes = itertools.cycle(PALETTES)
    for name, document in DOCUMENTS.items():
        assert faults(render(document, style=style, aspect_ratio=ratio, palette=next(palettes))) == {}, name


def test_hopelessly_full_documents_are_shortened_never_clipped() -> None:
    generator = Generator(7)
    for ratio in RATIOS:
        for _ in range(3):
            assert faults(render(generator.document(), aspect_ratio=ratio)) == {}


@pytest.mark.parametrize("ratio", RATIOS)
def test_normal_documents_are_not_shortened(ratio: str) -> None:
    shortened = {n: [w.message for w in render(d, aspect_ratio=ratio).warnings] for n, d in documents.normal().items()}
    assert {name: messages for name, messages in shortened.items() if messages} == {}


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
