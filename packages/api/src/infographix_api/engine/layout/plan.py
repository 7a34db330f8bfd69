"""Finds the largest type size at which everything fits; only where none does, shortens, then drops by salience.

A page is one area or two; every area holds its own sections.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from infographix_api.engine.layout.bands import Body, arrange, crowding
from infographix_api.engine.layout.card import Card
from infographix_api.engine.layout.geometry import BODY_SIZES, LEVELS, Fit, Rect


class Area(NamedTuple):
    """Some of the sections, and where they go."""

    cards: Sequence[Card]
    body: Body


AreasAt = Callable[[Sequence[Card], float], Sequence[Area]]

# most cost of a plan that looks right: what one full-width band costs whose blocks are somewhat off their best shape;
# few sections have no excuse
_ACCEPTABLE = (0.35 * 96, 0.08 * 96, 0.9 * 96)

_START = 3
_STEPS_BELOW = (0, 1, 3, 5)
# one step smaller type is worth it when it looks at least this much better
_CLEARLY_BETTER = 0.6


@dataclass
class Plan:
    """`placed` pairs each card with its box at `size`; `dropped` are indexes of sections left out."""

    placed: list[tuple[Card, Rect]]
    size: float
    cost: float
    dropped: list[int] = field(default_factory=list)


def plan(cards: Sequence[Card], areas_at: AreasAt, *, top: int, least: float = 0.0) -> Plan | None:
    """The best-looking plan at step `top` of the type sizes, the largest that fits, or a few steps below it; None
    where that is less than `least`.
    """
    best: Plan | None = None
    for below in _STEPS_BELOW:
        step = top - below
        if step < 0 or BODY_SIZES[step] < least or (best and below > 1 and is_acceptable(best)):
            break
        found = _solve(cards, areas_at, step)
        if found and (best is None or found.cost < best.cost * _CLEARLY_BETTER - 1):
            best = found
    return best


def is_acceptable(found: Plan) -> bool:
    base, each, most = _ACCEPTABLE
    return found.cost < min(base + each * len(found.placed), most)


def largest_step(cards: Sequence[Card], areas_at: AreasAt) -> int:
    """Search over the type sizes, without shortening; -1 when the smallest is too large."""
    low, high, middle = 0, len(BODY_SIZES) - 1, _START
    while low <= high:
        crowded = _crowding(areas_at(cards, BODY_SIZES[middle]))
        if crowded <= 1:
            low = middle + 1
        else:
            high = middle - 1
        # text takes room by the square of its size
        likely = bisect_right(BODY_SIZES, BODY_SIZES[middle] / math.sqrt(max(crowded, 0.1))) - 1
        middle = min(max(low, likely), high)
    return high


def largest_step_from(step: int, cards: Sequence[Card], areas_at: AreasAt, *, least: float) -> int:
    """The same for cards that fit at about `step`; -1 when they do not fit at `least` or larger."""
    if _fits(areas_at(cards, BODY_SIZES[step])):
        while step + 1 < len(BODY_SIZES) and _fits(areas_at(cards, BODY_SIZES[step + 1])):
            step += 1
        return step
    while step > 0 and BODY_SIZES[step - 1] >= least:
        step -= 1
        if _fits(areas_at(cards, BODY_SIZES[step])):
            return step
    return -1


def shortened(cards: Sequence[Card], areas_at: AreasAt) -> Plan:
    """Everything at the smallest size, with as little shortening as the room allows."""
    kept, dropped = _that_fit_at_all(list(cards), areas_at)
    if not kept:
        return Plan([], BODY_SIZES[0], 0.0, dropped)
    level = next(level for level in range(1, len(LEVELS)) if _fits_at(kept, areas_at, level))
    by_salience = sorted(kept, key=lambda card: -card.salience)
    # give back what still fits, most important first
    for card, target in [(c, level - 1) for c in by_salience] + [(c, 0) for c in by_salience[:3]]:
        if target < card.level:
            before, card.level = card.level, target
            if not _fits(areas_at(kept, BODY_SIZES[0])):
                card.level = before
    best = _solve(kept, areas_at, 0)
    if best is None:
        raise AssertionError("an arrangement that fits was not found again")
    best.dropped = dropped
    return best


def _fits(areas: Sequence[Area]) -> bool:
    return all(crowding(area.cards, area.body) <= 1 for area in areas)


def _crowding(areas: Sequence[Area]) -> float:
    return max(crowding(area.cards, area.body) for area in areas)


def _solve(cards: Sequence[Card], areas_at: AreasAt, step: int) -> Plan | None:
    placed: list[tuple[Card, Rect]] = []
    cost = 0.0
    for area in areas_at(cards, BODY_SIZES[step]):
        arranged = arrange(area.cards, area.body)
        if arranged is None:
            return None
        placed += zip(area.cards, arranged.boxes, strict=True)
        cost += arranged.cost
    return Plan(placed, BODY_SIZES[step], cost)


def _fits_at(cards: Sequence[Card], areas_at: AreasAt, level: int) -> bool:
    for card in cards:
        card.level = level
    return _fits(areas_at(cards, BODY_SIZES[0]))


def _that_fit_at_all(cards: list[Card], areas_at: AreasAt) -> tuple[list[Card], list[int]]:
    """Drop the least salient section until the shortest form fits; one that fits at no width goes first."""
    dropped: list[int] = []
    shortest = len(LEVELS) - 1
    while cards and not _fits_at(cards, areas_at, shortest):
        width = areas_at(cards, BODY_SIZES[0])[0].body.width
        never = {c.index for c in cards if math.isinf(c.need(width, Fit(BODY_SIZES[0], shortest)))}
        least = min(cards, key=lambda card: (card.index not in never, card.salience, -card.index))
        cards.remove(least)
        dropped.append(least.index)
    return cards, dropped
