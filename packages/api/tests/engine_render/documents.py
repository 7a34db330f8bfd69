"""Documents that together hold every block and every mark, for pictures that a person would make."""

from __future__ import annotations

from pathlib import Path

from infographix_api.engine.analysis import analyze
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import (
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Evidence,
    Item,
    List,
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
)  # fmt: skip

EXAMPLES = Path(__file__).parents[4] / "examples"
WORD = (Evidence("s1", "caller"),)
SOURCES = (Source("s1", "A source", license="CC BY 4.0", retrieved_at="2026"),)


def figure(label: str, display: str, value: float, icon: str | None = None) -> Item:
    return Item(label, icon=icon, value=Quantity(display, value), evidence=WORD)


def chart(mark: str, *values: float | None, names: tuple[str, ...] = ("One",)) -> Chart:
    series = tuple(Series(name, values) for name in names)
    return Chart(
        mark, tuple(str(2000 + i) for i in range(len(values))), series, unit="%", note="A remark", evidence=WORD
    )  # type: ignore[arg-type]


def document(title: str, *blocks: object, lang: str = "en") -> Document:
    sections = tuple(Section((block,), f"Section {n}", 1 - n / 20) for n, block in enumerate(blocks, 1))  # type: ignore[arg-type]
    return Document(title, sections, SOURCES, lang, "A line below it")


def every_block() -> Document:
    return document(
        "Every kind of block",
        Stat((figure("CO₂ in the air", "427.4 ppm", 427.4, "cloud"), figure("A change", "−12 %", -12))),
        Ranking(
            tuple(figure(n, str(v), v) for n, v in (("First", 30), ("Second", 20), ("Third", 5))), truncated_from=12
        ),
        Timeline(tuple(Item(f"Something in {y}", when=str(y)) for y in (1990, 2005, 2020))),
        Process(tuple(Item(n, text="and what to do") for n in ("Measure", "Plan", "Draw"))),
        Comparison(
            ("Then", "Now"), (ComparisonRow("Lanes", ("3 km", "41 km"), WORD), ComparisonRow("Trips", ("few", "many")))
        ),
        List((Item("Covered parking", icon="warehouse"), Item("Wider lanes"))),
        Quote("I sold the second car.", "A resident", WORD),
    )


def marks() -> Document:
    return document(
        "Every kind of chart",
        chart("line", *[float(i % 7) for i in range(200)]),
        chart("area", -3.0, 2.0, None, 4.0),
        chart("column", 1e-6, 3e-6),
        chart("stacked", 3.0, 4.0, names=("One", "Two")),
        chart("donut", 60.0, 40.0),
        chart("waffle", 60.0, 40.0),
        chart("histogram", 5.0, 9.0, 2.0),
    )


def more_marks() -> Document:
    return document(
        "The other charts",
        chart("bar", 1.2e12, 3e9),
        chart("scatter", 1.0, 5.0, 3.0),
        chart("line", 7.0),
        Text("One paragraph."),
    )


def long_words() -> Document:
    word = "Donaudampfschifffahrtsgesellschaftskapitän " * 6
    return document("Very " * 30 + "long", *[List(tuple(Item(word) for _ in range(9)))] * 8)


def chinese() -> Document:
    return document(
        "气候变化统计",
        Stat((figure("空气中的二氧化碳平均浓度", "427.4 ppm", 427.4),)),
        List((Item("第一点"), Item("第二点"))),
        lang="zh",
    )


def arabic() -> Document:
    return document(
        "إحصاءات المناخ",
        Stat((figure("متوسط تركيز ثاني أكسيد الكربون", "427.4", 427.4),)),
        List((Item("النقطة الأولى"),)),
        lang="ar",
    )


def analyzed(kind: str, data: bytes) -> Document:
    return analyze(Brief(kind, data, "2026-06-15"))  # type: ignore[arg-type]


def normal() -> dict[str, Document]:
    """What people ask for; nothing of it may be shortened."""
    return {
        "climate": analyzed("topic", b"Climate Change Statistics"),
        "report": analyzed("markdown", (EXAMPLES / "renewables-report.md").read_bytes()),
        "table": analyzed("csv", (EXAMPLES / "most-populous-countries.csv").read_bytes()),
        "blocks": every_block(),
        "outline": analyzed("topic", b"The history of umbrellas"),
    }


def odd() -> dict[str, Document]:
    return {"marks": marks(), "more": more_marks(), "long": long_words(), "zh": chinese(), "ar": arabic()}
