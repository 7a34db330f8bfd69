"""A table to sections: what it is about, its headline figures, and the charts its shape allows. Every figure carries its SQL."""

from __future__ import annotations

import math
from dataclasses import replace

from infographix_api.engine import table
from infographix_api.engine.analysis import compose, csv_columns, csv_survey, naming
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
from infographix_api.engine.table import literal, quoted

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
    asked, told_of_questions = csv_survey.drafts(text, parsed)
    drafts = asked or story.drafts() or csv_survey.listed(parsed) or story.highest()
    if not drafts:
        raise InputError("no_data", "No column of it can be measured or counted; add a column of numbers.", POINTER)
    source = Source(SOURCE, f"{title} (table of {len(parsed.rows):,} rows)", "input")
    made = Document(title, compose.sections(drafts), (source,), brief.language or "en", _subtitle(about))
    told = (Warning(code, message) for code, message in story.warnings.items())
    return replace(made, warnings=(*parsed.warnings, *warnings, *told_of_questions, *told)), {SOURCE: text}


class _Story:
    """Builds the drafts of one table."""

    def __init__(self, text: str, p: Profile) -> None:
        self.text, self.p = text, p
        self.warnings: dict[str, str] = {}

    def drafts(self) -> list[Draft]:
        p = self.p
        if p.entity is None and p.is_keyed and len(p.periods) >= FEWEST_PERIODS:
            together, told = csv_columns.chosen(p.table, p.measures)
            if together:
                self.warnings |= {warning.code: warning.message for warning in told}
                return [draft for draft in (self.peaks(together[:3]), self.together(together)) if draft]
        found: list[Draft | None] = [self.headline()]
        for rank, measure in enumerate(p.measures[:4]):
            weight = 0.9 - 0.12 * rank
            found.append(self.over_time(measure, weight))
            found.append(self.ranking(measure, weight - 0.08))
        if not p.measures:
            found += self.counted()
        if p.entity and p.is_yearly and p.is_keyed and p.measures:
            found.append(self.changes(p.measures[0]))
        drafts = [draft for draft in found if draft is not None]
        return drafts or self.counted(numeric=True)

    def headline(self) -> Draft | None:
        """Up to three figures: the leader, the newest change, how much the table covers."""
        if len(self.p.table.rows) == 1:
            return self.only_row()
        if self.p.entity is None:
            return self.peaks(self.p.measures[:2])
        items = [self.leader(measure) for measure in self.p.measures[:2]]
        items += [self.change(self.p.measures[0])] if self.p.measures else []
        kept = tuple(item for item in items if item is not None)
        return Draft(None, [Stat(kept)], 1.0) if kept else None

    def peaks(self, measures: tuple[str, ...]) -> Draft | None:
        """When each measure was highest, and how the first has changed."""
        items = [self.peak(measure) for measure in measures] + [self.change(measure) for measure in measures[:1]]
        kept = tuple(item for item in items if item is not None)
        return Draft(None, [Stat(kept)], 1.0) if kept else None

    def peak(self, measure: str) -> Item | None:
        if not self.p.is_keyed or len(self.p.periods) < FEWEST_PERIODS:
            return None
        series, mean = self.series(measure)
        if not series:
            return None
        sql = f"SELECT p, m FROM ({series}) ORDER BY 2 DESC, 1 LIMIT 1"
        ((when, value),) = table.query(self.text, sql) or [(None, None)]
        if not isinstance(value, float):
            return None
        label = f"{naming.opening(measure)} in {when}, its highest{f' {mean}' if mean else ''}"
        return Item(label, value=naming.quantity(value, measure), evidence=(self.computed(sql, measure),))

    def series(self, measure: str) -> tuple[str, str]:
        """SQL for period `p` and value `m` of one measure over time; when that is long, of which means."""
        p = self.p
        if not self.is_daily():
            return f"SELECT {p.when} p, {quoted(measure)} m FROM t{self.only()}", ""
        for length, name in ((4, "yearly"), (7, "monthly")):
            sql = self.mean_of(measure, length)
            if len(table.query(self.text, sql)) >= FEWEST_PERIODS:
                return sql, f"{name} mean"
        return "", ""

    def mean_of(self, measure: str, length: int) -> str:
        """SQL for the means of whole years (4 letters of the date) or months (7)."""
        period, mean = f"substr({self.p.when}, 1, {length})", f"AVG({quoted(measure)})"
        grouped = f"SELECT {period} p, {mean} m, COUNT({quoted(measure)}) n FROM t{self.only()} GROUP BY 1"
        return f"SELECT p, m FROM ({grouped}) WHERE n >= {WHOLE} * (SELECT MAX(n) FROM ({grouped}))"

    def together(self, measures: tuple[str, ...]) -> Draft | None:
        """Several columns as the lines of one chart, in yearly means when there are many dates."""
        p, names = self.p, tuple(naming.opening(measure) for measure in measures)
        long = self.is_daily()
        period = f"substr({p.when}, 1, 4)" if long else p.when
        columns = ", ".join(
            f"AVG({quoted(measure)}) AS {quoted(name)}" for measure, name in zip(measures, names, strict=True)
        )
        sql = f"SELECT {period} p, {columns} FROM t{self.only()} GROUP BY 1 ORDER BY 1"
        draft = self.plotted(measures[0], sql, names, 0.9)
        if draft is None or not long:
            return draft
        self.warnings["resampled"] = f"{len(p.periods):,} dates were drawn as yearly means."
        return replace(draft, heading="Yearly means")

    def highest(self) -> list[Draft]:
        """Of numbers without names or dates, the largest of each column."""
        items = []
        for measure in self.p.measures[:6]:
            label = f"{naming.opening(measure)}, the highest of {len(self.p.table.rows):,} rows"
            sql = f"SELECT {literal(label)}, MAX({quoted(measure)}) FROM t"
            ((_, value),) = table.query(self.text, sql) or [(None, None)]
            if isinstance(value, float):
                items.append(
                    Item(label, value=naming.quantity(value, measure), evidence=(self.computed(sql, measure),))
                )
        return [Draft(None, [Stat(tuple(items))], 1.0)] if items else []

    def only_row(self) -> Draft | None:
        """The figures of a table of one row, as they stand."""
        items = []
        for measure in self.p.measures[:6]:
            label = naming.opening(measure)
            sql = f"SELECT {literal(label)}, {quoted(measure)} FROM t"
            for _, value in table.query(self.text, sql):
                if isinstance(value, float):
                    items.append(
                        Item(label, value=naming.quantity(value, measure), evidence=(self.computed(sql, measure),))
                    )
        return Draft(self.p.table.rows[0][0], [Stat(tuple(items))], 1.0) if items else None

    def leader(self, measure: str) -> Item | None:
        p = self.p
        if not p.entity or len(p.entities) < 2 or self.is_daily() or not self.one_row_each():
            return None
        named = f"{quoted(p.entity)}, {quoted(measure)}, {literal(naming.words(measure))}"
        sql = f"SELECT {named} FROM t{self.filter(measure)} ORDER BY 2 DESC, 1 LIMIT"
        row, *second = table.query(self.text, f"{sql} 2") or [("", None)]
        if not isinstance(row[1], float) or (second and second[0][1] == row[1]):
            return None  # nobody leads where two are level
        sql = f"{sql} 1"
        when = f" in {p.periods[-1]}" if p.periods else ""
        label = f"{row[0]} leads in {naming.words(measure)}{when}"
        return Item(label, value=naming.quantity(row[1], measure), evidence=(self.computed(sql, measure),))

    def change(self, measure: str) -> Item | None:
        """First to last period of the whole table, where each period is one row or shares are not added up."""
        p = self.p
        comparable = p.is_yearly and p.is_keyed and len(p.periods) >= FEWEST_PERIODS
        if not comparable or naming.is_share(measure) or (p.entity and not naming.adds_up(measure)):
            return None
        first, last = p.periods[0], p.periods[-1]
        complete = f"SELECT count(DISTINCT n) FROM (SELECT count(*) n FROM t{self.only()} GROUP BY {p.when})"
        if table.query(self.text, complete) != [(1.0,)]:
            return None
        value = f"SUM({quoted(measure)}) FILTER (WHERE {p.when} = '{{}}')"
        change = f"100 * ({value.format(last)} / {value.format(first)} - 1)"
        sql = f"SELECT {literal(naming.opening(measure))}, {literal(first)}, {literal(last)}, {change} FROM t{self.only()}"
        rows = table.query(self.text, sql)
        grown = rows[0][3] if rows else None
        if not isinstance(grown, float) or not math.isfinite(grown):
            return None
        display = f"{'+' if grown >= 0 else '−'}{abs(grown):,.0f} %"
        quantity = Quantity(display, grown, "%", "change")
        return Item(
            f"{naming.opening(measure)} grew from {first} to {last}"
            if grown >= 0
            else f"{naming.opening(measure)} shrank from {first} to {last}",
            value=quantity,
            evidence=(self.computed(sql, measure),),
        )

    def over_time(self, measure: str, weight: float) -> Draft | None:
        p = self.p
        if not p.is_keyed or len(p.periods) < FEWEST_PERIODS:
            return None
        if self.is_daily():
            return self.means(measure, weight)
        if p.entity is None or len(p.entities) == 1:
            return self.line(measure, (), weight)
        return self.line(measure, self.leaders(measure), weight)

    def line(self, measure: str, entities: tuple[str, ...], weight: float) -> Draft | None:
        p = self.p
        if entities:
            columns = ", ".join(
                f"MAX({quoted(measure)}) FILTER (WHERE {quoted(p.entity or '')} = {literal(e)}) AS {quoted(e)}"
                for e in entities
            )
            sql = f"SELECT {p.when}, {columns} FROM t{self.only()} GROUP BY 1 ORDER BY 1"
        else:
            sql = f"SELECT {p.when}, {quoted(measure)} FROM t{self.only()} ORDER BY 1"
        return self.plotted(measure, sql, entities or (naming.opening(measure),), weight)

    def means(self, measure: str, weight: float) -> Draft | None:
        """Means of whole years, or of whole months when there are too few years; over all entities if there are any."""
        sql, mean = self.series(measure)
        name = f"{naming.opening(measure)}, {mean}"
        draft = self.plotted(measure, f"{sql} ORDER BY 1", (name,), weight) if sql else None
        if draft is None:
            return None
        self.warnings["resampled"] = f"{len(self.p.periods):,} dates were drawn as {mean}s."
        if self.p.entity:
            among = f"{len(self.p.entities)} {naming.plural(naming.words(self.p.entity))}"
            self.warnings["series_limited"] = f"The mean of {among} was drawn instead of a line for each."
            name = f"{name} of {among}"
        return replace(draft, heading=name)

    def plotted(self, measure: str, sql: str, names: tuple[str, ...], weight: float) -> Draft | None:
        rows = table.query(self.text, sql)
        series = tuple(Series(name, tuple(_number(row[i]) for row in rows)) for i, name in enumerate(names, 1))
        if len(rows) < FEWEST_PERIODS or len({row[0] for row in rows}) < len(rows):
            return None
        mark: Mark = "column" if len(names) == 1 and len(rows) <= MOST_COLUMNS else "line"
        among = len(self.p.entities)
        note = f"The {len(names)} largest of {among}" if 1 < len(names) < among else None
        chart = Chart(
            mark,
            tuple(str(row[0]) for row in rows),
            series,
            unit=naming.unit_of(measure),
            note=note,
            evidence=(self.computed(sql, measure),),
        )
        return Draft(f"{naming.opening(measure)} over time", [chart], weight)

    def leaders(self, measure: str) -> tuple[str, ...]:
        if not self.one_row_each():
            return ()
        sql = f"SELECT {quoted(self.p.entity or '')} FROM t{self.filter(measure)} ORDER BY {quoted(measure)} DESC, 1 LIMIT {MOST_SERIES}"
        return tuple(str(row[0]) for row in table.query(self.text, sql))

    def ranking(self, measure: str, weight: float) -> Draft | None:
        p = self.p
        if not p.entity or len(p.entities) < 3 or self.is_daily() or not self.one_row_each():
            return None
        sql = f"SELECT {quoted(p.entity)}, {quoted(measure)} FROM t{self.filter(measure)} ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"
        rows = [(str(row[0]), row[1]) for row in table.query(self.text, sql) if isinstance(row[1], float)]
        block: Block = self.ranked(measure, rows)
        when = f", {p.periods[-1]}" if p.periods else ""
        return Draft(f"{naming.opening(measure)} by {naming.words(p.entity)}{when}", [block], weight) if rows else None

    def ranked(self, measure: str, rows: list[tuple[str, float]]) -> Ranking:
        p, items = self.p, []
        for name, value in rows:
            entity = quoted(p.entity or "")
            sql = f"SELECT {entity}, {quoted(measure)} FROM t{self.filter(measure)} AND {entity} = {literal(name)}"
            items.append(Item(name, value=naming.quantity(value, measure), evidence=(self.computed(sql, measure),)))
        total = len(p.entities)
        return Ranking(tuple(items), unit=naming.unit_of(measure), truncated_from=total if total > len(items) else None)

    def changes(self, measure: str) -> Draft | None:
        """Who changed most between the first and the last period, in percent or points."""
        p = self.p
        if not p.periods or len(p.periods) < 2 or len(p.entities) < 3 or not p.entity or not p.period:
            return None
        first, last = (
            f"MAX({quoted(measure)}) FILTER (WHERE {p.when} = '{period}')" for period in (p.periods[0], p.periods[-1])
        )
        points = naming.is_share(measure)
        change = f"{last} - {first}" if points else f"100 * ({last} / NULLIF({first}, 0) - 1)"
        group = f"SELECT {quoted(p.entity)} e, {change} c FROM t{self.only()} GROUP BY 1"
        rows = table.query(self.text, f"SELECT e, c FROM ({group}) WHERE isfinite(c) ORDER BY 2 DESC, 1 LIMIT 6")
        items = []
        for name, value in rows:
            if isinstance(value, float):
                sql = f"SELECT e, c FROM ({group}) WHERE e = {literal(str(name))}"
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
        return [name for name in found if name not in self.p.dated and not IDENTIFIER.search(name)]

    def counted(self, *, numeric: bool = False) -> list[Draft]:
        """Rows counted by up to three columns."""
        drafts = [self.counts(name, 0.8 - 0.1 * rank) for rank, name in enumerate(self.repeating(numeric=numeric)[:4])]
        return [draft for draft in drafts if draft][:3]

    def counts(self, column: str, weight: float) -> Draft | None:
        known = f"FROM t WHERE {quoted(column)} IS NOT NULL"
        sql = f"SELECT {quoted(column)}, COUNT(*) {known} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"
        items = []
        for value, count in table.query(self.text, sql):
            name = f"{value:g}" if isinstance(value, float) else value
            one = f"SELECT {literal(str(name))}, COUNT(*) {known} AND {quoted(column)} = {literal(str(name))}"
            quantity = Quantity(f"{count:,.0f}", float(count or 0))
            items.append(Item(str(name), value=quantity, evidence=(self.computed(one, column),)))
        ((kinds,),) = table.query(self.text, f"SELECT COUNT(DISTINCT {quoted(column)}) {known}")
        cut = int(kinds or 0) if int(kinds or 0) > len(items) else None
        if len({item.value.display for item in items if item.value}) < 2:
            return None  # all as often: nothing to tell
        return Draft(
            f"{naming.opening(column)}, by number of rows",
            [Ranking(tuple(items), unit="rows", truncated_from=cut)],
            weight,
        )

    def is_daily(self) -> bool:
        """One of so many dates says nothing."""
        return not self.p.is_yearly and len(self.p.periods) > MOST_POINTS

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


def _number(value: str | float | None) -> float | None:
    return value if isinstance(value, float) else None


def _title(brief: Brief, p: Profile) -> str:
    if brief.file_name:
        words = brief.file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip()
        if words:
            return words[:1].upper() + words[1:]
    measure = naming.opening(p.measures[0]) if p.measures else "Table"
    return f"{measure} by {naming.words(p.entity)}" if p.entity else f"{measure} over time"


def _subtitle(p: Profile) -> str:
    parts = [f"{len(p.entities):,} {naming.plural(naming.words(p.entity))}"] if p.entity and len(p.entities) > 1 else []
    if p.periods:
        parts.append(f"{p.periods[0]} to {p.periods[-1]}")
    parts.append(f"{len(p.table.rows):,} rows")
    return ", ".join(parts)
