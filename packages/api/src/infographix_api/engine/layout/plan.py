"""Finds the largest type size at which everything fits; only where none does, shortens, then drops by salience."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from infographix_api.engine.layout.bands import Arranged, Body, arrange, fits
from infographix_api.engine.layout.card import Card
from infographix_api.engine.layout.geometry import BODY_SIZES, LEVELS, Fit

BodyAt = Callable[[float], Body]

_START = 3
# one step smaller type is worth it when it looks at least this much better
_CLEARLY_BETTER = 0.6


@dataclass
class Plan:
    """`cards` in order with their `arranged` boxes at `size`; `dropped` are indexes of sections left out."""

    cards: list[Card]
    size: float
    arranged: Arranged
    dropped: list[int] = field(default_factory=list)


def plan(cards: list[Card], body_at: BodyAt) -> Plan:
    largest = _largest(cards, body_at)
    if largest:
        return largest
    return _shortened(cards, body_at)


def _solve(cards: list[Card], body_at: BodyAt, step: int) -> Plan | None:
    arranged = arrange(cards, body_at(BODY_SIZES[step]))
    return Plan(cards, BODY_SIZES[step], arranged) if arranged else None


def _largest(cards: list[Card], body_at: BodyAt) -> Plan | None:
    """Binary search over the type sizes, without shortening."""
    low, high, middle = 0, len(BODY_SIZES) - 1, _START
    while low <= high:
        if fits(cards, body_at(BODY_SIZES[middle])):
            low = middle + 1
        else:
            high = middle - 1
        middle = (low + high) // 2
    found = _solve(cards, body_at, high) if high >= 0 else None
    smaller = _solve(cards, body_at, high - 1) if found and high else None
    is_better = smaller and found and smaller.arranged.cost < found.arranged.cost * _CLEARLY_BETTER - 1
    return smaller if is_better else found


def _shortened(cards: list[Card], body_at: BodyAt) -> Plan:
    kept, dropped = _that_fit_at_all(list(cards), body_at)
    if not kept:
        return Plan([], BODY_SIZES[0], Arranged(0.0, ()), dropped)
    level = next(level for level in range(1, len(LEVELS)) if _fits_at(kept, body_at, level))
    by_salience = sorted(kept, key=lambda card: -card.salience)
    # give back what still fits, most important first
    for card, target in [(c, level - 1) for c in by_salience] + [(c, 0) for c in by_salience[:3]]:
        if target < card.level:
            before, card.level = card.level, target
            if not fits(kept, body_at(BODY_SIZES[0])):
                card.level = before
    best = _solve(kept, body_at, 0)
    if best is None:
        raise AssertionError("an arrangement that fits was not found again")
    best.dropped = dropped
    return best


def _fits_at(cards: list[Card], body_at: BodyAt, level: int) -> bool:
    for card in cards:
        card.level = level
    return fits(cards, body_at(BODY_SIZES[0]))


def _that_fit_at_all(cards: list[Card], body_at: BodyAt) -> tuple[list[Card], list[int]]:
    """Drop the least salient section until the shortest form fits; one that fits at no width goes first."""
    dropped: list[int] = []
    shortest = len(LEVELS) - 1
    while cards and not _fits_at(cards, body_at, shortest):
        width = body_at(BODY_SIZES[0]).width
        never = {c.index for c in cards if math.isinf(c.need(width, Fit(BODY_SIZES[0], shortest)))}
        least = min(cards, key=lambda card: (card.index not in never, card.salience, -card.index))
        cards.remove(least)
        dropped.append(least.index)
    return cards, dropped
