"""Text as measured pieces: where a line may break, and how many lines a width takes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from infographix_api.engine import notation

CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
NO_LIMIT = 99

_RUN = re.compile(CJK.pattern + "|" + CJK.pattern.replace("[", "[^", 1) + "+")
_NEVER_FIRST = frozenset("、。，．！？：；）」』】》〉％")
_NEVER_LAST = frozenset("（「『【《〈")
_NO_BREAK = "\u00a0\u202f\u2007"
_SPACES = re.compile(rf"[^\S{_NO_BREAK}]+")
_UNITS = rf"%|‰|{notation.SYMBOLS}|{'|'.join(map(re.escape, notation.SIGNS))}"
# between a number and its unit, and between a word such as "in" and a year
_TIED_SPACE = re.compile(rf"(?<=[\d.,)]) (?=(?:{_UNITS})(?!\w))|(?<=\s\w\w) (?=(?:1[5-9]|20)\d\d(?!\w))")
_LONGEST_TIED = 12  # letters
_VOWELS = frozenset("aeiouyäöüéèêáíóúà")
# Widths of kerned lines differ slightly from the sum of their words.
_SLACK = 0.999
_GRAINS = 20  # an em is told from the next in so many steps


class Piece(NamedTuple):
    """An unbreakable run. `join` is what follows it on the same line: a space, a soft hyphen or nothing."""

    text: str
    join: str


class Line(NamedTuple):
    text: str
    em: float


class _Token(NamedTuple):
    text: str
    em: float
    join: str
    space: float


def pieces(text: str) -> list[Piece]:
    """Split into words; CJK characters break anywhere their punctuation allows."""
    out: list[Piece] = []
    for word in _words(text):
        for run in _RUN.findall(word):
            if CJK.match(run):
                _append_cjk(out, run)
            else:
                out += _chunks(run)
        out[-1] = Piece(out[-1].text, " ")
    return out or [Piece("", "")]


def _words(text: str) -> Iterator[str]:
    """What no line divides: words, numbers with their units, years with a short word, and what a no-break space ties."""
    for word in _SPACES.split(_TIED_SPACE.sub(_NO_BREAK[0], text)):
        yield from _tied(word.split())


def _tied(parts: list[str]) -> list[str]:
    """Together where that is short; else the last goes."""
    word = " ".join(parts)
    if len(parts) > 1 and (len(word) > _LONGEST_TIED or CJK.search(word)):
        return [*_tied(parts[:-1]), parts[-1]]
    return [word] if word else []


def _append_cjk(out: list[Piece], run: str) -> None:
    if out and out[-1].join == "" and (run in _NEVER_FIRST or out[-1].text[-1] in _NEVER_LAST):
        out[-1] = Piece(out[-1].text + run, "")
        return
    out.append(Piece(run, ""))


def _chunks(word: str) -> list[Piece]:
    """Inner break points of one long word: after - / _ and, past 12 letters, at vowel-consonant joints."""
    out: list[Piece] = []
    for part in re.findall(r"[^-/_]*[-/_]+|[^-/_]+", word):
        while len(part) > 12 and not RTL.search(part):
            cut = next((k for k in range(8, 4, -1) if part[k - 1].lower() in _VOWELS and part[k].isalpha()), 8)
            inside_word = part[cut - 1].isalpha() and part[cut].isalpha()
            out.append(Piece(part[:cut], "-" if inside_word else ""))
            part = part[cut:]
        out.append(Piece(part, ""))
    return out


class Paragraph:
    """One text in one face. Sizes are in em until a caller multiplies: advance widths are linear in size.

    `marker` is a source number set small after the last word. Call `resolve` with measured widths before
    anything else.
    """

    def __init__(self, face: str, text: str, *, leading: float, marker: str = "") -> None:
        self.face = face
        self.text = text
        self.leading = leading
        self.marker = marker
        self.pieces = pieces(text)
        self.marker_em = 0.0
        self.natural = 0.0
        self.narrowest = 0.0
        self._tokens: list[_Token] = []
        self._words: list[float] = []
        self._firsts: list[int] = []
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._widest = 0.0
        self._hyphen = 0.0
        self._dots = 0.0
        # how many lines some rooms take, narrowest first; and rooms narrower than a word
        self._rooms: list[float] = []
        self._counts: list[int] = []
        self._narrow: dict[float, int] = {}

    def resolve(self, widths: Mapping[tuple[str, str], float]) -> None:
        face = self.face
        space = widths[face, " "]
        self._hyphen, self._dots = widths[face, "-"], widths[face, "…"]
        self._tokens = [
            _Token(text, widths[face, text], join, space if join == " " else 0.0) for text, join in self.pieces
        ]
        if self.marker:
            # a marker is set at 11 px or more; 0.9 of its own em covers that at any body size of 13 or more
            self.marker_em = 0.14 + 0.9 * widths["small", self.marker]
            last = self._tokens[-1]
            self._tokens[-1] = last._replace(em=last.em + self.marker_em)
        self.narrowest = max(t.em + (self._hyphen if t.join == "-" else 0) for t in self._tokens)
        self.natural = sum(t.em + t.space for t in self._tokens) - self._tokens[-1].space
        self._words = self._word_widths()
        self._index_words()
        self._rooms, self._counts, self._narrow = [-1.0, self.natural], [0, 1], {}

    def count(self, em: float, most: int = NO_LIMIT) -> int:
        """How many lines a measure of `em` takes."""
        room = int(em * _GRAINS) / _GRAINS * _SLACK
        if room >= self.natural:
            return 1
        lines = self._counted(room) if room >= self._widest else self._counted_within_words(room)
        return min(most, lines)

    def height(self, size: float, width: float, most: int = NO_LIMIT) -> float:
        return self.count(width / size, most) * size * self.leading

    def lines(self, em: float, most: int = NO_LIMIT, *, balance: bool = True) -> tuple[list[Line], bool]:
        """The finished lines, and whether words were cut. Balanced: the narrowest measure with as many lines."""
        breaks = self._break(em)
        if len(breaks) > most:
            return self._cut(breaks, em, most), True
        if balance and len(breaks) > 1:
            breaks = self._balanced(em, len(breaks))
        return [self._line(start, end) for start, end in breaks], False

    def _word_widths(self) -> list[float]:
        """Whole words with their inner breaks, which are used only by a word wider than the whole line."""
        words = [0.0] * len(self._tokens)
        start = 0
        for i, token in enumerate(self._tokens):
            words[start] += token.em
            follows_cjk = i + 1 < len(self._tokens) and CJK.match(self._tokens[i + 1].text)
            if token.join == " " or (token.join == "" and (CJK.search(token.text) or follows_cjk)):
                start = i + 1
        return words

    def _index_words(self) -> None:
        """Where whole words begin and end along one endless line; `_firsts` are their first tokens, and the end."""
        self._firsts, self._starts, self._ends = [], [], []
        x = 0.0
        for i, (token, word) in enumerate(zip(self._tokens, self._words, strict=True)):
            if word or not i:
                self._firsts.append(i)
                self._starts.append(x)
                self._ends.append(x + word)
            x += token.em + token.space
        self._firsts.append(len(self._tokens))
        self._widest = max(self._words)

    def _break(self, em: float) -> list[tuple[int, int]]:
        return self._greedy(int(em * _GRAINS) / _GRAINS * _SLACK)

    def _counted(self, room: float) -> int:
        """Between two rooms that take the same number of lines, all do."""
        wider = bisect_right(self._rooms, room)
        narrower = wider - 1
        if self._rooms[narrower] != room and self._counts[narrower] != self._counts[wider]:
            self._rooms.insert(wider, room)
            self._counts.insert(wider, len(self._greedy(room)))
            return self._counts[wider]
        return self._counts[narrower]

    def _counted_within_words(self, room: float) -> int:
        """A wider room may take more lines here: a word that it holds is no longer broken to fill the line before."""
        if room not in self._narrow:
            self._narrow[room] = len(self._greedy_within_words(room))
        return self._narrow[room]

    def _greedy(self, room: float) -> list[tuple[int, int]]:
        if self.natural <= room:
            return [(0, len(self._tokens))]
        if self._widest > room:
            return self._greedy_within_words(room)
        out = []
        start, words = 0, len(self._ends)
        while start < words:
            end = bisect_right(self._ends, self._starts[start] + room, start + 1)
            out.append((self._firsts[start], self._firsts[end]))
            start = end
        return out

    def _greedy_within_words(self, room: float) -> list[tuple[int, int]]:
        """Where some word is wider than the line, and so broken at its inner breaks."""
        out = []
        start, x = 0, 0.0
        for i, token in enumerate(self._tokens):
            tail = self._hyphen if token.join == "-" else 0.0
            word = self._words[i]
            if i > start and (x + token.em + tail > room or room >= word > room - x):
                out.append((start, i))
                start, x = i, 0.0
            x += token.em + token.space
        out.append((start, len(self._tokens)))
        return out

    def _line(self, start: int, end: int) -> Line:
        text, em = "", 0.0
        for k in range(start, end):
            token = self._tokens[k]
            text += token.text
            em += token.em
            if k < end - 1:
                text += token.join if token.join == " " else ""
                em += token.space
            elif token.join == "-" and end < len(self._tokens):
                text += "-"
                em += self._hyphen
        return Line(text, em)

    def _cut(self, breaks: list[tuple[int, int]], em: float, most: int) -> list[Line]:
        head = [self._line(start, end) for start, end in breaks[: most - 1]]
        start, end = breaks[most - 1]
        line = self._line(start, end)
        while end > start + 1 and line.em + self._dots > em * 0.995:
            end -= 1
            line = self._line(start, end)
        text, width = line
        if width + self._dots > em * 0.995 and len(text) > 2:
            # one long piece: cut inside it, with a pessimistic width
            keep = max(1, int(len(text) * max(0.1, (em * 0.99 - self._dots) / (width * 1.3))))
            width = min(width, width * keep / len(text) * 1.3)
            text = text[:keep]
        return [*head, Line(text.rstrip(" -,;:—–") + "…", width + self._dots)]

    def _balanced(self, em: float, count: int) -> list[tuple[int, int]]:
        low, high = max(self.narrowest * 1.01, em * 0.6), em
        for _ in range(5):
            middle = (low + high) / 2
            if self.count(middle) <= count:
                high = middle
            else:
                low = middle
        return self._break(high)
