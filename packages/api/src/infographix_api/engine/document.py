"""The typed Document: everything a picture says, and where each figure comes from.

Analysis makes it, the gate checks it, the renderer draws it. Frozen values only; nothing here reads,
checks or draws.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

QuantityKind = Literal["percent", "currency", "count", "measure", "multiple", "ratio", "range", "change", "date"]
EvidenceKind = Literal["quote", "cell", "computed", "model", "caller"]
SourceKind = Literal["input", "url", "dataset", "search", "model"]
Mark = Literal["line", "area", "bar", "column", "stacked", "donut", "scatter", "histogram", "waffle"]


@dataclass(frozen=True)
class Quantity:
    """A figure. `display` is the exact string drawn; `value` (in plain units) only scales marks."""

    display: str
    value: float | None = None
    unit: str | None = None
    kind: QuantityKind = "count"
    approx: bool = False


@dataclass(frozen=True)
class Evidence:
    """Why a figure may be drawn: a verbatim span, a table cell, or an expression that can be re-run.

    `start` and `end` are character offsets into the source's normalised text (quote). `op` is the SQL
    of a computed figure, `columns` and `rows` (0-based data rows) name the cells it used.
    """

    source: str
    kind: EvidenceKind
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    op: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where evidence lies. The first source of an analysed input is `s1`."""

    id: str
    title: str
    kind: SourceKind = "input"
    url: str | None = None
    license: str | None = None
    retrieved_at: str | None = None


@dataclass(frozen=True)
class Item:
    """One entry of a stat, ranking, timeline, process or list."""

    label: str
    text: str | None = None
    icon: str | None = None
    when: str | None = None
    value: Quantity | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Stat:
    items: tuple[Item, ...]
    type: Literal["stat"] = "stat"


@dataclass(frozen=True)
class Series:
    """One line or set of bars; `values` runs parallel to the chart's `x`, None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    mark: Mark
    x: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str | None = None
    x_label: str | None = None
    y_label: str | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    type: Literal["chart"] = "chart"


@dataclass(frozen=True)
class Ranking:
    """Sorted items. `truncated_from` is the full count when only the top is kept."""

    items: tuple[Item, ...]
    unit: str | None = None
    order: Literal["desc", "asc"] = "desc"
    truncated_from: int | None = None
    type: Literal["ranking"] = "ranking"


@dataclass(frozen=True)
class Timeline:
    items: tuple[Item, ...]
    type: Literal["timeline"] = "timeline"


@dataclass(frozen=True)
class Process:
    items: tuple[Item, ...]
    ordered: bool = True
    type: Literal["process"] = "process"


@dataclass(frozen=True)
class ComparisonRow:
    """One row: a label and one cell for each column after it."""

    label: str
    cells: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """`columns` names the 2 to 5 things compared; every row has as many cells."""

    columns: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]
    type: Literal["comparison"] = "comparison"


@dataclass(frozen=True)
class List:
    items: tuple[Item, ...]
    type: Literal["list"] = "list"


@dataclass(frozen=True)
class Quote:
    text: str
    by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    type: Literal["quote"] = "quote"


@dataclass(frozen=True)
class Text:
    text: str
    evidence: tuple[Evidence, ...] = ()
    type: Literal["text"] = "text"


Block = Stat | Chart | Ranking | Timeline | Process | Comparison | List | Quote | Text


@dataclass(frozen=True)
class Section:
    """One card or group of cards. `salience` 0..1 decides what is kept when room is short."""

    blocks: tuple[Block, ...]
    heading: str | None = None
    salience: float = 0.5


@dataclass(frozen=True)
class Warning:
    """Something the reader of the answer should know; `code` is one of the spec's warning codes."""

    code: str
    message: str


@dataclass(frozen=True)
class Usage:
    """Tokens a model provider charged for."""

    input_tokens: int = 0
    output_tokens: int = 0


@dataclass(frozen=True)
class Analysis:
    """Who made the Document."""

    provider: str = "builtin"
    model: str | None = None
    usage: Usage | None = None


@dataclass(frozen=True)
class Document:
    title: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    lang: str = "en"
    subtitle: str | None = None
    warnings: tuple[Warning, ...] = ()
    analysis: Analysis = field(default_factory=Analysis)
    version: Literal[1] = 1
