"""A table to sections: what it is about, its headline figures, and the charts its shape allows. Every figure carries its SQL."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from infographix_api.engine import table
from infographix_api.engine.analysis import compose
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.profile import IDENTIFIER, Profile, profile
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import (
    Block,
    Chart,
    Document,
    Evidence,
    Item,
    Mark,
    Quantity,
    Ranking,
    Series,
    Source,
    Stat,
    Warning,
)
from infographix_api.engine.table import quoted

SOURCE = "s1"
POINTER = "/source/text"
MOST_SERIES, MOST_RANKED, MOST_COLUMNS, MOST_POINTS = 5, 8, 14, 60
FEWEST_PERIODS, LONGEST, WHOLE, MOST_READ = 3, 60, 0.9, 60


def document(brief: Brief, text: str) -> tuple[Document, dict[str, str]]:
    """Raises InputError `no_data` for a table without rows, `not_tabular` for what is none."""
    parsed = table.parse(text)
    if not parsed.rows:
        raise InputError("no_data", "The table has a header but no rows; add at least one row of data.", POINTER)
    if len(parsed.columns) < 2:
        raise InputError("not_tabular", "It has one column only; separate columns by comma, semicolon or tab.", POINTER)
    about, warnings = profile(parsed)
    title = brief.title or _title(brief, about)
    story = _Story(text, about)
    drafts = story.drafts()
    if not drafts:
        raise InputError("no_data", "No column of it can be measured or counted; add a column of numbers.", POINTER)
    source = Source(SOURCE, f"{title} (table of {len(parsed.rows):,} rows)", "input")
    made = Document(title, compose.sections(drafts), (source,), brief.language or "en", _subtitle(about))
    told = (Warning(code, message) for code, message in story.warnings.items())
    return replace(made, warnings=(*parsed.warnings, *warnings, *told)), {SOURCE: text}


class _Story:
    """Builds the drafts of one table."""

    def __init__(self, text: str, p: Profile) -> None:
        self.text, self.p = text, p
        self.warnings: dict[str, str] = {}

    def drafts(self) -> list[Draft]:
        p = self.p
        found: list[Draft | None] = [self.headline()]
        for rank, measure in enumerate(p.measures[:4]):
            weight = 0.9 - 0.12 * rank
            found.append(self.over_time(measure, weight))
            found.append(self.ranking(measure, weight - 0.08))
        if not p.measures:
            found += [self.counts(name, 0.8 - 0.1 * rank) for rank, name in enumerate(self.repeating()[:3])]
        if p.entity and p.is_yearly and p.is_keyed and p.measures:
            found.append(self.changes(p.measures[0]))
        drafts = [draft for draft in found if draft is not None]
        return drafts or [self.counts(name, 0.6) for name in self.repeating(numeric=True)[:3]]

    def headline(self) -> Draft | None:
        """Up to three figures: the leader, the newest change, how much the table covers."""
        if len(self.p.table.rows) == 1:
            return self.only_row()
        items = [self.leader(measure) for measure in self.p.measures[:2]]
        items += [self.change(self.p.measures[0])] if self.p.measures else []
        kept = tuple(item for item in items if item is not None)
        return Draft(None, [Stat(kept)], 1.0) if kept else None

    def only_row(self) -> Draft | None:
        """The figures of a table of one row, as they stand."""
        items = []
        for measure in self.p.measures[:6]:
            label = _opening(measure)
            sql = f"SELECT {_text(label)}, {quoted(measure)} FROM t"
            for _, value in table.query(self.text, sql):
                if isinstance(value, float):
                    items.append(Item(label, value=_quantity(value, measure), evidence=(self.computed(sql, measure),)))
        return Draft(self.p.table.rows[0][0], [Stat(tuple(items))], 1.0) if items else None

    def leader(self, measure: str) -> Item | None:
        p = self.p
        if not p.entity or len(p.entities) < 2 or not self.one_row_each():
            return None
        named = f"{quoted(p.entity)}, {quoted(measure)}, {_text(_words(measure))}"
        sql = f"SELECT {named} FROM t{self.filter(measure)} ORDER BY 2 DESC, 1 LIMIT 1"
        row = next(iter(table.query(self.text, sql)), None)
        if row is None or not isinstance(row[1], float):
            return None
        when = f" in {p.periods[-1]}" if p.periods else ""
        label = f"{row[0]} leads in {_words(measure)}{when}"
        return Item(label, value=_quantity(row[1], measure), evidence=(self.computed(sql, measure),))

    def change(self, measure: str) -> Item | None:
        """First to last period of the whole table, where each period is one row or shares are not added up."""
        p = self.p
        comparable = p.is_yearly and p.is_keyed and len(p.periods) >= FEWEST_PERIODS
        if not comparable or _is_share(measure) or (p.entity and not _adds_up(measure)):
            return None
        first, last = p.periods[0], p.periods[-1]
        complete = f"SELECT count(DISTINCT n) FROM (SELECT count(*) n FROM t{self.only()} GROUP BY {p.when})"
        if table.query(self.text, complete) != [(1.0,)]:
            return None
        value = f"SUM({quoted(measure)}) FILTER (WHERE {p.when} = '{{}}')"
        change = f"100 * ({value.format(last)} / {value.format(first)} - 1)"
        sql = f"SELECT {_text(_opening(measure))}, {_text(first)}, {_text(last)}, {change} FROM t{self.only()}"
        rows = table.query(self.text, sql)
        grown = rows[0][3] if rows else None
        if not isinstance(grown, float) or not math.isfinite(grown):
            return None
        display = f"{'+' if grown >= 0 else '−'}{abs(grown):,.0f} %"
        quantity = Quantity(display, grown, "%", "change")
        return Item(
            f"{_opening(measure)} grew from {first} to {last}"
            if grown >= 0
            else f"{_opening(measure)} shrank from {first} to {last}",
            value=quantity,
            evidence=(self.computed(sql, measure),),
        )

    def over_time(self, measure: str, weight: float) -> Draft | None:
        p = self.p
        if not p.is_keyed or len(p.periods) < FEWEST_PERIODS:
            return None
        if p.entity is None and not p.is_yearly and len(p.periods) > MOST_POINTS:
            return self.means(measure, weight)
        if p.entity is None or len(p.entities) == 1:
            return self.line(measure, (), weight)
        return self.line(measure, self.leaders(measure), weight)

    def line(self, measure: str, entities: tuple[str, ...], weight: float) -> Draft | None:
        p = self.p
        if entities:
            columns = ", ".join(
                f"MAX({quoted(measure)}) FILTER (WHERE {quoted(p.entity or '')} = {_text(e)}) AS {quoted(e)}"
                for e in entities
            )
            sql = f"SELECT {p.when}, {columns} FROM t{self.only()} GROUP BY 1 ORDER BY 1"
        else:
            sql = f"SELECT {p.when}, {quoted(measure)} FROM t{self.only()} ORDER BY 1"
        return self.plotted(measure, sql, entities or (_opening(measure),), weight)

    def means(self, measure: str, weight: float) -> Draft | None:
        """Means of whole years, or of whole months when there are too few years."""
        for length, name in ((4, "yearly"), (7, "monthly")):
            period, mean = f"substr({self.p.when}, 1, {length})", f"AVG({quoted(measure)})"
            grouped = f"SELECT {period} p, {mean} m, COUNT({quoted(measure)}) n FROM t{self.only()} GROUP BY 1"
            sql = f"SELECT p, m FROM ({grouped}) WHERE n >= {WHOLE} * (SELECT MAX(n) FROM ({grouped})) ORDER BY 1"
            draft = self.plotted(measure, sql, (f"{_opening(measure)}, {name} mean",), weight)
            if draft:
                self.warnings["resampled"] = f"{len(self.p.periods):,} dates were drawn as {name} means."
                return replace(draft, heading=f"{_opening(measure)}, {name} mean")
        return None

    def plotted(self, measure: str, sql: str, names: tuple[str, ...], weight: float) -> Draft | None:
        rows = table.query(self.text, sql)
        series = tuple(Series(name, tuple(_number(row[i]) for row in rows)) for i, name in enumerate(names, 1))
        if len(rows) < FEWEST_PERIODS or len({row[0] for row in rows}) < len(rows):
            return None
        mark: Mark = "column" if len(names) == 1 and len(rows) <= MOST_COLUMNS else "line"
        among = len(self.p.entities)
        note = f"The {len(names)} largest of {among}" if len(names) < among else None
        chart = Chart(
            mark,
            tuple(str(row[0]) for row in rows),
            series,
            unit=_unit(measure),
            note=note,
            evidence=(self.computed(sql, measure),),
        )
        return Draft(f"{_opening(measure)} over time", [chart], weight)

    def leaders(self, measure: str) -> tuple[str, ...]:
        if not self.one_row_each():
            return ()
        sql = f"SELECT {quoted(self.p.entity or '')} FROM t{self.filter(measure)} ORDER BY {quoted(measure)} DESC, 1 LIMIT {MOST_SERIES}"
        return tuple(str(row[0]) for row in table.query(self.text, sql))

    def ranking(self, measure: str, weight: float) -> Draft | None:
        p = self.p
        if not p.entity or len(p.entities) < 3 or not self.one_row_each():
            return None
        sql = f"SELECT {quoted(p.entity)}, {quoted(measure)} FROM t{self.filter(measure)} ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"
        rows = [(str(row[0]), row[1]) for row in table.query(self.text, sql) if isinstance(row[1], float)]
        block: Block = self.ranked(measure, rows)
        when = f", {p.periods[-1]}" if p.periods else ""
        return Draft(f"{_opening(measure)} by {_words(p.entity)}{when}", [block], weight) if rows else None

    def ranked(self, measure: str, rows: list[tuple[str, float]]) -> Ranking:
        p, items = self.p, []
        for name, value in rows:
            entity = quoted(p.entity or "")
            sql = f"SELECT {entity}, {quoted(measure)} FROM t{self.filter(measure)} AND {entity} = {_text(name)}"
            items.append(Item(name, value=_quantity(value, measure), evidence=(self.computed(sql, measure),)))
        total = len(p.entities)
        return Ranking(tuple(items), unit=_unit(measure), truncated_from=total if total > len(items) else None)

    def changes(self, measure: str) -> Draft | None:
        """Who changed most between the first and the last period, in percent or points."""
        p = self.p
        if not p.periods or len(p.periods) < 2 or len(p.entities) < 3 or not p.entity or not p.period:
            return None
        first, last = (
            f"MAX({quoted(measure)}) FILTER (WHERE {p.when} = '{period}')" for period in (p.periods[0], p.periods[-1])
        )
        points = _is_share(measure)
        change = f"{last} - {first}" if points else f"100 * ({last} / NULLIF({first}, 0) - 1)"
        group = f"SELECT {quoted(p.entity)} e, {change} c FROM t{self.only()} GROUP BY 1"
        rows = table.query(self.text, f"SELECT e, c FROM ({group}) WHERE isfinite(c) ORDER BY 2 DESC, 1 LIMIT 6")
        items = []
        for name, value in rows:
            if isinstance(value, float):
                sql = f"SELECT e, c FROM ({group}) WHERE e = {_text(str(name))}"
                text = f"{'+' if value >= 0 else '−'}{abs(value):,.{0 if abs(value) >= 10 else 1}f}{' pp' if points else ' %'}"
                items.append(
                    Item(
                        str(name),
                        value=Quantity(text, value, "pp" if points else "%", "change"),
                        evidence=(self.computed(sql, measure),),
                    )
                )
        unit = "percentage points" if points else "%"
        ranking = Ranking(
            tuple(items), unit=unit, truncated_from=len(p.entities) if len(p.entities) > len(items) else None
        )
        return Draft(f"Change from {p.periods[0]} to {p.periods[-1]}", [ranking], 0.72) if len(items) >= 3 else None

    def repeating(self, *, numeric: bool = False) -> list[str]:
        """Columns of names that come back: what rows can be counted by."""
        found = []
        for column in self.p.table.columns[:MOST_READ]:
            name = quoted(column.name)
            sql = f"SELECT COUNT(DISTINCT {name}), COUNT({name}), MAX(LENGTH(CAST({name} AS VARCHAR))) FROM t"
            ((kinds, rows, longest),) = table.query(self.text, sql)
            if not isinstance(kinds, float) or not isinstance(rows, float) or not isinstance(longest, float):
                continue
            if column.numeric == numeric and 2 <= kinds <= rows / 2 and longest <= LONGEST:
                found.append(column.name)
        return [name for name in found if name != self.p.period and not IDENTIFIER.search(name)]

    def counts(self, column: str, weight: float) -> Draft:
        known = f"FROM t WHERE {quoted(column)} IS NOT NULL"
        sql = f"SELECT {quoted(column)}, COUNT(*) {known} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"
        items = []
        for value, count in table.query(self.text, sql):
            name = f"{value:g}" if isinstance(value, float) else value
            one = f"SELECT {_text(str(name))}, COUNT(*) {known} AND {quoted(column)} = {_text(str(name))}"
            quantity = Quantity(f"{count:,.0f}", float(count or 0))
            items.append(Item(str(name), value=quantity, evidence=(self.computed(one, column),)))
        ((kinds,),) = table.query(self.text, f"SELECT COUNT(DISTINCT {quoted(column)}) {known}")
        cut = int(kinds or 0) if int(kinds or 0) > len(items) else None
        return Draft(f"Rows by {_words(column)}", [Ranking(tuple(items), unit="rows", truncated_from=cut)], weight)

    def one_row_each(self) -> bool:
        """Whether an entity has one row (in the last period): only then may its value be shown without adding up."""
        sql = f"SELECT MAX(n) FROM (SELECT COUNT(*) n FROM t{self.filter(None)} GROUP BY {quoted(self.p.entity or '')})"
        return table.query(self.text, sql) == [(1.0,)]

    def only(self) -> str:
        return f" WHERE {self.p.where}" if self.p.where else ""

    def filter(self, measure: str | None) -> str:
        """Rows of the last period, without totals, where the measure is known."""
        parts = [self.p.where] if self.p.where else []
        if self.p.period:
            parts.append(f"{self.p.when} = '{self.p.periods[-1]}'")
        parts.append(f"{quoted(measure)} IS NOT NULL" if measure else "TRUE")
        return " WHERE " + " AND ".join(parts)

    def computed(self, sql: str, column: str) -> Evidence:
        return Evidence(SOURCE, "computed", op=sql, columns=(column,))


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _number(value: str | float | None) -> float | None:
    return value if isinstance(value, float) else None


def _quantity(value: float, measure: str) -> Quantity:
    unit = _unit(measure)
    if abs(value) >= 1e12:
        text = f"{value / 1e12:,.2f} trillion"
    elif abs(value) >= 1e9:
        text = f"{value / 1e9:,.2f} billion"
    elif abs(value) >= 1e6:
        text = f"{value / 1e6:,.1f} million"
    elif abs(value) >= 100 or value == int(value):
        text = f"{value:,.0f}"
    else:
        text = f"{value:,.3g}" if abs(value) < 1 else f"{value:,.1f}"
    if unit == "%":
        return Quantity(f"{text} %", value, "%", "percent")
    return Quantity(text.replace("-", "−"), value, unit, "measure" if unit else "count")


def _unit(measure: str) -> str | None:
    match = re.search(r"\(([^)]{1,24})\)\s*$|\[([^\]]{1,24})\]\s*$", measure)
    if match:
        return (match[1] or match[2]).strip()
    lowered = measure.casefold()
    if _is_share(measure):
        return "%"
    return next(
        (
            unit
            for unit in ("TWh", "GWh", "ppm", "kg", "km", "USD", "EUR")
            if re.search(rf"(?:^|[_\s]){unit.casefold()}$", lowered)
        ),
        None,
    )


def _is_share(measure: str) -> bool:
    return bool(re.search(r"share|percent|pct|%|rate\b", measure, re.IGNORECASE))


def _adds_up(measure: str) -> bool:
    return not _is_share(measure) and not re.search(
        r"per[_\s]|average|mean|median|index|intensity|price|cost|temperature", measure, re.IGNORECASE
    )


def _words(name: str) -> str:
    """A column's name for people: unit and underscores gone."""
    text = re.sub(r"\s*[(\[][^)\]]*[)\]]\s*$", "", name).replace("_", " ").strip()
    is_acronym = text[1:2].isupper() or len(text) == 1
    return text if is_acronym else text[:1].lower() + text[1:]


def _opening(name: str) -> str:
    """The same at the beginning of a line; acronyms keep their capitals."""
    words = _words(name)
    return words[:1].upper() + words[1:]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word if word.endswith("s") else word + "s"


def _title(brief: Brief, p: Profile) -> str:
    if brief.file_name:
        words = brief.file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip()
        if words:
            return words[:1].upper() + words[1:]
    measure = _opening(p.measures[0]) if p.measures else "Table"
    return f"{measure} by {_words(p.entity)}" if p.entity else f"{measure} over time"


def _subtitle(p: Profile) -> str:
    parts = [f"{len(p.entities):,} {_plural(_words(p.entity))}"] if p.entity and len(p.entities) > 1 else []
    if p.periods:
        parts.append(f"{p.periods[0]} to {p.periods[-1]}")
    parts.append(f"{len(p.table.rows):,} rows")
    return ", ".join(parts)
