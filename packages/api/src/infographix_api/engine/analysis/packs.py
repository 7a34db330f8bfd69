"""Knowledge packs: one readable JSON file each, with the figures it draws, their source, year and licence.

A pack's facts make the normalised text of its sources, a line each, so that the gate checks them like any other text.
"""

from __future__ import annotations

from typing import Any

from infographix_api.engine.document import (
    Analysis,
    Block,
    Chart,
    Document,
    Evidence,
    Item,
    Process,
    Quantity,
    Ranking,
    Section,
    Series,
    Source,
    Stat,
    Timeline,
    Warning,
)

STALE_AFTER_YEARS = 3
Json = dict[str, Any]


class Pack:
    """A file of engine/knowledge as read. `body` is its JSON."""

    def __init__(self, body: Json) -> None:
        self.body = body
        self.title: str = body["title"]
        self.aliases: tuple[str, ...] = tuple(body["aliases"])


def document_of(pack: Pack, as_of: str) -> tuple[Document, dict[str, str]]:
    """The Document and the text of each source."""
    writer = _Writer()
    body = pack.body
    sections = tuple(
        Section(
            tuple(writer.block(block) for block in section["blocks"]),
            section.get("heading"),
            section.get("salience", 0.5),
        )
        for section in body["sections"]
    )
    sources = tuple(
        Source(s["id"], s["title"], "dataset", s.get("url"), s["license"], str(s["year"])) for s in body["sources"]
    )
    stale = [s["title"] for s in body["sources"] if int(as_of[:4]) - int(s["year"]) > STALE_AFTER_YEARS]
    warnings = (
        (Warning("stale_data", f"More than {STALE_AFTER_YEARS} years old: {', '.join(stale)}."),) if stale else ()
    )
    document = Document(body["title"], sections, sources, "en", body.get("subtitle"), warnings, Analysis("builtin"))
    return document, writer.texts


class _Writer:
    """Writes each fact once into the text of its source, and remembers where."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def evidence(self, source: str, statement: str) -> tuple[Evidence, ...]:
        text = self.texts.get(source, "")
        start = len(text)
        self.texts[source] = text + statement + "\n"
        return (Evidence(source, "quote", quote=statement, start=start, end=start + len(statement)),)

    def block(self, node: Json) -> Block:
        items = tuple(self.item(item, node) for item in node.get("items", ()))
        match node["type"]:
            case "stat":
                return Stat(items)
            case "ranking":
                return Ranking(items, node.get("unit"), "desc", node.get("truncated_from"))
            case "timeline":
                return Timeline(items)
            case "process":
                return Process(items, node.get("ordered", True))
        return self.chart(node)

    def item(self, node: Json, block: Json) -> Item:
        source = node.get("source") or block.get("source")
        value = None
        if "display" in node:
            value = Quantity(
                node["display"], node["value"], node.get("unit"), node.get("kind", "count"), node.get("approx", False)
            )
        shown = " ".join(filter(None, (node["label"], node.get("display"), node.get("when"))))
        evidence = self.evidence(source, shown) if source else ()
        return Item(node["label"], node.get("text"), node.get("icon"), node.get("when"), value, evidence)

    def chart(self, node: Json) -> Chart:
        series = tuple(Series(name, tuple(values)) for name, values in node["series"].items())
        rows = [" | ".join(["", *node["series"]])]
        rows += [" | ".join([x, *(str(s.values[i]) for s in series)]) for i, x in enumerate(node["x"])]
        return Chart(
            mark=node["mark"],
            x=tuple(node["x"]),
            series=series,
            unit=node.get("unit"),
            y_label=node.get("y_label"),
            note=node.get("note"),
            evidence=self.evidence(node["source"], "\n".join(rows)),
        )
