"""Searches for the bands of a page: consecutive sections side by side on a 12-column grid.

Keeps, for every prefix of the sections, the arrangements that are not both taller and uglier than another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from infographix_api.engine.layout.card import Card
from infographix_api.engine.layout.compositions import Place
from infographix_api.engine.layout.geometry import Rect

_COLUMNS = 12
_MOST_IN_BAND = 7
_KEPT = 10
_FEW = 3  # sections whose arrangements can all be judged with their final heights
_DEEPEST = 3  # cards one above the other in a column
_WIDE_SPAN = 7
_LEAD_STRETCH = 2.2  # how much more of the free height a bound section asks for
_ALONE_COST = 0.4  # a band of one full-width section is rarely the best use of it


class Column(NamedTuple):
    """`depth` sections stacked in `span` grid columns."""

    span: int
    depth: int


Pattern = tuple[Column, ...]
# by first card, then by how many more stand under it, then by grid columns
Stacks = Sequence[Sequence[Mapping[int, float]]]


@dataclass(frozen=True)
class Band:
    height: float
    pattern: Pattern


@dataclass(frozen=True)
class Body:
    """The area for some sections at one type size; `places` binds some of them, by index."""

    area: Rect
    gap: float
    size: float
    is_narrow: bool
    places: Mapping[int, Place] = field(default_factory=dict)

    @property
    def width(self) -> float:
        return self.area.w

    @property
    def height(self) -> float:
        return self.area.h

    def span(self, columns: int) -> float:
        unit = (self.width - (_COLUMNS - 1) * self.gap) / _COLUMNS
        return columns * unit + (columns - 1) * self.gap


class _Partial(NamedTuple):
    height: float
    cost: float
    bands: tuple[Band, ...]


class Arranged(NamedTuple):
    """Boxes in the order of the cards."""

    cost: float
    boxes: tuple[Rect, ...]


def arrange(cards: Sequence[Card], body: Body) -> Arranged | None:
    """The best-looking way to place all cards, or None when they do not fit."""
    ways = [_spread(cards, body, partial.bands) for partial in _search(cards, body)]
    return min(ways, key=lambda way: way.cost, default=None)


def crowding(cards: Sequence[Card], body: Body) -> float:
    """Height of the lowest arrangement, of what there is: up to 1 it fits. Much cheaper than finding the best one."""
    return _lowest(cards, body, _stacks(_needs(cards, body), body.gap))[0] / max(1.0, body.height)


def _lowest(cards: Sequence[Card], body: Body, stacks: Stacks) -> list[float]:
    """The least height of all cards from each one on; after the last, what takes back the gap before it."""
    n = len(cards)
    lowest = [math.inf] * n + [-body.gap]
    for start in reversed(range(n)):
        least = math.inf
        for count in range(1, min(_MOST_IN_BAND, n - start) + 1):
            rest = body.gap + lowest[start + count]
            for pattern in _allowed(cards, body, start, count) if rest < least else ():
                height = _height(stacks, pattern, start, least - rest) + rest
                least = min(least, height)
        lowest[start] = least
    return lowest


def _allowed(cards: Sequence[Card], body: Body, start: int, count: int) -> Sequence[Pattern]:
    """The patterns that leave bound sections where they are bound to be."""
    every = patterns(count, body.is_narrow)
    bound = {k: body.places[c.index] for k, c in enumerate(cards[start : start + count]) if c.index in body.places}
    return [p for p in every if _respects(p, bound)] if bound else every


def _respects(pattern: Pattern, bound: Mapping[int, Place]) -> bool:
    if "alone" in bound.values():
        return len(pattern) == 1 == pattern[0].depth
    return all(
        depth == 1 and (span >= _WIDE_SPAN or len(pattern) == 1)
        for span, first, depth in _columns(pattern, 0)
        if any(first <= k < first + depth for k in bound)
    )


def _needs(cards: Sequence[Card], body: Body) -> list[dict[int, float]]:
    """The least height of every card by grid columns."""
    used = _used_spans(body.is_narrow)
    return [{span: card.need(body.span(span), card.fit(body.size)) for span in used} for card in cards]


def _stacks(needs: Sequence[dict[int, float]], gap: float) -> Stacks:
    """Least heights of the 1 to 3 cards that start at each card, in one column, by grid columns."""
    out = []
    for start in range(len(needs)):
        deep = [needs[start]]
        for below in needs[start + 1 : start + _DEEPEST]:
            deep.append({span: height + gap + below[span] for span, height in deep[-1].items()})
        out.append(deep)
    return out


def _height(stacks: Stacks, pattern: Pattern, start: int, most: float) -> float:
    """The least height of a band; where that is more than `most`, only some height above it."""
    tallest = 0.0
    for span, depth in pattern:
        height = stacks[start][depth - 1][span]
        if height > tallest:
            tallest = height
            if tallest > most:
                break
        start += depth
    return tallest


def _search(cards: Sequence[Card], body: Body) -> list[_Partial]:
    n = len(cards)
    needs = _needs(cards, body)
    stacks = _stacks(needs, body.gap)
    lowest = _lowest(cards, body, stacks)
    fronts: list[list[_Partial]] = [[] for _ in range(n + 1)]
    fronts[0] = [_Partial(0.0, 0.0, ())]
    for start in range(n):
        before = fronts[start][0].height + (body.gap if start else 0.0) if fronts[start] else math.inf
        for count in range(1, min(_MOST_IN_BAND, n - start) + 1):
            # for this band and what is before it, where everything after takes its least
            room = body.height - body.gap - lowest[start + count]
            for pattern in _allowed(cards, body, start, count) if before < room else ():
                band = Band(_height(stacks, pattern, start, room - before), pattern)
                if before + band.height <= room:
                    cost = _band_cost(cards, needs, band, start, body)
                    fronts[start + count] += _extended(fronts[start], band, cost, (room, body.gap))
        for end in range(start + 1, n + 1):
            if end == start + 1 or len(fronts[end]) > 60:
                fronts[end] = _pareto(fronts[end]) if n > _FEW else sorted(fronts[end], key=lambda p: p.height)
    return fronts[n]


def _extended(front: Sequence[_Partial], band: Band, cost: float, within: tuple[float, float]) -> list[_Partial]:
    room, gap = within
    grown = (
        _Partial(p.height + band.height + (gap if p.bands else 0.0), p.cost + cost, (*p.bands, band)) for p in front
    )
    return [p for p in grown if p.height <= room]


def _pareto(front: list[_Partial]) -> list[_Partial]:
    kept: list[_Partial] = []
    for partial in sorted(front, key=lambda p: (p.height, p.cost)):
        if not kept or partial.cost < kept[-1].cost - 0.01:
            kept.append(partial)
    if len(kept) > _KEPT:
        step = max(1, (len(kept) - 3) // (_KEPT - 4))
        kept = kept[:3] + kept[3::step] + kept[-1:]
    return kept


def _band_cost(cards: Sequence[Card], needs: Sequence[dict[int, float]], band: Band, start: int, body: Body) -> float:
    cost = _ALONE_COST * (len(band.pattern) == 1)
    for span, first, count in _columns(band.pattern, start):
        total = sum(needs[k][span] for k in range(first, first + count)) + body.gap * (count - 1)
        for k in range(first, first + count):
            height = needs[k][span] * band.height / total
            cost += span * 8 * cards[k].cost(body.span(span), height, cards[k].fit(body.size))
    return cost


def _columns(pattern: Pattern, start: int) -> Iterator[tuple[int, int, int]]:
    """(span, first card, count) of each column."""
    for span, count in pattern:
        yield span, start, count
        start += count


def _spread(cards: Sequence[Card], body: Body, bands: Sequence[Band]) -> Arranged:
    """Give the free height to bands, then to stacked cards, in proportion to what can use it."""
    weights, start = [], 0
    for band in bands:
        count = sum(column.depth for column in band.pattern)
        wishes = [c.stretch * (_LEAD_STRETCH if c.index in body.places else 1) for c in cards[start : start + count]]
        weights.append(band.height * sum(wishes) / count)
        start += count
    free = body.height - sum(b.height for b in bands) - body.gap * (len(bands) - 1)
    boxes: list[Rect] = []
    y, cost = body.area.y, 0.0
    for band, weight in zip(bands, weights, strict=True):
        height = band.height + free * weight / sum(weights)
        band_cost, placed = _place(cards, body, band.pattern, (len(boxes), y, height))
        boxes += placed
        cost += band_cost
        y += height + body.gap
    return Arranged(cost, tuple(boxes))


def _place(
    cards: Sequence[Card], body: Body, pattern: Pattern, at: tuple[int, float, float]
) -> tuple[float, list[Rect]]:
    """Boxes of one band that starts with card `start` at `top`, `height` tall."""
    start, top, height = at
    boxes: list[Rect] = []
    x, cost = body.area.x, 0.0
    for span, first, count in _columns(pattern, start):
        width, column = body.span(span), cards[first : first + count]
        needs = [card.need(width, card.fit(body.size)) for card in column]
        wishes = [card.stretch * need for card, need in zip(column, needs, strict=True)]
        free, y = height - sum(needs) - body.gap * (count - 1), top
        for card, need, wish in zip(column, needs, wishes, strict=True):
            tall = need + free * wish / sum(wishes)
            cost += span * 8 * card.cost(width, tall, card.fit(body.size))
            boxes.append(Rect(x, y, width, tall))
            y += tall + body.gap
        x += width + body.gap
    return cost, boxes


@lru_cache(maxsize=64)
def patterns(count: int, is_narrow: bool) -> tuple[Pattern, ...]:
    """All ways to put `count` consecutive sections into one band."""
    out: list[Pattern] = []
    for columns, spans in _spans(is_narrow).items():
        for counts in _compositions(count, columns):
            stacked = sum(c > 1 for c in counts)
            if max(counts) <= _DEEPEST and stacked <= (3 if count > 5 else 2) and (columns > 1 or count == 1):
                out += [tuple(map(Column, span, counts)) for span in spans]
    return tuple(out)


@lru_cache(maxsize=2)
def _used_spans(is_narrow: bool) -> tuple[int, ...]:
    """No card is ever ten or eleven columns wide, and none is three on a narrow page."""
    return tuple(sorted({width for spans in _spans(is_narrow).values() for widths in spans for width in widths}))


def _spans(is_narrow: bool) -> dict[int, list[tuple[int, ...]]]:
    if is_narrow:
        return {1: [(12,)], 2: [(a, 12 - a) for a in range(4, 9)], 3: [(4, 4, 4)]}
    three = [
        (4, 4, 4),
        (3, 3, 6),
        (6, 3, 3),
        (3, 6, 3),
        (3, 4, 5),
        (5, 4, 3),
        (4, 3, 5),
        (5, 3, 4),
        (3, 5, 4),
        (4, 5, 3),
    ]
    return {1: [(12,)], 2: [(a, 12 - a) for a in range(3, 10)], 3: list(three), 4: [(3, 3, 3, 3)]}


def _compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in _compositions(total - first, parts - 1):
            yield (first, *rest)
