"""Random but repeatable Documents in seven languages, from tiny to hopelessly full."""

from __future__ import annotations

import random
from collections.abc import Callable

from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Evidence,
    Item,
    List,
    Mark,
    Process,
    Quantity,
    Quote,
    Ranking,
    Section,
    Series,
    Source,
    Stat,
    Text,
    Timeline,
)

_WORDS = {
    "en": "energy renewable storage people water growth carbon policy health research city transport average decline",
    "de": "Energieversorgung nachhaltige Entwicklung Durchschnittsgeschwindigkeit Wasser Straßenverkehr Gesundheit über",
    "fr": "énergie renouvelable développement économique population croissance l'électricité santé société à où",
    "pl": "źródła energii odnawialnej województwo się przedsiębiorstwo zrównoważonego łączność międzynarodowych że",
    "vi": "năng lượng tái tạo phát triển kinh tế quốc gia người dùng tăng trưởng",
    "el": "ενέργεια ανανεώσιμη ανάπτυξη πληθυσμός υγεία έρευνα πόλη μεταφορές",
    "ru": "энергия возобновляемая развитие население здоровье исследования город транспорт",
}
_ODD_WORDS = ("2024", "−12.5 %", "CO₂", "US$1,234", "https://example.org/a/very/long_path-name", "A/B", "≥ 3 m²")
_ICONS = ("rocket", "shield-check", "users", "globe", None, None, "no-such-icon")
_SHARE = {"short": (0.05, 0.25), "mid": (0.2, 0.55), "long": (0.8, 1.0)}
_BY_QUOTE = (Evidence("s1", "quote"),)


class Generator:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lang = self.random.choice(list(_WORDS))
        self.words = _WORDS[self.lang].split()
        self.mode = self.random.choice(("short", "mid", "mid", "long", "mixed", "mixed"))

    def document(self) -> Document:
        chance = self.random.random
        sections = tuple(self._section() for _ in range(self.random.randint(1, 10)))
        sources = tuple(
            Source(f"s{k + 1}", self._text(90), license="CC BY 4.0") for k in range(self.random.randint(1, 4))
        )
        subtitle = self._text(160) if chance() < 0.7 else None
        return Document(self._text(140), sections, sources, lang=self.lang, subtitle=subtitle)

    def _section(self) -> Section:
        count = self.random.choice((1, 1, 1, 1, 2, 3))
        blocks = tuple(self._block() for _ in range(count))
        heading = self._text(self.random.choice((40, 90))) if self.random.random() < 0.85 else None
        return Section(blocks, heading, self.random.random())

    def _block(self) -> Block:
        kinds: tuple[Callable[[], Block], ...] = (
            self._stat,
            self._chart,
            self._chart,
            self._ranking,
            self._timeline,
            self._process,
            self._comparison,
            self._list,
            self._quote,
            self._prose,
        )
        return self.random.choice(kinds)()

    def _stat(self) -> Stat:
        return Stat(tuple(self._item(190, valued=True) for _ in range(self.random.randint(1, 6))))

    def _chart(self) -> Chart:
        marks: tuple[Mark, ...] = (
            "line",
            "area",
            "bar",
            "column",
            "stacked",
            "donut",
            "scatter",
            "histogram",
            "waffle",
        )
        mark = self.random.choice(marks)
        most = {"line": 140, "area": 60, "scatter": 60, "histogram": 20, "column": 12, "bar": 10}.get(mark, 6)
        count = self.random.randint(2, most)
        rows = 1 if mark in ("donut", "waffle", "histogram") else self.random.choice((1, 1, 2, 3))
        x = tuple(str(1990 + k) for k in range(count))
        if mark in ("bar", "column", "donut", "waffle") and self.random.random() < 0.6:
            x = tuple(self._text(40) for _ in range(count))
        largest = 10.0 ** self.random.randint(-3, 9)
        low = -largest if mark in ("line", "column", "bar") and self.random.random() < 0.25 else largest * 0.02
        series = tuple(Series(self._text(28), self._values(count, low, largest)) for _ in range(rows))
        return Chart(
            mark, x, series, unit=self.random.choice((None, "%", "ppm")), note=self._text(80), evidence=_BY_QUOTE
        )

    def _values(self, count: int, low: float, high: float) -> tuple[float | None, ...]:
        gaps = self.random.random() < 0.1
        return tuple(
            None if gaps and self.random.random() < 0.2 else float(f"{self.random.uniform(low, high):.4g}")
            for _ in range(count)
        )

    def _ranking(self) -> Ranking:
        values = sorted((self.random.uniform(0, 10**6) for _ in range(self.random.randint(2, 12))), reverse=True)
        items = tuple(Item(self._text(60), value=Quantity(f"{v:,.0f}", v), evidence=_BY_QUOTE) for v in values)
        return Ranking(items, unit=self._text(20), truncated_from=self.random.choice((None, 229)))

    def _timeline(self) -> Timeline:
        count = self.random.randint(2, 10)
        dates = (
            str(1900 + 7 * k) if self.random.random() < 0.8 else f"{k + 1} Nov {1900 + 7 * k}" for k in range(count)
        )
        return Timeline(tuple(Item(self._text(120), text=self._text(90), when=when) for when in dates))

    def _process(self) -> Process:
        items = tuple(self._item(60) for _ in range(self.random.randint(2, 8)))
        return Process(items, ordered=self.random.random() < 0.8)

    def _list(self) -> List:
        return List(tuple(self._item(60) for _ in range(self.random.randint(1, 10))))

    def _item(self, length: int, *, valued: bool = False) -> Item:
        text = self._text(150) if self.random.random() < 0.5 and not valued else None
        value = Quantity(self._figure(), 1.0) if valued else None
        return Item(self._text(length), text, self.random.choice(_ICONS), value=value, evidence=_BY_QUOTE)

    def _figure(self) -> str:
        pick = self.random
        figures = (
            f"{pick.randint(1, 99)}%",
            f"{pick.uniform(0, 1000):,.1f} ppm",
            f"+{pick.uniform(0, 9):.2f} °C",
            f"US${pick.randint(1, 999)} billion",
            f"1 in {pick.randint(2, 30)}",
            f"{pick.randint(10**9, 10**12):,}",
        )
        return pick.choice(figures)

    def _comparison(self) -> Comparison:
        columns = tuple(self._text(24) for _ in range(self.random.randint(2, 5)))
        rows = tuple(
            ComparisonRow(self._text(30), tuple(self._text(40) for _ in columns))
            for _ in range(self.random.randint(1, 12))
        )
        return Comparison(columns, rows)

    def _quote(self) -> Quote:
        return Quote(self._text(280), self._text(60), _BY_QUOTE)

    def _prose(self) -> Text:
        return Text(self._text(700))

    def _text(self, longest: int) -> str:
        mode = self.mode if self.mode != "mixed" else self.random.choice(list(_SHARE))
        length = int(longest * self.random.uniform(*_SHARE[mode]))
        text = self.random.choice(self.words).capitalize()
        while len(text) < length:
            is_plain = self.random.random() < 0.93
            text += " " + (self.random.choice(self.words) if is_plain else self.random.choice(_ODD_WORDS))
        return text[: max(length, 3)].strip()
