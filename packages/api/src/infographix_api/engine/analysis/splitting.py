"""Prose to sentences, by their marks and what follows them. Linear in the length of the text; never changes a character."""

from __future__ import annotations

import re
from functools import lru_cache

from infographix_api.engine.analysis.reader import Line

END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]{1,9})[\"'”’»)\]]{0,4}\s+(?=[\"'“‘«(\[¿¡$€£]*[^\W_a-zà-ÿ])|[。！？]+[」』）]?\s*"
)
_SHORT = """
mr mrs ms dr prof st jr sr vs no nos nr fig figs eq approx est inc ltd co corp dept gov gen sen rep rev vol pp
ed eds al cf e.g i.e u.s u.k ca z.b d.h bzw mio mrd abs art bd ggf inkl max min evtl p.ex m mme mlle sra srta
núm pág av jan feb mar apr jun jul aug sep sept oct nov dec
"""
SHORT = frozenset(_SHORT.split())
GERMAN = re.compile(r"\d{1,2}|[duz]")  # an ordinal, or the first half of "z. B."


@lru_cache(maxsize=256)
def sentences(line: Line, language: str = "en") -> tuple[tuple[str, int], ...]:
    """Sentences with their place in the normalised text. Several readers ask for those of the same line.

    >>> [text for text, _ in sentences(Line("Dr. Ada counts 4.5 % of it. Ben has the rest!", 0, 46))]
    ['Dr. Ada counts 4.5 % of it.', 'Ben has the rest!']
    """
    out: list[tuple[str, int]] = []
    begin, text = 0, line.text
    for match in END.finditer(text):
        if match["mark"] == "." and _goes_on(text[max(begin, match.start() - 24) : match.start()], language):
            continue
        _keep(out, line, begin, match.end())
        begin = match.end()
    _keep(out, line, begin, len(text))
    return tuple(out)


def _goes_on(before: str, language: str) -> bool:
    """The full stop belongs to an abbreviation, an initial or a German ordinal."""
    word = before.rsplit(None, 1)[-1].lstrip("(“\"'") if before.strip() else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    return word.lower() in SHORT or (language == "de" and GERMAN.fullmatch(word) is not None)


def _keep(out: list[tuple[str, int]], line: Line, begin: int, end: int) -> None:
    raw = line.text[begin:end]
    if text := raw.strip():
        out.append((text, line.start + begin + len(raw) - len(raw.lstrip())))
