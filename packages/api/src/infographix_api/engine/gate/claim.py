"""That something has a figure: whether a quote, a row or a cell says so, with the same number, scale and unit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from infographix_api.engine import figures
from infographix_api.engine.figures import Figure
from infographix_api.engine.gate.sources import says, squeezed

PRINTED = re.compile(r"[+−-]?[\d.,]+(?:\s(?:thousand|million|billion|trillion))?(?:\s(?P<unit>\S+))?")
SCALED = (
    r"\s?(?:%|‰|per\s?cent\b|percent\b|hundred\b|thousand\b|million\b|billion\b|trillion\b|prozent\b|mio\b|mrd\b|mill?ionen\b|milliarden?\b|millions\b"
    r"|milliards?\b|millones\b|millón\b|mil\b|pour cent\b|por ciento\b)"
)
SPELLED_PERCENT = re.compile(r"%|per\s?cent|prozent|pour\s?cent|por\s?ciento|pct|v\. ?h\.", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """`label` has the figure printed as `display`, worth `value` in `unit`."""

    language: str
    label: str
    display: str
    value: float | None
    unit: str | None = None

    def stands_in(self, quote: str) -> bool:
        """The label and the figure, unit and scale included, as printed or in words; a number is never cut out of a longer one."""
        if not says(quote, self.label) or not self._has_unit_of(quote):
            return False
        is_printed, told = self._is_printed(quote), self._in_words(quote)
        numbers = figures.values(self.display, self.language) if is_printed else told
        present = figures.values(quote, self.language)
        wanted = [*numbers, *([] if self.value is None else [self.value])] if is_printed or told else []
        return bool(wanted) and all(among(abs(value), map(abs, present)) for value in wanted)

    def is_told_by(self, row: tuple[str | float | None, ...]) -> bool:
        """A row of the answer has the figure, and whatever else it names stands in the label."""
        numbers = [cell for cell in row if isinstance(cell, float)]
        named = all(names(cell, self.label) for cell in row if isinstance(cell, str))
        return named and self._has_its_unit() and any(self._is_worth(number) for number in numbers)

    def is_cell(self, cell: tuple[str, ...], column: str) -> bool:
        """The last of `cell` is the figure; the label names its row, or its column where rows have no names."""
        *before, number = cell
        worth = [*figures.values(number), *figures.values(number, self.language)]
        named = any(name and names(name, self.label) for name in before) or (
            not any(before) and names(column, self.label)
        )
        return named and any(self._is_worth(value) for value in worth)

    def _is_worth(self, number: float) -> bool:
        return agrees(self.display, number, self.language) and (self.value is None or among(self.value, [number]))

    def _is_printed(self, quote: str) -> bool:
        display = re.escape(squeezed(self.display))
        return re.search(rf"(?<![\w.]){display}(?!\w|[.,]\d|{SCALED})", squeezed(quote)) is not None

    def _in_words(self, quote: str) -> list[float]:
        """What the figure is worth where the quote writes the same one otherwise; nothing where it does not."""
        found, printed = figures.find(quote, self.language), figures.find(self.display, self.language)
        rest = "".join(self.display.split(figure.display, 1)[-1] for figure in printed)
        is_same = not rest.strip() and all(any(_equal(p, f) for f in found) for p in printed)
        return [figure.value for figure in printed] if is_same else []

    def _has_unit_of(self, quote: str) -> bool:
        """The unit is written where the figure is."""
        if self.unit is None:
            return True
        if self.unit == "%":
            return SPELLED_PERCENT.search(self.display) is not None
        return squeezed(self.unit) in squeezed(quote) or self.unit.startswith("out of")

    def _has_its_unit(self) -> bool:
        """A computed figure is a number, perhaps a scale, and its own unit; percent is never left out."""
        printed = PRINTED.fullmatch(self.display)
        return printed is not None and printed["unit"] in ({self.unit} if self.unit == "%" else {self.unit, None})


def agrees(display: str, value: float, language: str) -> bool:
    """The figure as printed is the value, rounded as printed. A sign may be left to words."""
    found, printed = figures.find(display, language), figures.values(display, language)
    candidates = [figure.value for figure in found] or printed
    scale = max((abs(c / p) for c, p in zip(candidates, printed, strict=False) if p), default=1.0)
    tolerance = 0.5 * 10.0 ** -figures.decimals(display, language) * scale
    return not candidates or any(abs(abs(c) - abs(value)) <= tolerance + 1e-9 * abs(value) for c in candidates)


def names(name: str, label: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label) is not None


def among(value: float, numbers: Iterable[str | float | None]) -> bool:
    return any(isinstance(n, int | float) and math.isclose(value, n, rel_tol=1e-9, abs_tol=1e-12) for n in numbers)


def _equal(one: Figure, other: Figure) -> bool:
    return math.isclose(one.value, other.value, rel_tol=1e-9) and (one.unit, one.kind) == (other.unit, other.kind)
