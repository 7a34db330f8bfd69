"""A table together with what it is about: asked in the terms of its periods, entities and measures. Chooses nothing to draw."""

from __future__ import annotations

from dataclasses import dataclass, field

from infographix_api.engine import table
from infographix_api.engine.analysis.profile import Profile
from infographix_api.engine.document import (
    Evidence,
)
from infographix_api.engine.table import Row, quoted

SOURCE = "s1"
MOST_POINTS, FEWEST_PERIODS, WHOLE = 60, 3, 0.9


@dataclass(frozen=True)
class View:
    """`warnings` gathers what the drafts leave out, by code."""

    text: str
    p: Profile
    warnings: dict[str, str] = field(default_factory=dict)

    def query(self, sql: str) -> list[Row]:
        return table.query(self.text, sql)

    def only(self) -> str:
        return f" WHERE {self.p.where}" if self.p.where else ""

    def filter(self, measure: str | None) -> str:
        """Rows of the last period, without totals, where the measure is known."""
        parts = [self.p.where] if self.p.where else []
        if self.p.period:
            parts.append(f"{self.p.when} = '{self.p.periods[-1]}'")
        parts.append(f"{quoted(measure)} IS NOT NULL" if measure else "TRUE")
        return " WHERE " + " AND ".join(parts)

    def one_row_each(self) -> bool:
        """Whether an entity has one row (in the last period): only then may its value be shown without adding up."""
        sql = f"SELECT MAX(n) FROM (SELECT COUNT(*) n FROM t{self.filter(None)} GROUP BY {quoted(self.p.entity or '')})"
        return self.query(sql) == [(1.0,)]

    def is_daily(self) -> bool:
        """One of so many dates says nothing."""
        return not self.p.is_yearly and len(self.p.periods) > MOST_POINTS

    def series(self, measure: str) -> tuple[str, str]:
        """SQL for period `p` and value `m` of one measure over time; when that is long, of which means."""
        p = self.p
        if not self.is_daily():
            return f"SELECT {p.when} p, {quoted(measure)} m FROM t{self.only()}", ""
        for length, name in ((4, "yearly"), (7, "monthly")):
            sql = self.mean_of(measure, length)
            if len(self.query(sql)) >= FEWEST_PERIODS:
                return sql, f"{name} mean"
        return "", ""

    def mean_of(self, measure: str, length: int) -> str:
        """SQL for the means of whole years (4 letters of the date) or months (7)."""
        period, mean = f"substr({self.p.when}, 1, {length})", f"AVG({quoted(measure)})"
        grouped = f"SELECT {period} p, {mean} m, COUNT({quoted(measure)}) n FROM t{self.only()} GROUP BY 1"
        return f"SELECT p, m FROM ({grouped}) QUALIFY n >= {WHOLE} * MAX(n) OVER () ORDER BY 1"

    def computed(self, sql: str, column: str) -> Evidence:
        return Evidence(SOURCE, "computed", op=sql, columns=(column,))
