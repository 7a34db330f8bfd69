"""Composes the page: title, sections, sources. The result is a scene whose every box is final."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from infographix_api.engine.document import Document, Section, Source, Warning
from infographix_api.engine.layout import text, wording
from infographix_api.engine.layout.bands import Body
from infographix_api.engine.layout.blocks.tile import Ground
from infographix_api.engine.layout.build import Builder
from infographix_api.engine.layout.card import Card
from infographix_api.engine.layout.citations import Citations
from infographix_api.engine.layout.compositions import MIXED, Composition, choose
from infographix_api.engine.layout.geometry import BODY_SIZES, PAGES, SMALLEST, Rect
from infographix_api.engine.layout.head import Head, HeadFit
from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.plan import (
    Area,
    Plan,
    is_acceptable,
    largest_step,
    largest_step_from,
    plan,
    shortened,
)
from infographix_api.engine.layout.scene import Scene
from infographix_api.engine.layout.typeset import Typesetter
from infographix_api.engine.styles.style import Style

_NARROW = 900
_FOOTER_GAP = 6.0
_FOOTER_LINES = 4
_BOOST, _BOOST_WHEN_FEW = 1.22, 1.6
_AFTER_HEAD = 1.3
_COLUMN_TITLE_LINES = 4
# where nothing looks right, a led composition is taken at up to twice the cost
_LED_WORTH = 0.5
# a led composition is worth smaller type, down to this share of what the most economical one allows, where that
# is not large enough anyway
_LED_SHARE, _SMALLEST_LED, _LARGE_ENOUGH = 0.84, 13.6, 16.6

# section, ground of its figures, tile of its quotation, the kind of variant its first block is bound to
_Making = tuple[int, Ground, int | None, str | None]


@dataclass(frozen=True)
class Drawn:
    """A finished plan: what to draw, at which body size, and what the reader should know."""

    scene: Scene
    body_size: float
    warnings: tuple[Warning, ...]


@dataclass(frozen=True)
class _Frame:
    """Where the head and the sections go, at one size."""

    head: Rect
    head_fit: HeadFit
    areas: tuple[Area, ...]


def prepare(document: Document, style: Style, aspect_ratio: str, metrics: Metrics) -> Page:
    """Make all texts of a Document and have them measured."""
    words = " ".join(texts(document))
    rtl = len(text.RTL.findall(words)) > 0.3 * sum(c.isalpha() for c in words)
    cjk = len(text.CJK.findall(words)) > 20
    setter = Typesetter(metrics, style, rtl=rtl, cjk=cjk)
    page = Page(document, setter, aspect_ratio)
    setter.measure()
    return page


def texts(document: Document) -> list[str]:
    """Every string a Document may draw, for finding scripts and missing glyphs."""
    found: list[str] = []
    stack: list[object] = [document.title, document.subtitle, document.sections, document.sources]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            stack.extend(value)
        elif hasattr(value, "__dataclass_fields__"):
            stack.extend(v for k, v in vars(value).items() if k not in ("evidence", "type", "icon", "id", "url"))
    return found


class Page:
    """One Document on one page size, in one style."""

    def __init__(self, document: Document, setter: Typesetter, aspect_ratio: str) -> None:
        self.document = document
        self.setter = setter
        self.style = setter.style
        self.width, self.height = PAGES[aspect_ratio]
        self.margin = round(self.style.margin * (self.width + self.height) / 2)
        self.gap = round(0.0125 * (self.width + self.height) / 2)
        self.head = Head(
            setter.paragraph("title", document.title), setter.optional("subtitle", document.subtitle), self.style
        )
        self.footer = setter.optional("small", _footer(document.sources, document.lang))
        self._citations = Citations(document.sources)
        self._made: dict[_Making, Card] = {}
        self.cards = self._cards(MIXED)

    def compose(self) -> Drawn:
        composition, planned = self._planned()
        scene = Scene(self.width, self.height, self.setter.rtl)
        pen = Pen(scene)
        frame = self._frame(composition, [card for card, _ in planned.placed], planned.size)
        self.head.draw(pen, frame.head_fit, frame.head, planned.size)
        boost = _BOOST_WHEN_FEW if len(planned.placed) <= 2 else _BOOST
        for card, box in planned.placed:
            card.draw(pen, box, planned.size, boost=boost)
        self._draw_footer(pen)
        return Drawn(scene, planned.size, self._warnings(pen, planned))

    def _planned(self) -> tuple[Composition, Plan]:
        """The first composition that looks right and whose type is not much smaller than the most economical one's."""
        plain = largest_step(self.cards, partial(self._areas, MIXED))
        tried: list[tuple[Composition, Plan]] = []
        for composition in choose(self.document, self.width, self.height) if plain >= 0 else ():
            if planned := self._composed(composition, plain):
                tried.append((composition, planned))
                if is_acceptable(planned):
                    break
        if tried:
            return min(tried, key=lambda each: each[1].cost * (1.0 if each[0] is MIXED else _LED_WORTH))
        return MIXED, shortened(self.cards, partial(self._areas, MIXED))

    def _composed(self, composition: Composition, plain: int) -> Plan | None:
        areas_at = partial(self._areas, composition)
        if composition is MIXED:
            return plan(self.cards, areas_at, top=plain)
        least = max(_SMALLEST_LED, min(_LARGE_ENOUGH, _LED_SHARE * BODY_SIZES[plain]))
        cards = self._cards(composition)
        return plan(cards, areas_at, top=largest_step_from(plain, cards, areas_at, least=least), least=least)

    def _areas(self, composition: Composition, cards: Sequence[Card], size: float) -> tuple[Area, ...]:
        return self._frame(composition, cards, size).areas

    def _frame(self, composition: Composition, cards: Sequence[Card], size: float) -> _Frame:
        inner = Rect(self.margin, self.margin, self.width - 2 * self.margin, self.height - 2 * self.margin)
        inner = Rect(inner.x, inner.y, inner.w, inner.h - self._footer_height())
        if composition.side is None:
            fit = self.head.fit(size, inner.w, most=3 if self.width < _NARROW else 2)
            body = self._body(inner.below(fit.height + _AFTER_HEAD * self.gap), size, composition)
            return _Frame(inner, fit, (Area(cards, body),))
        beside = self._body(inner, size, composition)
        column = Rect(inner.x, inner.y, beside.span(composition.columns), inner.h)
        fit = self.head.fit(size, column.w, most=_COLUMN_TITLE_LINES, is_column=True)
        under = self._body(column.below(fit.height + _AFTER_HEAD * self.gap), size, composition)
        rest = Rect(column.right + self.gap, inner.y, inner.right - column.right - self.gap, inner.h)
        lead = [card for card in cards if card.index == composition.side]
        others = [card for card in cards if card.index != composition.side]
        return _Frame(column, fit, (Area(lead, under), Area(others, self._body(rest, size, composition))))

    def _body(self, area: Rect, size: float, composition: Composition) -> Body:
        return Body(area, self.gap, size, area.w < _NARROW, composition.places)

    def _cards(self, composition: Composition) -> list[Card]:
        """One card a section; compositions share those that they make alike, with all that these have worked out."""
        grounds = self._grounds(composition)
        cards = []
        for index, section in enumerate(self.document.sections):
            how = (index, grounds.get(index, "inset"), self._tile(index, grounds), composition.kinds.get(index))
            if section.blocks and how not in self._made:
                self._made[how] = self._card(section, how)
            if section.blocks:
                cards.append(self._made[how])
        return cards

    def _card(self, section: Section, how: _Making) -> Card:
        index, ground, tile, kind = how
        shared = self._citations.shared(section)
        builder = Builder(self.setter, self._citations, self.document, bool(shared), ground, tile)
        blocks = [builder.block(block) for block in section.blocks]
        blocks[0].only = kind
        heading = self.setter.optional("display", section.heading, shared)
        return Card(index, heading, blocks, section.salience, self.style.heading_scale)

    def _grounds(self, composition: Composition) -> dict[int, Ground]:
        """The first figures stand in coloured tiles on the page, unless something else leads it."""
        stats = [i for i, s in enumerate(self.document.sections) if len(s.blocks) == 1 and s.blocks[0].type == "stat"]
        calm = bool(composition.places) and stats[:1] != list(composition.places)
        return dict.fromkeys(stats[:1], "plain" if calm else "filled")

    def _tile(self, index: int, grounds: Mapping[int, Ground]) -> int | None:
        """The first quotation alone in its section is set on colour where the figures are not."""
        quotes = [i for i, s in enumerate(self.document.sections) if [b.type for b in s.blocks] == ["quote"]]
        return index % 4 if quotes[:1] == [index] and "filled" not in grounds.values() else None

    def _inner_width(self) -> float:
        return float(self.width - 2 * self.margin)

    def _footer_height(self) -> float:
        if self.footer is None:
            return 0.0
        text_height = self.footer.height(SMALLEST, self._inner_width(), _FOOTER_LINES)
        return max(0.0, text_height + _FOOTER_GAP - self._footer_drop())

    def _footer_drop(self) -> float:
        """The footer may hang a little into the bottom margin."""
        return 0.3 * self.margin

    def _draw_footer(self, pen: Pen) -> None:
        if self.footer is None:
            return
        pen.place = "sources"
        height = self.footer.height(SMALLEST, self._inner_width(), _FOOTER_LINES)
        top = self.height - self.margin + self._footer_drop() - height
        at = Rect(self.margin, top, self._inner_width(), height)
        pen.text(self.footer, at, Ink(SMALLEST, "ground_muted", _FOOTER_LINES, balance=False))

    def _warnings(self, pen: Pen, planned: Plan) -> tuple[Warning, ...]:
        by_place: dict[str, list[str]] = {}
        for place, what in pen.shortened:
            by_place.setdefault(place, []).append(what)
        found = [Warning("truncated", f"{_capital(place)}: {'; '.join(notes)}") for place, notes in by_place.items()]
        for index in planned.dropped:
            section = self.document.sections[index]
            found.append(Warning("truncated", f"Section {index + 1}: {_named(section)} left out for want of room"))
        return tuple(found)


def _footer(sources: tuple[Source, ...], lang: str) -> str:
    numbered = (f"{number} {_cited(source)}" for number, source in enumerate(sources, 1))
    return f"{wording.sources(lang)}: {' · '.join(numbered)}" if sources else ""


def _cited(source: Source) -> str:
    """Title, licence and year of a source, as far as they are given."""
    year = (source.retrieved_at or "")[:4]
    details = [d for d in (source.license, year) if d and d not in source.title]
    return f"{source.title} ({', '.join(details)})" if details else source.title


def _capital(place: str) -> str:
    return place[:1].upper() + place[1:]


def _named(section: Section) -> str:
    return f"“{section.heading}”" if section.heading else f"a {section.blocks[0].type} block"
