"""Knowledge packs: one readable TOML file each, with what it draws, its sources and the SQL that recomputes each figure.

A pack's facts make the normalised text of its sources, a line each, so that the gate checks them like any other text. The SQL
is for whoever holds the tables a pack was made from; nothing here runs it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from infographix_api.engine import figures
from infographix_api.engine.document import (
    Analysis,
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Evidence,
    Item,
    List,
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
LEAST_SALIENCE = 0.3
UNIT = re.compile(r"(?<=[\d.] )(?!thousand\b|million\b|billion\b|trillion\b)\D.*$")
OF_ITEMS: dict[str, Callable[[tuple[Item, ...]], Block]] = {"stat": Stat, "timeline": Timeline, "list": List}

Toml = dict[str, Any]


@dataclass(frozen=True)
class Pack:
    """The head of a file of engine/knowledge: what is needed to find it. `newest` is the year of its newest source."""

    path: Path
    title: str
    aliases: tuple[str, ...]
    category: str
    mood: str
    newest: int

    def body(self) -> Toml:
        return tomllib.loads(self.path.read_text("utf-8"))


def head(path: Path) -> Pack:
    """Reads no further than the first section: sixty whole files would cost more than analysing a topic."""
    text = path.read_text("utf-8").partition("\n[[sections]]")[0]
    read = tomllib.loads(text)
    newest = max(source.get("year", 0) for source in read["sources"].values())
    return Pack(path, read["title"], tuple(read["aliases"]), read["category"], read["mood"], newest)


def document_of(pack: Pack, as_of: str) -> tuple[Document, dict[str, str]]:
    """The Document and the text of each source."""
    body = pack.body()
    ids = {name: f"s{number}" for number, name in enumerate(body["sources"], 1)}
    writer = _Writer(ids)
    last = max(1, len(body["sections"]) - 1)
    sections = tuple(
        Section((writer.block(section),), section.get("heading"), round(1 - place * (1 - LEAST_SALIENCE) / last, 3))
        for place, section in enumerate(body["sections"])
    )
    sources = tuple(_source(ids[name], source) for name, source in body["sources"].items())
    warnings = _stale(sources, as_of)
    document = Document(body["title"], sections, sources, "en", body["subtitle"], warnings, Analysis("builtin"))
    return document, writer.texts


def _source(name: str, source: Toml) -> Source:
    via = f" via {source['via']}" if "via" in source else ""
    year = str(source["year"]) if "year" in source else None
    return Source(name, source["publisher"] + via, "dataset", source["url"], source.get("license"), year)


def _stale(sources: tuple[Source, ...], as_of: str) -> tuple[Warning, ...]:
    this_year = int(as_of[:4])
    old = [
        f"{s.title} ({s.retrieved_at})"
        for s in sources
        if s.retrieved_at and this_year - int(s.retrieved_at) > STALE_AFTER_YEARS
    ]
    return (Warning("stale_data", f"More than {STALE_AFTER_YEARS} years old: {'; '.join(old)}."),) if old else ()


class _Writer:
    """Writes each fact once into the text of its source, and remembers where."""

    def __init__(self, ids: dict[str, str]) -> None:
        self.ids = ids
        self.texts: dict[str, str] = {}

    def evidence(self, source: str | None, statement: str) -> tuple[Evidence, ...]:
        if source is None:
            return ()
        name = self.ids[source]
        text = self.texts.get(name, "")
        start = len(text)
        self.texts[name] = text + statement + "\n"
        return (Evidence(name, "quote", quote=statement, start=start, end=start + len(statement)),)

    def block(self, node: Toml) -> Block:
        match node["type"]:
            case "chart":
                return self.chart(node)
            case "ranking":
                return self.ranking(node)
            case "comparison":
                rows = tuple(self.row(row, node["source"]) for row in node["rows"])
                return Comparison(tuple(node["columns"]), rows)
        items = tuple(self.item(item, item.get("source", node.get("source"))) for item in node["items"])
        if node["type"] == "process":
            return Process(items, node.get("ordered", True))
        return OF_ITEMS[node["type"]](items)

    def ranking(self, node: Toml) -> Ranking:
        items = tuple(self.item({"label": name, "display": display}, node["source"]) for name, display in node["rows"])
        return Ranking(items, node.get("unit"), node.get("order", "desc"), node.get("of"))

    def item(self, node: Toml, source: str | None) -> Item:
        value = quantity(node["display"]) if "display" in node else None
        shown = " ".join(node[key] for key in ("label", "display", "when", "text") if key in node)
        return Item(
            node["label"], node.get("text"), node.get("icon"), node.get("when"), value, self.evidence(source, shown)
        )

    def row(self, cells: list[str], source: str) -> ComparisonRow:
        label, *rest = cells
        return ComparisonRow(label, tuple(rest), self.evidence(source, " | ".join(cells)))

    def chart(self, node: Toml) -> Chart:
        """A row is the place on the axis and a value for each series; "" is a gap."""
        rows: list[list[str | float]] = node["rows"]
        series = tuple(
            Series(name, tuple(None if row[i] == "" else float(row[i]) for row in rows))
            for i, name in enumerate(node["series"], 1)
        )
        lines = [" | ".join(["", *node["series"]]), *(" | ".join(map(str, row)) for row in rows)]
        return Chart(
            mark=node["mark"],
            x=tuple(str(row[0]) for row in rows),
            series=series,
            unit=node.get("unit"),
            x_label=node.get("x_label"),
            y_label=node.get("y_label"),
            note=node.get("note"),
            evidence=self.evidence(node["source"], "\n".join(lines)),
        )


def quantity(display: str) -> Quantity:
    """The figure as printed in a pack, read by the number grammar; "8.14 billion" is worth 8,140,000,000."""
    value = float(f"{figures.values(display)[-1]:.12g}")
    found = figures.find(display)
    if found and found[0].display == display:
        return replace(found[0].quantity(), value=value)
    unit = UNIT.search(display)
    return Quantity(display, value, unit[0] if unit else None, "measure" if unit else "count")
