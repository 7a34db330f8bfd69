"""A table together with what it is about: asked in the terms of its periods, entities and measures. Chooses nothing to draw."""

from __future__ import annotations

from dataclasses import dataclass, field

from infographix_api.engine import table
from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.profile import Profile
from infographix_api.engine.document import (
    Evidence,
)
from infographix_api.engine.table import Row, literal, quoted

SOURCE = "s1"
MOST_RANKED, MOST_POINTS, FEWEST_PERIODS, WHOLE = 8, 60, 3, 0.9
MANY_PERIODS, MOSTLY, SMALL_STEP, DIRECT = 6, 0.7, 0.3, 0.5
DAY = 8  # where it begins in a date


@dataclass(frozen=True)
class Standing:
    """SQL for the value of each entity; `how` and `when` say in words what it is and of which time."""

    entity: str
    value: str
    where: str
    grouped: str
    how: str
    when: str

    def ordered(self) -> str:
        """The highest first."""
        return f"{self._of_all()} ORDER BY 2 DESC, 1 LIMIT {MOST_RANKED}"

    def first(self, what: str) -> str:
        """The highest, and what it is the highest of."""
        return f"SELECT *, {literal(what)} FROM ({self.ordered()}) LIMIT 1"

    def size(self) -> str:
        """How many stand in that order."""
        return f"SELECT COUNT(*) FROM ({self._of_all()})"

    def _of_all(self) -> str:
        return f"SELECT {quoted(self.entity)}, {self.value} FROM t{self.where}{self.grouped}"


@dataclass(frozen=True)
class View:
    """`warnings` gathers what the drafts leave out, by code."""

    text: str
    p: Profile
    warnings: dict[str, str] = field(default_factory=dict)

    def query(self, sql: str) -> list[Row]:
        return table.query(self.text, sql)

    def count(self, sql: str) -> int:
        ((found,),) = self.query(sql)
        return int(found or 0)

    def of(self, measure: str) -> str:
        """SQL for a measure: a column, or computed from some."""
        return self.p.formulas.get(measure) or quoted(measure)

    def only(self) -> str:
        return f" WHERE {self.p.where}" if self.p.where else ""

    def known(self, measure: str | None) -> str:
        """Rows without totals where the measure is known."""
        parts = [self.p.where] if self.p.where else []
        return " WHERE " + " AND ".join([*parts, f"{self.of(measure)} IS NOT NULL" if measure else "TRUE"])

    def filter(self, measure: str | None) -> str:
        """The same, of the last period."""
        return self.known(measure) + (f" AND {self.p.when} = '{self.p.periods[-1]}'" if self.p.period else "")

    def standing(self, measure: str) -> Standing | None:
        """Who stands where in a measure: in the last period, or over all of it where one date says little."""
        p = self.p
        if not p.entity or len(p.entities) < 2:
            return None
        adds, whole = naming.is_amount(measure), naming.span(p.periods)
        if (not p.is_keyed and not self.one_row_each()) or (adds and self.comes_and_goes(measure)):
            value = f"{'SUM' if adds else 'AVG'}({self.of(measure)})"
            return Standing(p.entity, value, self.known(measure), " GROUP BY 1", "" if adds else "average ", whole)
        if self.is_daily() or not self.one_row_each():
            return None
        return Standing(
            p.entity,
            self.of(measure),
            self.filter(measure),
            "",
            "",
            naming.when(p.periods[-1], p.periods) if p.periods else "",
        )

    def comes_and_goes(self, measure: str) -> bool:
        """By days, or up and down so much that a single period says little."""
        p = self.p
        if not p.is_yearly:
            return len({period[DAY:] for period in p.periods}) > 1
        return len(p.periods) >= MANY_PERIODS and len(self.steady(measure)) < MOSTLY * len(p.entities)

    def steady(self, measure: str) -> frozenset[str]:
        """Entities measured nearly always that change by small steps or mostly in one direction."""
        named = quoted(self.p.entity) if self.p.entity else "''"
        values = f"SELECT {named} e, {self.p.when} w, {self.of(measure)} m FROM t{self.known(measure)}"
        steps = f"SELECT e, w, m, abs(m - lag(m) OVER (PARTITION BY e ORDER BY w)) step FROM ({values})"
        small = f"avg(step) <= {SMALL_STEP} * avg(abs(m))"
        direct = f"abs(arg_max(m, w) - arg_min(m, w)) >= {DIRECT} * sum(step)"
        long = f"count(*) >= {MOSTLY} * {len(self.p.periods)}"
        sql = f"SELECT e FROM ({steps}) GROUP BY 1 HAVING ({small} OR {direct}) AND {long}"
        return frozenset(str(row[0]) for row in self.query(sql))

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
            return f"SELECT {p.when} p, {self.of(measure)} m FROM t{self.only()}", ""
        for length, name in ((4, "yearly"), (7, "monthly")):
            sql = self.mean_of(measure, length)
            if len(self.query(sql)) >= FEWEST_PERIODS:
                return sql, f"{name} mean"
        return "", ""

    def mean_of(self, measure: str, length: int) -> str:
        """SQL for the means of whole years (4 letters of the date) or months (7)."""
        period, mean = f"substr({self.p.when}, 1, {length})", f"AVG({self.of(measure)})"
        grouped = f"SELECT {period} p, {mean} m, COUNT({self.of(measure)}) n FROM t{self.only()} GROUP BY 1"
        return f"SELECT p, m FROM ({grouped}) QUALIFY n >= {WHOLE} * MAX(n) OVER () ORDER BY 1"

    def computed(self, sql: str, column: str) -> Evidence:
        return Evidence(SOURCE, "computed", op=sql, columns=(column,))
