"""Pictures for everybody: what assistive technology finds in them, and bytes that never depend on the process."""

from __future__ import annotations

import ctypes
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from engine_render import documents

from infographix_api import engine
from infographix_api.engine import catalog
from infographix_api.engine.document import (
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Item,
    List,
    Mark,
    Process,
    Quote,
    Ranking,
    Section,
    Series,
    Stat,
    Text,
    Timeline,
)
from infographix_api.engine.render import alt_text, alt_words
from infographix_api.engine.render.report import Rendering

STYLES = [style.slug for style in catalog.styles() if style.available]
SVG = "{http://www.w3.org/2000/svg}"


def render(document: Document, format: str, style: str = "modern") -> Rendering:
    look = {"style": style, "palette": "ocean", "size": "1K", "aspect_ratio": "landscape", "as_of": "2026-06-15"}
    return engine.render(document, format=format, **look)


def said(read: Callable[..., int], *arguments: Any) -> str:
    """A string that pdfium writes as UTF-16 into a buffer it is given."""
    room = ctypes.create_string_buffer(40_000)
    length = read(*arguments, room, len(room))
    return room.raw[:length].decode("utf-16-le").rstrip("\0")


def tags(page: pypdfium2.PdfPage) -> list[tuple[str, str]]:
    """Structure types with their alternative texts, in reading order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    roots = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, k) for k in range(pdfium.FPDF_StructTree_CountChildren(tree))]
    found = [tag for root in roots for tag in below(root)]
    pdfium.FPDF_StructTree_Close(tree)
    return found


def below(element: Any) -> Iterator[tuple[str, str]]:
    yield said(pdfium.FPDF_StructElement_GetType, element), said(pdfium.FPDF_StructElement_GetAltText, element)
    for k in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, k)
        if child:
            yield from below(child)


@pytest.mark.parametrize("style", STYLES)
def test_pdf_is_tagged_titled_and_described(style: str) -> None:
    document = documents.every_block()
    made = render(document, "pdf", style)
    pdf = pypdfium2.PdfDocument(made.data)
    page = pdf[0]
    found = tags(page)
    assert pdfium.FPDFCatalog_IsTagged(pdf.raw)
    assert pdf.get_metadata_value("Title") == document.title
    assert [alt for kind, alt in found if kind == "Figure"] == [made.alt_text]
    assert {"H1", "H2"} <= {kind for kind, _ in found}
    assert [kind for kind, _ in found].index("H1") < [kind for kind, _ in found].index("H2")
    page.close()
    pdf.close()


@pytest.mark.parametrize("style", STYLES)
def test_pdf_has_its_fonts_in_it_and_text_that_can_be_selected(style: str) -> None:
    made = render(documents.every_block(), "pdf", style)
    pdf = pypdfium2.PdfDocument(made.data)
    page = pdf[0]
    fonts = [pdfium.FPDFTextObj_GetFont(o.raw) for o in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])]
    assert fonts
    assert all(pdfium.FPDFFont_GetIsEmbedded(font) for font in fonts)
    text = "".join(page.get_textpage().get_text_range().split()).casefold()
    for words in ("Every kind of block", "427.4", "Something in 2005", "I sold the second car.", "Covered parking"):
        assert words.replace(" ", "").casefold() in text
    page.close()
    pdf.close()


@pytest.mark.parametrize("style", STYLES)
def test_svg_is_titled_and_described(style: str) -> None:
    made = render(documents.every_block(), "svg", style)
    root = ET.fromstring(made.data)
    assert root.get("role") == "img"
    assert [(child.tag, child.text) for child in list(root)[:2]] == [
        (f"{SVG}title", "Every kind of block"),
        (f"{SVG}desc", made.alt_text),
    ]


def test_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from engine_render import documents; from infographix_api import engine;"
        "print([hashlib.sha256(engine.render(documents.every_block(), style='modern', palette='ocean', size='1K',"
        "aspect_ratio='landscape', format=f, as_of='2026-06-15').data).hexdigest() for f in ('png', 'svg', 'pdf')])"
    )
    here = [hashlib.sha256(render(documents.every_block(), f).data).hexdigest() for f in ("png", "svg", "pdf")]
    environment = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().strip() == str(here)


BLOCKS = {
    "stat": (
        Stat((documents.figure("Mean CO₂ in 2025.", "427.4 ppm", 427.4), documents.figure("Share of 33 %", "33 %", 33))),
        "Mean CO₂ in 2025: 427.4 ppm; Share of 33 %.",
    ),
    "ranking": (
        Ranking((documents.figure("China", "1.43 bn", 2), documents.figure("India", "1.40 bn", 1)), "people", truncated_from=229),
        "people, top 2 of 229: 1. China: 1.43 bn; 2. India: 1.40 bn.",
    ),
    "timeline": (
        Timeline((Item("IPCC founded", "by two agencies", when="1988"), Item("Paris Agreement", when="2015"))),
        "1988, IPCC founded – by two agencies; 2015, Paris Agreement.",
    ),
    "process": (Process((Item("Measure", "twice"), Item("Cut"))), "1. Measure – twice; 2. Cut."),
    "loose process": (Process((Item("Measure"), Item("Cut")), ordered=False), "Measure; Cut."),
    "list": (List((Item("Wider lanes", "everywhere."), Item("Parking"))), "Wider lanes – everywhere; Parking."),
    "comparison": (
        Comparison(("Then", "Now"), (ComparisonRow("Lanes", ("3 km", "41 km")),)),
        "Lanes: Then 3 km, Now 41 km.",
    ),
    "comparison with a head for its rows": (
        Comparison(("City", "Then", "Now"), (ComparisonRow("Bonn", ("3 km", "41 km")),)),
        "Bonn: Then 3 km, Now 41 km.",
    ),
    "quote": (Quote("I sold the car.", "A resident"), "“I sold the car.” (A resident)."),
    "text": (Text("One paragraph."), "One paragraph."),
    "chart": (
        Chart("line", ("2000", "2001", "2002"), (Series("A", (1.5, None, -2.0)), Series("B", (1.0, 2.0, float("nan")))), unit="%"),
        "line chart, %; A: 2000: 1.5, 2002: −2, no value for 2001; B: 2000: 1, 2001: 2, no value for 2002.",
    ),
    "long chart": (
        Chart("area", tuple(map(str, range(2000, 2030))), (Series("", tuple(float(i % 7) for i in range(30))),), y_label="Trips"),
        "area chart, Trips; 30 values from 2000: 0 to 2029: 1, lowest 2000: 0, highest 2006: 6.",
    ),
    "empty chart": (Chart("bar", ("2000",), (Series("", (None,)),)), "bar chart; no values."),
}  # fmt: skip


@pytest.mark.parametrize(("block", "words"), BLOCKS.values(), ids=BLOCKS)
def test_every_block_is_told_whole(block: Any, words: str) -> None:
    told = alt_text.describe(documents.document("Title", block))
    assert told == f"Infographic: Title. A line below it.\nSection 1: {words}\nSources: A source."


SPOKEN = {
    "en": ("Infographic", "“Ja.”. line chart; 13 values from 0: 0 to 12: 12.5, lowest 0: 0, highest 12: 12.5."),
    "de-AT": ("Infografik", "„Ja.“. Liniendiagramm; 13 Werte von 0: 0 bis 12: 12,5, niedrigster 0: 0, höchster 12: 12,5."),
    "fr": ("Infographie ", "«\u00a0Ja.\u00a0». graphique en courbes; 13 valeurs de 0: 0 à 12: 12,5, minimum 0: 0, maximum 12: 12,5."),
    "es": ("Infografía", "«Ja.». gráfico de líneas; 13 valores desde 0: 0 hasta 12: 12,5, mínimo 0: 0, máximo 12: 12,5."),
    "sv": ("Infographic", "“Ja.”. line chart; 13 values from 0: 0 to 12: 12,5, lowest 0: 0, highest 12: 12,5."),
}  # fmt: skip


@pytest.mark.parametrize("lang", SPOKEN)
def test_description_speaks_the_language_of_the_document(lang: str) -> None:
    values = (*(float(k) for k in range(12)), 12.5)
    chart = Chart("line", tuple(map(str, range(13))), (Series("", values),))
    made = Document("Klima", (Section((Quote("Ja."), chart)),), documents.SOURCES, lang)
    head, said, _ = alt_text.describe(made).splitlines()
    assert (head.removesuffix(": Klima."), said) == SPOKEN[lang]


def test_description_speaks_of_sources_in_the_language_of_the_document() -> None:
    told = alt_text.describe(Document("Klima", (Section((Text("Ein Satz."),)),), documents.SOURCES, "de"))
    assert told.endswith("\nQuellen: A source.")


def test_every_mark_has_a_name_in_every_language() -> None:
    names = {lang: alt_words.words(lang).charts for lang in ("en", "de", "fr", "es", "it", "pt", "nl")}
    assert [lang for lang, charts in names.items() if set(charts) != set(get_args(Mark))] == []


def test_description_of_a_huge_document_ends() -> None:
    told = alt_text.describe(documents.document("Long", *[Text("word " * 2000)] * 8))
    assert len(told) == 8000
    assert told.endswith("…")
