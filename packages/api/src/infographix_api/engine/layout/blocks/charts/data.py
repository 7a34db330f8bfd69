"""A chart's data made safe to draw: finite numbers or gaps, numeric positions where x allows them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infographix_api.engine.document import Chart, Mark
from infographix_api.engine.layout import numbers

ZERO_BASED: frozenset[Mark] = frozenset(("column", "stacked", "bar", "area", "histogram"))


@dataclass(frozen=True)
class Data:
    """`rows[k][i]` is series k at category i; `positions[i]` its place along x."""

    mark: Mark
    categories: tuple[str, ...]
    positions: tuple[float, ...]
    is_numeric: bool
    names: tuple[str, ...]
    rows: tuple[tuple[float | None, ...], ...]
    unit: str
    lang: str

    @property
    def first(self) -> tuple[float | None, ...]:
        return self.rows[0]

    def extent(self) -> tuple[float, float]:
        """Lowest and highest value that the axis must reach."""
        values = [v for row in (self.totals() if self.mark == "stacked" else self.rows) for v in row if v is not None]
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
        return (min(0.0, low), max(0.0, high)) if self.mark in ZERO_BASED else (low, high)

    def totals(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Heights of the stacks: positive parts upwards, negative parts downwards."""
        columns = list(zip(*self.rows, strict=True))
        up = tuple(sum(v for v in column if v and v > 0) for column in columns)
        down = tuple(sum(v for v in column if v and v < 0) for column in columns)
        return up, down

    def signed(self) -> bool:
        low, high = self.extent()
        return self.mark in ("line", "scatter") and low < 0 < high

    def written(self, value: float, *, as_tick: bool = False) -> str:
        if as_tick:
            text = numbers.tick(value, self.lang)
        else:
            shown = numbers.decimals(v for row in self.rows for v in row if v is not None)
            text = numbers.label(value, self.lang, shown)
        return f"+{text}" if self.signed() and value > 0 else text

    def with_unit(self, value: float) -> str:
        """A value and its unit, set the way the unit wants it."""
        text = self.written(value)
        if not self.unit:
            return text
        return f"{text}{self.unit}" if self.unit == "%" else f"{text} {self.unit}"


def prepare(chart: Chart, lang: str) -> Data:
    count = len(chart.x)
    rows = tuple(tuple(_finite(v) for v in (*s.values, *[None] * count)[:count]) for s in chart.series)
    positions = _positions(chart.x, must_rise=chart.mark != "scatter")
    return Data(
        mark=chart.mark,
        categories=chart.x,
        positions=positions or tuple(float(i) for i in range(count)),
        is_numeric=positions is not None,
        names=tuple(s.name for s in chart.series),
        rows=rows,
        unit=chart.unit or "",
        lang=lang,
    )


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _positions(labels: tuple[str, ...], *, must_rise: bool) -> tuple[float, ...] | None:
    """Numbers to place labels by, when all of them are numbers (and rise, on a line)."""
    try:
        values = tuple(float(label.replace("−", "-")) for label in labels)
    except ValueError:
        return None
    if not all(map(math.isfinite, values)) or len(set(values)) < 2:
        return None
    rising = all(a < b for a, b in zip(values, values[1:], strict=False))
    return values if rising or not must_rise else None
