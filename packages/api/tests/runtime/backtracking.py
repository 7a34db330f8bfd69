"""A regular expression matched as `re` does it, by trying and going back, but counting its steps: the same for every machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

USUAL = 'a0 .-A_\n\t"<é'
MANY = 10
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
Node = tuple[Any, Any]
Then = Callable[[int], bool]


class TooManySteps(Exception):
    """More than was allowed."""


def steps(pattern: re.Pattern[str], text: str, most: int) -> int:
    """Of a search: characters and places looked at. Raises TooManySteps."""
    search = _Search(text, most, pattern.flags)
    search.run(_tree(pattern))
    return search.taken


def finds(pattern: re.Pattern[str], text: str) -> bool:
    return _Search(text, 10_000, pattern.flags).run(_tree(pattern))


def letters(pattern: re.Pattern[str]) -> list[str]:
    """Characters that its repeats can tell apart: of any other letter a long run is left at once."""
    return list(dict.fromkeys(_letters(_tree(pattern), is_repeated=False)))


def _tree(pattern: re.Pattern[str]) -> list[Node]:
    return list(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))


class _Search:
    def __init__(self, text: str, most: int, flags: int) -> None:
        self.text, self.most, self.taken, self.flags = text, most, 0, flags
        self.groups: dict[int, tuple[int, int]] = {}

    def run(self, tree: list[Node]) -> bool:
        return any(self.sequence(tree, begin, lambda _: True) for begin in range(len(self.text) + 1))

    def sequence(self, nodes: list[Node], at: int, then: Then) -> bool:
        if not nodes:
            return then(at)
        (kind, argument), rest = nodes[0], nodes[1:]
        return self.node(kind, argument, at, lambda end: self.sequence(rest, end, then))

    def node(self, kind: Any, argument: Any, at: int, then: Then) -> bool:
        self.taken += 1
        if self.taken > self.most:
            raise TooManySteps
        if kind in REPEATS:
            return self.repeat(kind, argument, at, then)
        if kind in (op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP):
            return self.inner(kind, argument, at, then)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self.looks(argument, at) == (kind is op.ASSERT) and then(at)
        if kind is op.AT:
            return self.stands(argument, at) and then(at)
        if kind is op.GROUPREF:
            word = self.text[slice(*self.groups.get(argument, (0, 0)))]
            return self.text.startswith(word, at) and then(at + len(word))
        return at < len(self.text) and self.is_one(kind, argument, self.text[at]) and then(at + 1)

    def inner(self, kind: Any, argument: Any, at: int, then: Then) -> bool:
        if kind is op.BRANCH:
            return any(self.sequence(list(branch), at, then) for branch in argument[1])
        return self.group(argument, at, then) if kind is op.SUBPATTERN else self.whole(list(argument), at, then)

    def group(self, argument: Any, at: int, then: Then) -> bool:
        """Flags such as (?i:...) hold within it only."""
        number, added, removed, nodes = argument
        outer = self.flags

        def leave(end: int) -> bool:
            inner, self.flags = self.flags, outer
            if number is not None:
                self.groups[number] = (at, end)
            found = then(end)
            self.flags = inner
            return found

        self.flags = outer & ~removed | added
        found = self.sequence(list(nodes), at, leave)
        self.flags = outer
        return found

    def whole(self, nodes: list[Node], at: int, then: Then) -> bool:
        ends: list[int] = []
        return self.sequence(nodes, at, lambda end: ends.append(end) or True) and then(ends[-1])

    def looks(self, argument: Any, at: int) -> bool:
        direction, nodes = argument
        if direction > 0:
            return self.sequence(list(nodes), at, lambda _: True)
        low, high = nodes.getwidth()
        return any(self.sequence(list(nodes), at - w, lambda end: end == at) for w in range(low, high + 1) if w <= at)

    def repeat(self, kind: Any, argument: Any, at: int, then: Then) -> bool:
        least, most, nodes = argument
        if len(nodes) == 1 and nodes[0][0] in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            return self.characters(kind, argument, at, then)
        if kind is op.POSSESSIVE_REPEAT:
            return self.whole([(op.MAX_REPEAT, argument)], at, then)

        def again(count: int, place: int) -> bool:
            def more() -> bool:
                return count < most and self.sequence(
                    list(nodes), place, lambda end: (end > place or count < least) and again(count + 1, end)
                )

            if count < least:
                return more()
            return (then(place) or more()) if kind is op.MIN_REPEAT else (more() or then(place))

        return again(0, at)

    def characters(self, kind: Any, argument: Any, at: int, then: Then) -> bool:
        """The usual case in a loop, which is what keeps Python's stack small."""
        least, most, nodes = argument
        ends = [at]
        while len(ends) <= most and ends[-1] < len(self.text):
            self.taken += 1
            if not self.is_one(*nodes[0], self.text[ends[-1]]):
                break
            ends.append(ends[-1] + 1)
        tried = ends[least:] if kind is op.MIN_REPEAT else ends[: least - 1 if least else None : -1]
        if kind is op.POSSESSIVE_REPEAT:
            tried = tried[:1]
        for end in tried:
            self.taken += 1
            if self.taken > self.most:
                raise TooManySteps
            if then(end):
                return True
        return False

    def stands(self, where: Any, at: int) -> bool:
        before, after = self.text[at - 1 : at] if at else "", self.text[at : at + 1]
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return not at or (where is op.AT_BEGINNING and bool(self.flags & re.MULTILINE) and before == "\n")
        if where in (op.AT_END, op.AT_END_STRING):
            is_last = at == len(self.text) or (where is op.AT_END and self.text[at:] == "\n")
            return is_last or (where is op.AT_END and bool(self.flags & re.MULTILINE) and after == "\n")
        is_edge = _is_word(before) != _is_word(after)
        return is_edge == (where is op.AT_BOUNDARY)

    def is_one(self, kind: Any, argument: Any, character: str) -> bool:
        if kind is op.ANY:
            return character != "\n" or bool(self.flags & re.DOTALL)
        cases = {character, character.lower(), character.upper()} if self.flags & re.IGNORECASE else {character}
        if kind is op.LITERAL:
            return any(ord(case) == argument for case in cases if len(case) == 1)
        if kind is op.NOT_LITERAL:
            return all(ord(case) != argument for case in cases if len(case) == 1)
        members = list(argument)
        negated = members[0][0] is op.NEGATE
        return any(_is_among(members, case) for case in cases if len(case) == 1) != negated


def _letters(nodes: Any, *, is_repeated: bool) -> Iterator[str]:
    for kind, argument in nodes:
        if kind in (op.LITERAL, op.NOT_LITERAL):
            yield from [chr(argument)] if is_repeated or not chr(argument).isalnum() else ()
        elif kind in (op.IN, op.ANY):
            known = (c for c in USUAL if _Search("", 0, 0).is_one(kind, argument, c))
            yield from [next(known, USUAL[0])] if is_repeated else ()
        else:
            many = kind in REPEATS and argument[1] >= MANY
            for inner in _inside(kind, argument):
                yield from _letters(inner, is_repeated=is_repeated or many)


def _inside(kind: Any, argument: Any) -> list[Any]:
    if kind is op.BRANCH:
        return list(argument[1])
    if kind in REPEATS:
        return [argument[2]]
    if kind is op.SUBPATTERN:
        return [argument[3]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [argument[1]]
    return [argument] if kind is op.ATOMIC_GROUP else []


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_among(members: list[Node], character: str) -> bool:
    for kind, argument in members:
        if kind is op.LITERAL and ord(character) == argument:
            return True
        if kind is op.RANGE and argument[0] <= ord(character) <= argument[1]:
            return True
        if kind is op.CATEGORY and _is_of(argument, character):
            return True
    return False


def _is_of(category: Any, character: str) -> bool:
    name = str(category)
    kinds = {"DIGIT": character.isdecimal(), "SPACE": character.isspace(), "WORD": _is_word(character)}
    return kinds[name.rpartition("_")[2]] != ("NOT" in name)
