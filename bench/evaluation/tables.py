"""Tables: expectations of the manifest that are met, traps that are not fallen into, warnings expected and given, time over DuckDB's own read."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from bench.evaluation.cases import AS_OF, Case
from bench.evaluation.score import Score
from infographix_api.engine import table
from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import Chart, Document, Ranking, Section

ROUNDS, STATIONS, DAYS = 5, 240, 1_461
CHARTS = {
    "line": ("line", "area", "column"),
    "column": ("column", "histogram"),
    "scatter": ("scatter",),
    "histogram": ("histogram",),
    "ranking": ("ranking",),
    "monthly means": ("line", "column"),
    "stat cards": ("stat",),
    "list": ("list",),
    "donut": ("donut",),
}
"""Words of `honest_chart`, and the marks and blocks they mean."""


def scores(cases: list[Case]) -> Iterator[Score]:
    tables = [case for case in cases if case.kind == "csv"]
    if not tables:
        return
    expected = [fact for case in tables for fact in _expected(case)]
    yield _score("tables: expectations met", expected, 0.9)
    yield _score("tables: traps not fallen into", [fact for case in tables for fact in _avoided(case)], 1.0)
    wanted = [(case, code) for case in tables for code in case.wanted["expect"].get("expected_warnings", ())]
    told = [(f"{case.name}: {code}", code in _told(case)) for case, code in wanted]
    yield _score("tables: warnings expected and given", told, 0.9)
    yield Score("13 MB table: time over DuckDB's own read", _time_over_read(), 1, at_most=3)


def _score(what: str, facts: list[tuple[str, bool]], at_least: float) -> Score:
    missed = tuple(name for name, is_true in facts if not is_true)
    return Score(what, len(facts) - len(missed), len(facts), at_least, missed=missed)


def _told(case: Case) -> set[str]:
    """The codes of the warnings, or of the refusal."""
    result = case.result
    return {result.code} if isinstance(result, InputError) else {warning.code for warning in result.warnings}


def _expected(case: Case) -> Iterator[tuple[str, bool]]:
    """(what, whether it is so): taken or refused, rows read, a chart of a kind that is honest, the first of a ranking."""
    wanted, made = case.wanted["expect"], case.result
    yield f"{case.name}: accepted", isinstance(made, Document) == wanted["accept"]
    if isinstance(made, InputError):
        return
    text = case.data.decode(wanted.get("encoding") or "utf-8").replace("\r\n", "\n").replace("\r", "\n")
    yield f"{case.name}: rows", table.parse(text).size - wanted["data_rows"] in (0, wanted.get("excluded_records"))
    shown = {getattr(block, "mark", block.type) for section in made.sections for block in section.blocks}
    honest = {mark for words, marks in CHARTS.items() if words in wanted["honest_chart"] for mark in marks}
    if honest:
        yield f"{case.name}: {wanted['honest_chart']}", bool(honest & shown)
    if first := wanted.get("computed", {}).get("top3"):
        rankings = [[i.label for i in block.items[:3]] for block in _blocks(made) if isinstance(block, Ranking)]
        yield f"{case.name}: top three", [name for name, _ in first] in rankings


def _blocks(made: Document) -> Iterator[object]:
    for section in made.sections:
        yield from section.blocks


def _avoided(case: Case) -> Iterator[tuple[str, bool]]:
    made = case.result
    for trap in case.wanted["expect"].get("must_not", ()):
        if trap in TRAPS and isinstance(made, Document):
            yield f"{case.name}: {trap}", not any(TRAPS[trap](section) for section in made.sections)


def _names(section: Section) -> list[str]:
    """Headings, labels and series."""
    items = [item.label for block in section.blocks for item in getattr(block, "items", ())]
    series = [series.name for block in section.blocks if isinstance(block, Chart) for series in block.series]
    return [section.heading or "", *items, *series]


def _values(section: Section) -> list[float | None]:
    items = [i.value.value for block in section.blocks for i in getattr(block, "items", ()) if i.value]
    plotted = [v for b in section.blocks if isinstance(b, Chart) for series in b.series for v in series.values]
    return [*items, *plotted]


def _names_any(*names: str) -> Callable[[Section], bool]:
    return lambda section: any(name in shown for name in names for shown in _names(section))


def _shows_any(low: float, high: float) -> Callable[[Section], bool]:
    return lambda section: any(value is not None and low <= value <= high for value in _values(section))


def _has_mark(mark: str) -> Callable[[Section], bool]:
    return lambda section: any(getattr(block, "mark", "") == mark for block in section.blocks)


def _tells_a_change(section: Section) -> bool:
    items = (item for block in section.blocks for item in getattr(block, "items", ()))
    return any(item.value is not None and item.value.kind == "change" for item in items)


TRAPS: dict[str, Callable[[Section], bool]] = {
    "ranking of local_price": _names_any("Local price", "local price"),
    "4.105263158 as a response": lambda section: _shows_any(4.105, 4.106)(section) and _has_mark("line")(section),
    "All natural disasters beside its parts": _names_any("All natural disasters"),
    "35.361 read as 35": _shows_any(35.36, 35.37),
    "'35361' as a column name": _names_any("35361"),
    "EU in the ranking": lambda section: "EU" in _names(section),
    "donut over all years": _has_mark("donut"),
    "CVE numbers as quantities": _names_any("Cve ID", "cve id", "CVE-"),
    "trend": _tells_a_change,
    "first-to-last change": _tells_a_change,
    "R# as a measure": _names_any("R#"),
    "43299 as a quantity": _shows_any(43_000, 43_999),
    "scatter nonfarm v private": _has_mark("scatter"),
}


def _time_over_read() -> float:
    """The whole analysis of a table of 350,000 rows over reading its file into DuckDB, side by side."""
    text = "station,date,rain,warmest,coldest,wind,sky\n" + "".join(
        f"S{s:03},{2012 + d // 366}-{1 + d // 31 % 12:02}-{1 + d % 28:02},{d % 37 / 2:.1f},{d % 41 - 4}.{s % 10},{d % 29 - 6}.{s % 10},"
        f"{d % 19 / 4:.1f},{('sun', 'rain', 'drizzle', 'fog', 'snow')[d % 5]}\n"
        for s in range(STATIONS)
        for d in range(DAYS)
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        file.write_text(text, encoding="utf-8")
        pairs = [
            (_analyzed(f"{text}S,2012-01-01,{i},1,1,1,sun\n"), _seconds(lambda: _read(file))) for i in range(ROUNDS)
        ]
    return min(ours for ours, _ in pairs) / min(theirs for _, theirs in pairs)


def _analyzed(text: str) -> float:
    """Each text is another, so nothing of it is remembered."""
    brief = Brief("csv", text.encode(), AS_OF)
    return _seconds(lambda: analyze(brief))


def _read(file: Path) -> None:
    with duckdb.connect(":memory:", config={"threads": "1"}) as connection:
        connection.execute("CREATE TABLE t AS FROM read_csv(?)", [str(file)])


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
