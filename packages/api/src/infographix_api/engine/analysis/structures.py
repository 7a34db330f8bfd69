"""Lists and tables to blocks: shares to donuts, labelled figures to rankings, dates to timelines, steps to processes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from infographix_api.engine import dates, figures
from infographix_api.engine.analysis.reader import Line, Part
from infographix_api.engine.document import (
    Block,
    Chart,
    Comparison,
    ComparisonRow,
    Evidence,
    Item,
    List,
    Mark,
    Process,
    Quantity,
    Quote,
    Ranking,
    Series,
    Timeline,
)

LABELLED = re.compile(r"^(?P<label>[^:–—]{1,59}?[^:–—\s])\s*[:–—]\s*(?P<figure>\S.{0,40}?)\.?$")
_YEAR, _MONTH = r"(?:1[0-9]|20|21)\d\d", r"[A-ZÀ-Þ]?[^\W\d_]{2,9}\.?"
DATED = re.compile(
    rf"^(?P<when>\d{{4}}-\d\d-\d\d|\d{{4}}-\d\d|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}|\d{{1,2}}\.?\s{_MONTH},?\s{_YEAR}"
    rf"|(?:{_MONTH}\s)?{_YEAR}(?:\s?[–-]\s?\d\d(?:\d\d)?)?)(?![-–]?\d)\s*(?:--+|[:–—,-])\s*(?P<label>\S.{{2,160}})$"
)
TIMED = re.compile(
    r"^(?P<when>[012]?\d:[0-5]\d(?:\s?[ap]m)?(?:\s(?:UTC|GMT|CET|CEST))?)(?!\d)\s*(?:[–—:,-]\s*)?(?P<label>[^\W\d].{2,160})$"
)
DAY_OF_A_YEAR = re.compile(
    r"^(?P<when>(?:\d{1,2}(?:\.|st|nd|rd|th)?\s(?:de\s)?)?(?P<month>[^\W\d_]{3,10})\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?)\s*[:–—]\s*(?P<label>\S.{2,160})$"
)
TRAILING = re.compile(r"(?<![\s,;])[\s,;]++(?:or|and|oder|und|ou|et|o|ó|y)?[\s,;.:]*$|(?<![.;,:])[.;,:]+$")
SPOKEN_BY = re.compile(r"^(?P<text>.{8,}[.!?…\"”’»])\s*(?:[—–―]|--?)\s*(?P<by>[^—–―.!?]{3,80})$")
SAID = re.compile(
    r"^[\"“„«](?P<text>[^\"“”„«»]{8,290})[\"”“»],?\s+(?:said|says|wrote|writes|added|adds|explained|explains|recalls|sagte?|schrieb|erklärte?|a déclaré|explique|dit|dijo|dice)"
    r"\s(?P<by>(?:[^\"“”.]|(?<=\b[DM]r)\.|(?<=\bMrs)\.|(?<=\bProf)\.){3,80})\.?$"
)
ADDRESS = re.compile(r"https?://|www\.")
SPEECH_BEGINS = frozenset('"“„«')
SPEECH = "“”„\"'«»‘’ "
SHORTEST_QUOTE, LONGEST_QUOTE = 24, 300
TITLED = re.compile(r"^(?P<label>[^:.–—]{1,47}?[^:.–—\s])(?:\s*[:–—.]|\s-)\s+(?P<text>.{8,200})$")
PERIOD = re.compile(r"(?:1[5-9]|20|21)\d\d(?:s|[-/](?:0?[1-9]|1[0-2])|\s?Q[1-4])?")
LEAD, LONGEST_LABEL, FEWEST_LED = 12, 72, 3
MAX_RANKED, MAX_BARS, MAX_SLICES = 8, 12, 6
MOST_MOMENTS, FEWEST_STEPS = 8, 3


def of_list(part: Part, source: str, language: str) -> Block | None:
    """The block that suits a list best; None when it has fewer than two entries."""
    if len(part.lines) < 2:
        return None
    figured = _shares_or_ranking(part, source, language) or _led_by_shares(part, source, language)
    return _timeline(part, source) or figured or _plain_list(part, source)


def of_quote(part: Part, source: str) -> Quote | None:
    """What somebody said, with the name behind a dash; a quotation without speaker is one only when it is set in quotation marks."""
    text = "\n".join(line.text for line in part.lines)
    whole = text.replace("\n", " ")
    if not SHORTEST_QUOTE <= len(whole) <= LONGEST_QUOTE or part.lines[0].text.endswith(":"):
        return None
    evidence = (span(source, part.lines[0], part.lines[-1], text),)
    if match := SPOKEN_BY.match(whole) or SAID.match(whole):
        return Quote(match["text"].strip(SPEECH).rstrip(","), match["by"].strip(), evidence)
    is_speech = len(part.lines) == 1 and whole[0] in SPEECH
    return Quote(whole.strip(SPEECH), None, evidence) if is_speech else None


def of_table(part: Part, source: str, language: str) -> Block | None:
    """Periods by measures make a line or columns, entities by one measure a ranking or donut, the rest a comparison."""
    head, *rows = part.lines
    width = len(head.cells)
    if width < 2 or len(rows) < 2 or part.is_cut or not all(len(row.cells) == width and row.cells[0] for row in rows):
        return None
    if sum(not cell for row in rows for cell in row.cells) > len(rows) * width / 5:
        return None  # a frame for badges or pictures
    columns = [[figures_of(row.cells[i], language) for row in rows] for i in range(1, width)]
    numeric = [i for i, column in enumerate(columns, 1) if all(value is not None for value in column)]
    if numeric and all(PERIOD.fullmatch(row.cells[0]) for row in rows):
        return _over_time(head, rows, numeric, source, language)
    if numeric and width == len(numeric) + 1 and len(numeric) == 1:
        return _by_entity(head, rows, numeric[0], source, language)
    return _comparison(head, rows, source) if 3 <= width <= 6 and len(rows) <= 12 else None


def figures_of(cell: str, language: str) -> Quantity | None:
    """A cell that is a figure and nothing else."""
    found = figures.find(cell, language)
    if len(found) == 1 and len(found[0].display) >= len(cell.strip()) - 1:
        return found[0].quantity()
    if (number := figures.bare(cell.strip(), language)) is not None:
        return Quantity(cell.strip(), number)
    return None


def span(source: str, first: Line, last: Line | None = None, text: str | None = None) -> Evidence:
    if last is None or text is None:
        return Evidence(source, "quote", quote=first.text, start=first.start, end=first.end)
    return Evidence(source, "quote", quote=text, start=first.start, end=last.end)


def timeline(lines: Iterable[Line], source: str, fewest: int) -> Timeline | None:
    """Lines that begin with a date or a time of day, oldest first where the dates tell."""
    found = ((DATED.match(line.text) or TIMED.match(line.text) or _day_of_a_year(line.text), line) for line in lines)
    dated = [(match, line) for match, line in found if match is not None][:MOST_MOMENTS]
    if len(dated) < fewest:
        return None
    items = [
        Item(label=match["label"].rstrip("."), when=match["when"], evidence=(span(source, line),))
        for match, line in dated
    ]
    moments = [dates.moment(item.when or "") or (0, 0, 0) for item in items]
    return Timeline(tuple(item for _, item in sorted(zip(moments, items, strict=True), key=lambda pair: pair[0])))


def _day_of_a_year(text: str) -> re.Match[str] | None:
    """A day or month without its year, as plans have them."""
    match = DAY_OF_A_YEAR.match(text)
    return match if match and dates.is_month(match["month"]) else None


def _timeline(part: Part, source: str) -> Timeline | None:
    return timeline(part.lines, source, max(2, len(part.lines) - 1))


def _shares_or_ranking(part: Part, source: str, language: str) -> Chart | Ranking | None:
    found: list[tuple[str, Quantity, Line]] = []
    for line in part.lines:
        match = LABELLED.match(line.text)
        value = figures_of(match["figure"], language) if match else None
        if match is None or value is None or value.value is None:
            return None
        found.append((match["label"].strip(), value, line))
    text = "\n".join(line.text for line in part.lines)
    values = [float(value.value or 0) for _, value, _ in found]
    if all(v.kind == "percent" for _, v, _ in found) and 99 <= sum(values) <= 101 and len(found) <= MAX_SLICES:
        evidence = span(source, part.lines[0], part.lines[-1], text)
        return Chart(
            "donut",
            tuple(label for label, _, _ in found),
            (Series("%", tuple(values)),),
            unit="%",
            evidence=(evidence,),
        )
    if len({v.unit for _, v, _ in found}) > 1:
        return None
    return _ranking([Item(label, value=value, evidence=(span(source, line),)) for label, value, line in found])


def _led_by_shares(part: Part, source: str, language: str) -> Ranking | None:
    """Entries like "48 % of developers use it": the share, and what it is of."""
    items = []
    for line in part.lines:
        found = figures.find(line.text, language)
        rest = line.text[found[0].end :].strip(" .;") if found else ""
        if not found or found[0].kind != "percent" or found[0].start > LEAD or not 6 <= len(rest) <= LONGEST_LABEL:
            return None
        items.append(Item(rest, value=found[0].quantity(), evidence=(span(source, line),)))
    return _ranking(items) if len(items) >= FEWEST_LED else None


def _ranking(items: list[Item]) -> Ranking:
    ordered = sorted(items, key=lambda item: -(item.value.value or 0.0) if item.value else 0.0)
    cut = len(ordered) if len(ordered) > MAX_RANKED else None
    return Ranking(tuple(ordered[:MAX_RANKED]), truncated_from=cut)


def _plain_list(part: Part, source: str) -> Process | List | None:
    """Of entries with words in them; two numbered ones are an enumeration, not yet a process."""
    lines = [line for line in part.lines if _is_entry(line.text)][:8]
    if len(lines) < 2:
        return None
    items = tuple(_entry(line, source) for line in lines)
    if len({item.label for item in items}) < len(items):  # "Action item: ..." again and again says nothing
        items = tuple(replace(item, label=item.text or item.label, text=None) for item in items)
    return Process(items) if part.kind == "steps" and len(items) >= FEWEST_STEPS else List(items)


def _is_entry(text: str) -> bool:
    return 3 <= len(text) <= 220 and sum(map(str.isalpha, text)) >= 3 and not ADDRESS.search(text[:12])


def _entry(line: Line, source: str) -> Item:
    match = TITLED.match(line.text)
    if match and ADDRESS.search(match["text"]):
        return Item(match["label"].strip(), evidence=(span(source, line),))
    if match:
        return Item(match["label"].strip(), text=TRAILING.sub("", match["text"]), evidence=(span(source, line),))
    return Item(TRAILING.sub("", line.text), evidence=(span(source, line),))


def _over_time(head: Line, rows: list[Line], numeric: list[int], source: str, language: str) -> Chart:
    unit = _unit(head.cells[numeric[0]])
    series = tuple(
        Series(_name(head.cells[i]), tuple(_value(row.cells[i], language) for row in rows)) for i in numeric[:4]
    )
    mark: Mark = "line" if len(rows) > MAX_BARS or len(series) > 1 else "column"
    evidence = span(source, head, rows[-1], "\n".join(row.text for row in (head, *rows)))
    return Chart(
        mark, tuple(row.cells[0] for row in rows), series, unit=unit, note=_note(head, numeric), evidence=(evidence,)
    )


def _by_entity(head: Line, rows: list[Line], column: int, source: str, language: str) -> Chart | Ranking:
    values = [_value(row.cells[column], language) for row in rows]
    unit = _unit(head.cells[column])
    if (
        (unit == "%" or all("%" in row.cells[column] for row in rows))
        and 99 <= sum(values) <= 101
        and len(rows) <= MAX_SLICES
    ):
        evidence = span(source, head, rows[-1], "\n".join(row.text for row in (head, *rows)))
        labels = tuple(row.cells[0] for row in rows)
        return Chart(
            "donut", labels, (Series(_name(head.cells[column]), tuple(values)),), unit="%", evidence=(evidence,)
        )
    items = [
        Item(row.cells[0], value=figures_of(row.cells[column], language), evidence=(span(source, row),)) for row in rows
    ]
    ranking = _ranking(items)
    return Ranking(
        ranking.items,
        unit=_name(head.cells[column]) + (f", {unit}" if unit else ""),
        truncated_from=ranking.truncated_from,
    )


def _comparison(head: Line, rows: list[Line], source: str) -> Comparison:
    return Comparison(
        head.cells[1:], tuple(ComparisonRow(row.cells[0], row.cells[1:], (span(source, row),)) for row in rows)
    )


def _value(cell: str, language: str) -> float:
    quantity = figures_of(cell, language)
    return 0.0 if quantity is None or quantity.value is None else quantity.value


def _note(head: Line, numeric: list[int]) -> str | None:
    return head.cells[numeric[0]] if len(numeric) == 1 else None


def _unit(heading: str) -> str | None:
    match = re.search(r"[(,\[]\s*([^)\],]{1,24})[)\]]?$", heading)
    return match[1].strip() if match else None


def _name(heading: str) -> str:
    return re.sub(r"(?<!\s)\s*[(,\[][^)\]]*[)\]]?$", "", heading).strip() or heading
