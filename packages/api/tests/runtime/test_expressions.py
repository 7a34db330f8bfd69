"""No regular expression, of the description or of the code, runs away with a text that was made for it."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import resources
from pathlib import Path

import pytest
from runtime import backtracking

import infographix_api
from infographix_api.engine import figures
from infographix_api.engine.notation import NOTATIONS

SHORT = 24
MOST = 100_000
"""Steps of one search: with the longer text a cubic expression takes more."""
ASKED = frozenset({"compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub"})


def expressions() -> dict[str, re.Pattern[str]]:
    """All of them, by their text: those of modules and what modules hold, those of calls, and those of the description."""
    found = [*_of_description(), *_of_calls()]
    for module in pkgutil.walk_packages(infographix_api.__path__, "infographix_api."):
        if not module.name.endswith("__main__"):
            found += _within(vars(importlib.import_module(module.name)))
    for language in NOTATIONS:
        found += _within(figures._grammar(language))
    return {pattern.pattern: pattern for pattern in found}


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in list(value.items()):
            yield from _within(inner) if not str(name).startswith("__") else ()
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _within(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name))


def _of_calls() -> Iterator[re.Pattern[str]]:
    """Written out in a call such as `re.sub(r"...", ...)`."""
    for path in Path(infographix_api.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED:
                is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
                if is_re and isinstance(node.args[0], ast.Constant):
                    yield re.compile(str(node.args[0].value))


def _of_description() -> Iterator[re.Pattern[str]]:
    def walk(node: object) -> Iterator[str]:
        if isinstance(node, dict) and isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from walk(inner)

    described = json.loads((resources.files("infographix_api") / "openapi/openapi.json").read_text(encoding="utf-8"))
    yield from map(re.compile, walk(described))


def grows(pattern: re.Pattern[str]) -> list[str]:
    """Letters of which twice as many cost more than twice the steps; of a square it would be four times."""
    found = []
    for letter in backtracking.letters(pattern):
        try:
            short, long = (backtracking.steps(pattern, letter * size + "\0", MOST) for size in (SHORT, 2 * SHORT))
        except backtracking.TooManySteps:
            found.append(letter)
        else:
            found += [letter] if long > max(2.9 * short, 20 * SHORT) else []
    return found


def test_twice_the_letters_cost_twice_the_steps() -> None:
    growing = {text: found for text, pattern in expressions().items() if (found := grows(pattern))}
    assert growing == {}


@pytest.mark.parametrize("runaway", [r"(?:a+)+b", r"a*a*b", r"\s+$", r"(?:\w|\d)*x", r"(\w+\s?)*:", r"a.*b.*c"])
def test_expressions_that_run_away_are_found(runaway: str) -> None:
    assert grows(re.compile(runaway))


@pytest.mark.parametrize(
    ("pattern", "text", "is_found"),
    [
        (r"^a(?:b|c)+?d{2}\b", "abcbdd.", True),
        (r"(?<!x)\d++(?=%)", "x12 34%", True),
        (r"(['\"])[^'\"]*\1$", "say 'so'", True),
        (r"^(?!no)[^\W\d_]+$", "none", False),
        (r"(?i:ÄB)\Z", "xäb", True),
        (r"(?>a+)a", "aaaa", False),
        (r"a{2,3}b", "aab aaaab", True),
    ],
)
def test_steps_are_counted_of_the_same_search(pattern: str, text: str, is_found: bool) -> None:
    assert backtracking.finds(re.compile(pattern), text) is is_found is (re.search(pattern, text) is not None)
