"""Fewer sections of a Document: the most salient ones, in their order, with what they cite."""

from __future__ import annotations

from infographix_api.engine.document import Document, Evidence, Item, Quantity, Section, Source, Stat, Text
from infographix_api.engine.selection import leading


def section(name: str, salience: float, source: str) -> Section:
    item = Item(name, value=Quantity("1", 1.0), evidence=(Evidence(source, "caller"),))
    return Section((Stat((item,)),), name, salience)


SOURCES = (Source("s1", "One"), Source("s2", "Two"), Source("s3", "Three"))
DOCUMENT = Document(
    "T", (section("a", 0.5, "s1"), section("b", 0.9, "s2"), section("c", 0.2, "s3"), section("d", 0.5, "s2")), SOURCES
)


def headings(document: Document) -> list[str | None]:
    return [each.heading for each in document.sections]


def test_most_salient_sections_stay_in_their_order() -> None:
    assert headings(leading(DOCUMENT, 1)) == ["b"]
    assert headings(leading(DOCUMENT, 2)) == ["a", "b"]
    assert headings(leading(DOCUMENT, 3)) == ["a", "b", "d"]


def test_sources_that_nothing_cites_any_more_go() -> None:
    assert [source.id for source in leading(DOCUMENT, 3).sources] == ["s1", "s2"]
    silent = Document("T", (Section((Text("x"),)), Section((Text("y"),))), SOURCES)
    assert leading(silent, 1).sources == SOURCES


def test_document_with_no_more_sections_stays_as_it_is() -> None:
    assert leading(DOCUMENT, 4) is DOCUMENT
    assert leading(DOCUMENT, 12) is DOCUMENT
