"""Composes the page: title, sections, sources. The result is a scene whose every box is final."""

from __future__ import annotations

from dataclasses import dataclass

from infographix_api.engine.document import Document, Section, Source, Warning
from infographix_api.engine.layout import text, wording
from infographix_api.engine.layout.bands import Body
from infographix_api.engine.layout.build import Builder
from infographix_api.engine.layout.card import Card
from infographix_api.engine.layout.citations import Citations
from infographix_api.engine.layout.geometry import PAGES, SMALLEST, Rect
from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.plan import Plan, plan
from infographix_api.engine.layout.scene import Scene
from infographix_api.engine.layout.typeset import Typesetter
from infographix_api.engine.styles.style import Style

_NARROW = 900
_TITLE_SCALES = (3.3, 3.0, 2.75, 2.5, 2.25, 2.05, 1.9, 1.7, 1.5, 1.3, 1.1)
_TITLE_LINES = 4
_LARGEST_WRAPPED_TITLE = 44.0
_FOOTER_GAP = 6.0
_FOOTER_LINES = 4
_BOOST, _BOOST_WHEN_FEW = 1.14, 1.6


@dataclass(frozen=True)
class Composition:
    """A finished plan: what to draw, at which body size, and what the reader should know."""

    scene: Scene
    body_size: float
    warnings: tuple[Warning, ...]


@dataclass(frozen=True)
class _Head:
    """Sizes of title and subtitle at one body size, and the height both take."""

    title: float
    subtitle: float
    height: float


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
        self.title = setter.paragraph("title", document.title)
        self.subtitle = setter.optional("subtitle", document.subtitle)
        self.footer = setter.optional("small", _footer(document.sources, document.lang))
        self.cards = self._cards()

    def compose(self) -> Composition:
        planned = plan(self.cards, self._body)
        scene = Scene(self.width, self.height, self.setter.rtl)
        pen = Pen(scene)
        head = self._head(planned.size)
        self._draw_head(pen, head, planned.size)
        top = self.margin + head.height + 1.3 * self.gap
        boost = _BOOST_WHEN_FEW if len(planned.cards) <= 2 else _BOOST
        for card, box in zip(planned.cards, planned.arranged.boxes, strict=True):
            placed = Rect(self.margin + box.x, top + box.y, box.w, box.h)
            card.draw(pen, placed, planned.size, boost=boost)
        self._draw_footer(pen)
        return Composition(scene, planned.size, self._warnings(pen, planned))

    def _cards(self) -> list[Card]:
        citations = Citations(self.document.sources)
        first_stat = next(
            (i for i, s in enumerate(self.document.sections) if len(s.blocks) == 1 and s.blocks[0].type == "stat"), -1
        )
        cards = []
        for index, section in enumerate(self.document.sections):
            shared = citations.shared(section)
            builder = Builder(self.setter, citations, self.document.lang, silent=bool(shared), hero=index == first_stat)
            blocks = [builder.block(block) for block in section.blocks]
            heading = self.setter.optional("display", section.heading, shared)
            if blocks:
                cards.append(Card(index, heading, blocks, section.salience, self.style.heading_scale))
        return cards

    def _inner_width(self) -> float:
        return float(self.width - 2 * self.margin)

    def _body(self, size: float) -> Body:
        height = self.height - 2 * self.margin - self._head(size).height - 1.3 * self.gap - self._footer_height()
        return Body(self._inner_width(), height, self.gap, size, self.width < _NARROW)

    def _head(self, size: float) -> _Head:
        title = size * self.style.title_scale * self._title_scale(size)
        subtitle = max(13.0, 1.08 * size)
        height = self.style.kicker * size + self.title.height(title, self._inner_width(), _TITLE_LINES)
        if self.subtitle:
            height += 0.3 * size + self.subtitle.height(subtitle, self._inner_width(), 3)
        return _Head(title, subtitle, height)

    def _title_scale(self, size: float) -> float:
        """The largest scale at which the title takes few lines and no word is broken."""
        most = 3 if self.width < _NARROW else 2
        for scale in _TITLE_SCALES:
            em = self._inner_width() / (scale * size * self.style.title_scale)
            lines = self.title.count(em)
            fits = self.title.narrowest <= em and lines <= most
            if fits and (lines == 1 or scale * size <= _LARGEST_WRAPPED_TITLE):
                return scale
        return _TITLE_SCALES[-1]

    def _draw_head(self, pen: Pen, head: _Head, size: float) -> None:
        align = self.style.title_align
        at = Rect(self.margin, self.margin, self._inner_width(), head.height)
        pen.place = "title"
        pen.mark("kicker", Rect(at.x, at.y, at.w, 0.3 * size), centered=align == "center", unit=size)
        at = at.below(self.style.kicker * size)
        behind = Rect(at.x, at.y, at.w, self.title.height(head.title, at.w, _TITLE_LINES))
        pen.mark("title_back", behind, width=self._title_width(head), centered=align == "center")
        used = pen.text(self.title, at, Ink(head.title, "title", _TITLE_LINES, align))
        if self.subtitle:
            pen.text(self.subtitle, at.below(used + 0.3 * size), Ink(head.subtitle, "ground_muted", 3, align))

    def _title_width(self, head: _Head) -> float:
        lines, _ = self.title.lines(self._inner_width() / head.title, _TITLE_LINES)
        return round(max(line.em for line in lines) * head.title, 2)

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
