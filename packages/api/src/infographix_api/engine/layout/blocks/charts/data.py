"""A chart's data made safe to draw: finite numbers or gaps, numeric positions where x allows them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from infographix_api.engine import icons
from infographix_api.engine.document import Chart, Mark
from infographix_api.engine.layout import numbers, periods
from infographix_api.engine.layout.periods import Labels, Period
from infographix_api.engine.layout.usable import finite
from infographix_api.engine.palette import BELOW_ZERO

ZERO_BASED: frozenset[Mark] = frozenset(("column", "stacked", "bar", "area", "histogram"))
# a line whose lowest value is less than this share of its highest starts at zero too
_NEAR_ZERO = 1 / 3
_FIRST_YEAR, _LAST_YEAR = 1000, 3000
# bars and parts with names; more are not read but counted
_MOST: dict[Mark, int] = {"bar": 12, "column": 60, "stacked": 60, "donut": 8, "waffle": 6, "histogram": 60}


@dataclass(frozen=True)
class Data:
    """`rows[k][i]` is series k at category i; `positions[i]` its place along x. Categories that are `periods` are named
    in words.
    """

    mark: Mark
    categories: tuple[str, ...]
    positions: tuple[float, ...]
    is_numeric: bool
    names: tuple[str, ...]
    rows: tuple[tuple[float | None, ...], ...]
    unit: str
    lang: str
    left_out: int = 0  # categories too many to draw
    note: str = ""  # how the data were thinned
    icon: str | None = None  # of its first category, where that is sure of one
    # where the categories are days, months, …, each later than the one before
    periods: tuple[Period, ...] | None = None

    @property
    def first(self) -> tuple[float | None, ...]:
        return self.rows[0]

    def extent(self) -> tuple[float, float]:
        """Lowest and highest value that the axis must reach."""
        values = [v for row in (self.totals() if self.mark == "stacked" else self.rows) for v in row if v is not None]
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
        is_near_zero = self.mark == "line" and 0 < low < _NEAR_ZERO * high
        return (min(0.0, low), max(0.0, high)) if self.mark in ZERO_BASED or is_near_zero else (low, high)

    def totals(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Heights of the stacks: positive parts upwards, negative parts downwards."""
        columns = list(zip(*self.rows, strict=True))
        up = tuple(sum(v for v in column if v and v > 0) for column in columns)
        down = tuple(sum(v for v in column if v and v < 0) for column in columns)
        return up, down

    def has_negative(self) -> bool:
        return any(v is not None and v < 0 for row in self.rows for v in row)

    def color(self, series: int, value: float) -> int:
        """The series whose colour a bar has: that of what is below zero, where one series alone falls there."""
        return BELOW_ZERO if value < 0 and len(self.rows) == 1 else series

    def signed(self) -> bool:
        low, high = self.extent()
        return self.mark in ("line", "scatter") and low < 0 < high

    def written(self, value: float, *, as_tick: bool = False) -> str:
        if as_tick:
            text = numbers.tick(value, self.lang)
        else:
            shown = numbers.decimals(v for row in self.rows for v in row if v is not None)
            text = numbers.label(value, self.lang, shown)
        signed = f"+{text}" if self.signed() and value > 0 else text
        return f"{signed}%" if self.unit == "%" else signed

    def written_across(self, value: float) -> str:
        """A tick of a numeric x axis; years go without separators."""
        is_year = all(_FIRST_YEAR <= p < _LAST_YEAR and p == int(p) for p in self.positions)
        return f"{value:g}" if is_year else numbers.tick(value, self.lang)

    def ways(self) -> list[Labels]:
        """How periods may be named along an axis, the most names first; none for other categories."""
        return list(periods.ways(self.periods, self.lang)) if self.periods else []

    def rows_named(self) -> tuple[str, ...]:
        """Names of the categories one below the other: of periods that follow each other, the year where it changes."""
        first = next(iter(self.ways()), ())
        return tuple(name for _, name in first) if len(first) == len(self.categories) else self.categories

    def units_are_written(self) -> bool:
        """Whether every value and tick carries the unit, so that a caption need not tell it."""
        return self.unit == "%"

    def with_unit(self, value: float) -> str:
        """A value and its unit, set the way the unit wants it."""
        text = self.written(value)
        return text if not self.unit or self.units_are_written() else f"{text} {self.unit}"


def prepare(chart: Chart, lang: str) -> Data:
    """Non-finite values become gaps, and what is too much for a page is thinned: see `_fewer`."""
    data = _data(chart, lang)
    most = _MOST.get(data.mark, 0)
    return _fewer(data, most) if 0 < most < len(data.categories) else data


def _fewer(data: Data, most: int) -> Data:
    """Long numeric columns become an area; adjacent bins are added up; of names, the largest are kept."""
    if data.mark == "column" and data.is_numeric:
        return replace(data, mark="area" if len(data.rows) == 1 else "line")
    count = len(data.categories)
    if data.mark == "histogram":
        step = -(-count // most)
        rows = tuple(
            tuple(sum(v or 0.0 for v in row[i : i + step]) for i in range(0, count, step)) for row in data.rows
        )
        return replace(_only(data, range(0, count, step)), rows=rows, note=f"{step} adjacent bins drawn as one")
    if data.mark == "stacked" and data.is_numeric:
        step = -(-count // most)
        return replace(_only(data, range(0, count, step)), note=f"every {step}th of {count} columns drawn")
    by_size = sorted(range(count), key=lambda i: -max(abs(row[i] or 0.0) for row in data.rows))
    note = f"{count - most} smaller categories left out"
    return replace(_only(data, sorted(by_size[:most])), left_out=count - most, note=note)


def _only(data: Data, indexes: Sequence[int]) -> Data:
    return replace(
        data,
        categories=tuple(data.categories[i] for i in indexes),
        periods=tuple(data.periods[i] for i in indexes) if data.periods else None,
        positions=tuple(data.positions[i] for i in indexes),
        rows=tuple(tuple(row[i] for i in indexes) for row in data.rows),
    )


def _data(chart: Chart, lang: str) -> Data:
    count = len(chart.x)
    rows = tuple(tuple(finite(v) for v in (*s.values, *[None] * count)[:count]) for s in chart.series)
    times = periods.read(chart.x)
    follow = times if times and _rise([periods.number(t) for t in times]) and chart.mark != "scatter" else None
    placed = tuple(float(periods.number(t)) for t in follow) if follow else None
    positions = placed or _positions(chart.x, must_rise=chart.mark != "scatter")
    known = sum(v is not None for row in rows for v in row)
    # one point makes no line
    mark: Mark = "column" if chart.mark in ("line", "area") and known == 1 else chart.mark
    return Data(
        mark=mark,
        categories=tuple(periods.words(name, lang) for name in chart.x) if times else chart.x,
        positions=positions or tuple(float(i) for i in range(count)),
        is_numeric=positions is not None,
        names=tuple(s.name for s in chart.series),
        rows=rows,
        unit=chart.unit or "",
        lang=lang,
        icon=icons.choose(None, chart.x[0], lang) if chart.x and chart.mark == "waffle" else None,
        periods=follow,
    )


def _positions(labels: tuple[str, ...], *, must_rise: bool) -> tuple[float, ...] | None:
    """Numbers to place labels by, when all of them are numbers (and rise, on a line)."""
    try:
        values = tuple(float(label.replace("−", "-")) for label in labels)
    except ValueError:
        return None
    if not all(map(math.isfinite, values)) or len(set(values)) < 2:
        return None
    return values if _rise(values) or not must_rise else None


def _rise(values: Sequence[float]) -> bool:
    return all(a < b for a, b in zip(values, values[1:], strict=False))
