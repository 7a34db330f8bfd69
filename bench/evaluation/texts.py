"""Texts and Markdown: figures found, traps avoided, nothing invented, nothing forced."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from bench.evaluation.cases import Case
from bench.evaluation.score import Score
from bench.evaluation.shown import Shown, of
from infographix_api.engine import figures
from infographix_api.engine.analysis import reader
from infographix_api.engine.analysis.phrases import PHRASES
from infographix_api.engine.brief import InputError
from infographix_api.engine.document import Document, Stat


def scores(cases: list[Case]) -> Iterator[Score]:
    reports = [case for case in cases if case.wanted.get("gold")]
    gold = [(case, figure) for case in reports for figure in case.wanted["gold"]["figures"]]
    shown = {case.name: list(of(case.result)) for case in reports if isinstance(case.result, Document)}
    yield _recall("gold figures shown with their sentence", gold, shown, 0.6, headline=False)
    yield _recall("gold figures as a headline", gold, shown, 0.5, headline=True)
    traps = [(case, trap["text"]) for case in reports for trap in case.wanted["gold"]["must_not_appear"]]
    sprung = tuple(f"{c.name}: {trap}" for c, trap in traps if any(_is_trap(s, trap) for s in shown.get(c.name, ())))
    yield Score("traps shown as a headline", len(sprung), len(traps), at_most=0, missed=sprung)
    yield from _readmes([case for case in cases if case.kind == "readme"])
    yield from _languages([case for case in cases if case.kind == "text_i18n"])
    yield _invented([case for case in cases if case.kind in ("report", "readme", "text_i18n")])


def _recall(
    what: str, gold: list[tuple[Case, Any]], shown: dict[str, list[Shown]], share: float, *, headline: bool
) -> Score:
    missed = tuple(
        f"{case.name}: {figure['display']}"
        for case, figure in gold
        if not any(_recalls(s, figure, headline=headline) for s in shown.get(case.name, ()))
    )
    return Score(what, len(gold) - len(missed), len(gold), share, missed=missed)


def _recalls(shown: Shown, gold: dict[str, Any], *, headline: bool) -> bool:
    """The value is shown, as a headline or within its sentence, and the evidence lies in the gold sentence."""
    sentence = _plain(gold["sentence"])
    if not any(_overlap(_plain(quote), sentence) for quote in shown.quotes):
        return False
    if any(math.isclose(value, gold["value"], rel_tol=0.005) for value in shown.values):
        return True
    return not headline and _plain(gold["display"]) in _plain(shown.text)


def _is_trap(shown: Shown, trap: str) -> bool:
    """Only a headline value or a mark springs a trap; a number inside a whole quoted sentence does not."""
    return any(_plain(trap) == _plain(display) for display in shown.displays)


def _readmes(cases: list[Case]) -> Iterator[Score]:
    documents = [(case, case.result) for case in cases if isinstance(case.result, Document)]
    forced = tuple(case.name for case, made in documents if _cards(made) > case.wanted["expect"]["max_stat_cards"])
    yield Score("READMEs with forced key figures", len(forced), len(cases), at_most=0, missed=forced)
    bare = [case.name for case, made in documents if not _kinds(made) & set(case.wanted["expect"]["blocks_any_of"])]
    refused = [case.name for case in cases if isinstance(case.result, InputError)]
    missed = (*bare, *refused)
    yield Score("READMEs with lists, steps or comparisons", len(cases) - len(missed), len(cases), 1.0, missed=missed)


def _languages(cases: list[Case]) -> Iterator[Score]:
    missed = tuple(case.name for case in cases if not _is_honest(case))
    yield Score("other languages named, or said to be unread", len(cases) - len(missed), len(cases), 1.0, missed=missed)


def _is_honest(case: Case) -> bool:
    made, wanted = case.result, case.wanted["expect"]
    if not isinstance(made, Document):
        return False
    lang = wanted["document_lang"].partition("-")[0]
    told = any(warning.code == "lang_unsupported" for warning in made.warnings)
    return made.lang.partition("-")[0] == lang and (told or lang in PHRASES)


def _invented(cases: list[Case]) -> Score:
    """A headline or a mark whose number the source does not hold."""
    invented = []
    for case in cases:
        present = {round(value, 6) for value in figures.values(case.data.decode(errors="ignore"))}
        shown = of(case.result) if isinstance(case.result, Document) else ()
        wrong = [v for s in shown for d in s.displays for v in figures.values(d) if round(v, 6) not in present]
        invented += [f"{case.name}: {value:g}" for value in wrong]
    return Score("figures invented", len(invented), len(cases), at_most=0, missed=tuple(invented))


def _cards(made: Document) -> int:
    return sum(len(block.items) for section in made.sections for block in section.blocks if isinstance(block, Stat))


def _kinds(made: Document) -> set[str]:
    return {block.type for section in made.sections for block in section.blocks}


def _plain(text: str) -> str:
    return " ".join(reader.read_markdown(text).text.split()).casefold()


def _overlap(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)
