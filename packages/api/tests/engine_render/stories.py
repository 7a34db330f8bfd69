"""Fourteen Documents of different character, as people would ask for them; together they hold every block and mark.

Their places and figures are invented.
"""

from __future__ import annotations

from engine_render.documents import WORD

from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Document,
    Item,
    List,
    Mark,
    Process,
    Quantity,
    QuantityKind,
    Quote,
    Ranking,
    Section,
    Series,
    Source,
    Stat,
    Text,
    Timeline,
)

SOURCE = (Source("s1", "Lindenau city office, annual report", license="CC BY 4.0", retrieved_at="2026-03-01"),)
YEARS = tuple(str(year) for year in range(2014, 2026))


def story(title: str, *sections: tuple[str | None, Block], subtitle: str | None = None, lang: str = "en") -> Document:
    made = tuple(Section((block,), heading, 1 - n / 20) for n, (heading, block) in enumerate(sections))
    return Document(title, made, SOURCE, lang, subtitle)


def fact(
    display: str,
    label: str,
    value: float,
    kind: QuantityKind = "count",
    unit: str | None = None,
    icon: str | None = None,
) -> Item:
    return Item(label, icon=icon, value=Quantity(display, value, unit, kind), evidence=WORD)


def plot(mark: Mark, x: tuple[str, ...], unit: str | None = None, note: str | None = None, **rows: object) -> Chart:
    series = tuple(Series(name.replace("_", " "), tuple(values)) for name, values in rows.items())  # type: ignore[call-overload]
    return Chart(mark, x, series, unit=unit, note=note, evidence=WORD)


def ranked(*pairs: tuple[str, float], unit: str, of: int | None = None) -> Ranking:
    return Ranking(tuple(fact(f"{v:,g}", name, v) for name, v in pairs), unit=unit, truncated_from=of)


def events(*pairs: tuple[str, str]) -> Timeline:
    return Timeline(tuple(Item(label, when=when) for when, label in pairs))


def points(*labels: str, icons: tuple[str | None, ...] = ()) -> List:
    padded = (*icons, *[None] * len(labels))
    return List(tuple(Item(label, icon=icon) for label, icon in zip(labels, padded, strict=False)))


def steps(*pairs: tuple[str, str]) -> Process:
    return Process(tuple(Item(label, text=text) for label, text in pairs))


CYCLISTS = (3.1, 3.4, 3.9, 4.1, 4.8, 5.6, 7.9, 8.3, 8.8, 9.4, 10.2, 11.6)


def one_figure() -> Document:
    return story(
        "Nine in ten would come again",
        (None, Stat((fact("92%", "of patients would choose the same clinic again", 92, "percent", "%"),))),
        ("What they liked", points("Short waiting times", "One doctor for everything", "Clear words", "A quiet ward")),
        ("How they were asked", Text("A letter went to every patient who left the ward in May; two thirds answered.")),
        subtitle="Survey of the Lindenau clinic",
    )


def long_history() -> Document:
    return story(
        "A tram through eleven decades",
        (
            "From horse to hydrogen",
            events(
                ("1912", "First horse tram to the harbour"),
                ("1924", "Overhead wires on all lines"),
                ("1938", "Longest network: 41 kilometres"),
                ("1951", "Two lines give way to buses"),
                ("1967", "The last conductor steps down"),
                ("1988", "Citizens save the river line"),
                ("2004", "Low floors for wheelchairs"),
                ("2016", "Contactless tickets"),
                ("2025", "First hydrogen tram on trial"),
            ),
        ),
        (
            "Today",
            Stat(
                (
                    fact("34 km", "of track in daily service", 34, "measure", "km"),
                    fact("9.1 million", "trips last year", 9.1e6),
                )
            ),
        ),
        (None, Quote("You hear the bell before you see the tram.", "A driver since 1987", WORD)),
    )


def mostly_charts() -> Document:
    return story(
        "How Lindenau gets around",
        ("More people cycle", plot("line", YEARS, "%", "Share of trips by bicycle", Bicycle=CYCLISTS)),
        (
            "Cars and buses",
            plot("area", YEARS, "thousand", "Bus passengers a day", Bus=[60 + 2.5 * k for k in range(12)]),
        ),
        (
            "Trips by purpose",
            plot("donut", ("Work", "School", "Shopping", "Leisure and others"), "%", Share=(34, 19, 22, 25)),
        ),
        ("New lanes", plot("column", YEARS[6:], "km", "Built each year", Lanes=(2.5, 4, 3.5, 6, 7.2, 9))),
        (
            "Where the money goes",
            plot(
                "stacked", YEARS[8:], "million euro", Roads=(9, 8.5, 8, 7), Rail=(4, 5, 5.5, 6), Cycling=(1, 2, 2.5, 4)
            ),
        ),
        subtitle="Twelve years of counts at thirty junctions",
    )


def list_of_ten() -> Document:
    names = ["Harbour", "North", "Mill", "Chapel", "Garden", "Brewery", "Station", "Castle", "Meadow", "Lake"]
    values = (18.4, 16.9, 15.2, 13.3, 12.8, 11.1, 10.6, 9.7, 8.2, 7.5)
    return story(
        "The ten longest cycle paths",
        ("Kilometres", ranked(*[(f"{n} path", v) for n, v in zip(names, values, strict=True)], unit="km", of=47)),
        (None, Text("Paths that cross a bridge count once, on the side where they start.")),
    )


def one_table() -> Document:
    rows = (
        ("Price of a day ticket", ("4.80", "6.20", "5.10", "7.00")),
        ("Night service", ("Fridays", "daily", "none", "daily")),
        ("Average age of vehicles", ("9 years", "14 years", "6 years", "11 years")),
        ("Wheelchair access", ("all lines", "most lines", "all lines", "some lines")),
        ("Bicycles on board", ("off-peak", "always", "never", "off-peak")),
        ("Lines", ("12", "31", "7", "22")),
    )
    made = tuple(ComparisonRow(label, cells, WORD) for label, cells in rows)
    return story("Four networks in one table", (None, Comparison(("Lindenau", "Großau", "Kleinau", "Neuau"), made)))


def contest() -> Document:
    rows = (("Seats", ("72", "44")), ("Speed in town", ("19 km/h", "15 km/h")), ("Cost per kilometre", ("6.10 €", "4.30 €")),
            ("Life of a vehicle", ("32 years", "12 years")), ("Runs on", ("electricity", "diesel and hydrogen")))  # fmt: skip
    made = tuple(ComparisonRow(label, cells, WORD) for label, cells in rows)
    return story(
        "Tram or bus?",
        ("Side by side", Comparison(("Tram", "Bus"), made)),
        ("What speaks for rails", points("Quieter at night", "More room", "Lasts three times as long")),
        ("What speaks for tyres", points("Goes around road works", "Cheaper to begin with", "New lines in weeks")),
    )


def a_process() -> Document:
    return story(
        "How a letter finds you",
        (
            "Six stations in one night",
            steps(
                ("Collect", "from the box at six in the evening"),
                ("Sort", "by region, thirty thousand an hour"),
                ("Drive", "to one of eleven night hubs"),
                ("Sort again", "now by street and number"),
                ("Load", "in the order of the round"),
                ("Deliver", "before noon"),
            ),
        ),
        (
            None,
            Stat(
                (
                    fact("94%", "arrive on the next working day", 94, "percent", "%"),
                    fact("11", "hubs work at night", 11),
                )
            ),
        ),
    )


def voices() -> Document:
    return story(
        "Why we stayed",
        (None, Quote("We came for one winter and planted a tree in spring.", "Mira, Garden Street", WORD)),
        (
            "What keeps people here",
            points("Rivers you can swim in", "Schools within a walk", "Rents that did not double"),
        ),
        ("The survey", Text("Eight hundred households were asked at the door, in five languages, over three weeks.")),
    )


def seven_sections() -> Document:
    return story(
        "Lindenau in figures",
        (
            None,
            Stat(
                (
                    fact("84,210", "people live in the city", 84210, icon="users"),
                    fact("+3.2%", "more than a year before", 3.2, "change", "%"),
                    fact("11.6%", "of all trips are cycled", 11.6, "percent", "%"),
                    fact("1 in 5", "households has no car", 0.2, "ratio"),
                )
            ),
        ),
        ("Cycling doubles", plot("line", YEARS, "%", "Share of trips by bicycle", Bicycle=CYCLISTS)),
        ("Largest employers", ranked(("Clinic", 2140), ("City", 1880), ("Port", 960), ("Brewery", 410), unit="people")),
        ("Milestones", events(("1291", "Market rights"), ("1844", "Railway"), ("1990", "New town hall"), ("2019", "River park"))),
        ("Who votes", plot("bar", ("18–29", "30–44", "45–64", "65 and more"), "%", Turnout=(41, 52, 63, 71))),
        ("Getting a permit", steps(("Ask", "online or in person"), ("Wait", "ten days at most"), ("Build", "within two years"))),
        (None, Quote("Small enough to know the baker, large enough for a night bus.", "A resident", WORD)),
        subtitle="What the city office counted in 2025",
    )  # fmt: skip


def extremes() -> Document:
    wave = [round(10 * (((k * 37) % 101) / 101 - 0.5), 2) for k in range(200)]
    days = tuple(str(k) for k in range(1, 201))
    return story(
        "From a millionth to a trillion",
        ("Two hundred points", plot("line", days, "°C", "Difference from the mean", Day=wave)),
        ("Very small", plot("column", ("a", "b", "c"), "g", Mass=(1e-6, 3e-6, 2e-6))),
        ("Very large", plot("bar", ("x", "y", "z"), "euro", Sum=(1e12, 4.2e11, 3e9))),
        ("Below zero", plot("column", YEARS[:6], "%", Change=(-3.0, 2.0, -1.5, 4.0, 0.0, 1.0))),
        ("With gaps", plot("line", YEARS, "m", Level=(1.0, 2.0, None, None, 3.0, 2.5, 2.0, None, 1.0, 1.5, 2.0, 2.2))),
        ("One value", plot("line", ("2025",), "m", Level=(7.0,))),
    )


def parts() -> Document:
    return story(
        "What a household throws away",
        ("By weight", plot("waffle", ("Organic", "Paper", "Plastic", "Other"), "%", Share=(41, 23, 16, 20))),
        ("Age of the bins", plot("histogram", ("0–2", "2–4", "4–6", "6–8", "8–10"), None, "Years", Bins=(12, 31, 44, 20, 6))),
        (
            "Income and waste",
            plot("scatter", ("21", "25", "28", "33", "40", "47", "52"), "kg", "Per head and year", Waste=(310, 330, 325, 360, 390, 420, 415)),
        ),
        ("Collected in a year", Stat((fact("410 t", "paper", 410, "measure", "t"), fact("265 t", "plastic", 265, "measure", "t"),
                                      fact("720 t", "organic", 720, "measure", "t")))),
    )  # fmt: skip


def german() -> Document:
    return story(
        "Wie Lindenau heizt",
        (
            "Nach Energieträger",
            plot("donut", ("Fernwärme", "Erdgas", "Wärmepumpe", "Öl und anderes"), "%", Anteil=(38.5, 33, 17.5, 11)),
        ),
        (
            "Verbrauch",
            plot("column", YEARS[6:], "GWh", "Wärmeverbrauch im Jahr", Wärme=(1204.5, 1188, 1150, 1102, 1061, 1015)),
        ),
        ("Was es bringt", points("Niedrigere Rechnungen", "Weniger Feinstaub", "Wärme aus dem Klärwerk")),
        lang="de",
    )


def ten_points() -> Document:
    labels = ["Water", "Bread", "Light", "Medicine", "Money", "Radio", "Blankets", "Documents", "Phone", "Shoes"]
    icons = (
        "droplets",
        "utensils",
        "sun",
        "heart-pulse",
        "banknote",
        "megaphone",
        "house",
        "file-text",
        "phone",
        "footprints",
    )
    return story("Ten things to keep at hand", ("Before the storm", points(*labels, icons=icons)))


def comparable_figures() -> Document:
    return story(
        "Three bridges, one river",
        (
            "Length",
            Stat((fact("412 m", "Harbour bridge", 412, "measure", "m"), fact("186 m", "Mill bridge", 186, "measure", "m"),
                  fact("95 m", "Chapel bridge", 95, "measure", "m"))),
        ),
        ("Traffic", plot("line", YEARS, "thousand", "Vehicles a day", Harbour=range(30, 42), Mill=range(18, 30), Chapel=range(12, 0, -1))),
        ("Repairs", events(("1931", "Mill bridge rebuilt"), ("1974", "Harbour bridge widened"), ("2012", "Chapel bridge closed to cars"))),
    )  # fmt: skip


def normal_stories() -> dict[str, Document]:
    made = (one_figure, long_history, mostly_charts, list_of_ten, one_table, contest, a_process, voices, seven_sections)
    return {make.__name__: make() for make in (*made, parts, german, ten_points, comparable_figures)}


def all_stories() -> dict[str, Document]:
    return {**normal_stories(), "extremes": extremes()}
