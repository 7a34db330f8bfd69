"""Suggestions through HTTP: what suits, read from the beginning of what is sent, and refused like a generation of it."""

from __future__ import annotations

from typing import Any

from over_http.conftest import Api

from infographix_api.engine import catalog

PATH = "/api/v1/suggestions"
DRAWN = {style.slug for style in catalog.styles() if style.available}
PROSE = "Pupils of our school grow 12 kinds of vegetables in the garden. "


SUITS = (
    ({"topic": "Cybersecurity"}, "cyberpunk"),
    ({"source": {"type": "text", "text": f"Lessons of a school\n\n{PROSE}"}}, "chalkboard"),
    ({"source": {"type": "markdown", "text": f"# Lessons of a school\n\n{PROSE}"}}, "chalkboard"),
    ({"source": {"type": "csv", "text": "month,sales\n2024-01,3\n2024-02,5\n", "title": "Sales report"}}, "modern"),
    ({"content": {"title": "Ransomware threat", "sections": [{"heading": "Data", "blocks": [{"type": "text", "text": "x"}]}]}}, "cyberpunk"),
)  # fmt: skip


def test_what_suits_comes_first_and_each_has_its_reason(api: Api) -> None:
    for body, first in SUITS:
        answer = api.send("POST", PATH, body)
        assert answer.status_code == 200, answer.text
        found = answer.json()
        styles = [style["slug"] for style in found["styles"]]
        assert styles[0] == first, body
        assert (len(set(styles)), len({each["slug"] for each in found["palettes"]})) == (3, 3)
        assert set(styles) <= DRAWN
        assert all(each["reason"].endswith(".") for each in found["styles"] + found["palettes"])


def test_large_source_is_judged_by_its_beginning_and_nothing_is_kept(api: Api) -> None:
    begun = {"source": {"type": "text", "text": PROSE * 120}}
    assert api.send("POST", PATH, begun).json() == api.send("POST", PATH, longer(begun)).json()
    rows = [f"2024-01-{day:02},{day}" for day in range(1, 29)]
    table = {"source": {"type": "csv", "text": "\n".join(["day,sales", *rows * 2_000]), "title": "Sales"}}
    assert api.send("POST", PATH, table).status_code == 200
    assert api.rows("SELECT id FROM generations") == []
    assert api.rows("SELECT used FROM quota_days") == []


def longer(body: dict[str, Any]) -> dict[str, Any]:
    return {"source": {**body["source"], "text": body["source"]["text"] + "Crime and war! " * 20_000}}


UNUSABLE: tuple[tuple[Any, str], ...] = (
    ({}, "/topic"),
    ({"topic": "  "}, "/topic"),
    ({"topic": "x" * 2001}, "/topic"),
    ({"topic": "Tides", "source": {"type": "text", "text": "x"}}, "/source"),
    ({"source": {"type": "text", "text": "\x01\x02PNG"}}, "/source/text"),
    ({"source": {"type": "csv", "text": "a,b"}}, "/source/text"),
    ({"source": {"type": "csv", "text": '{"a": 1}\n{}'}}, "/source/text"),
    ({"source": {"type": "url", "url": "https://example.org"}}, "/source/type"),
    ({"content": {"title": "x", "sections": []}}, "/content/sections"),
    ({"topic": "Tides", "style": "modern"}, "/style"),
)


def test_unusable_question_points_at_the_value(api: Api) -> None:
    for body, pointer in UNUSABLE:
        answer = api.send("POST", PATH, body)
        assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed"), body
        assert answer.json()["errors"][0]["pointer"] == pointer
