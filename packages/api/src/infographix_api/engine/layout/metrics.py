"""Advance widths of words, remembered across Documents; asks the typesetting engine once per Document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Ask = Callable[[Mapping[str, list[str]]], dict[tuple[str, str], float]]

# about 10 MB of words; a fuller table is started afresh
_MOST_WORDS = 60_000


class Metrics:
    """(face, word) -> width in em."""

    def __init__(self, ask: Ask) -> None:
        self.widths: dict[tuple[str, str], float] = {}
        self._ask = ask

    def need(self, words: Iterable[tuple[str, str]]) -> None:
        wanted = set(words)
        if len(self.widths) > _MOST_WORDS:
            self.widths.clear()
        missing: dict[str, list[str]] = {}
        for face, word in sorted(wanted - self.widths.keys()):
            missing.setdefault(face, []).append(word)
        if missing:
            self.widths.update(self._ask(missing))
