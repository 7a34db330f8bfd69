"""`client.templates`: what goes on the wire and what comes back."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Dict

from server import Server, as_json, problem, raw

from infographix import AsyncInfoGraphix, InfoGraphix, TemplateCategory, each

KEY = "igx_live_secretsecretsecretsecret"


def template(**changes: Any) -> Dict[str, Any]:
    now = "2026-06-15T10:30:00.000Z"
    config = {
        "style": "corporate", "palette": {"colors": ["#112233", "#ffcc00"]}, "size": "2K", "aspect_ratio": "landscape", "format": "png",
        "language": None, "sections": 4,
    }  # fmt: skip
    return {
        "id": "tpl_01jx5m2v7q8r9s0t1u2v3w4x5y", "name": "Monday", "description": None, "category": "business", "tags": ["weekly"],
        "builtin": False, "config": config, "thumbnail_url": None, "use_count": 3, "created_at": now, "updated_at": now, **changes,
    }  # fmt: skip


def page(cursor: Any, *names: str) -> bytes:
    data = [template(name=name) for name in names]
    return as_json(200, {"data": data, "has_more": cursor is not None, "next_cursor": cursor})


def client(server: Server) -> InfoGraphix:
    return InfoGraphix(api_key=KEY, base_url=server.url)


def test_create_sends_what_was_given_once_and_a_read_config_can_be_sent_again() -> None:
    with Server(problem(503, "unavailable"), as_json(201, template()), as_json(201, template())) as server:
        templates = client(server).templates
        made = templates.create("Monday", {"style": "corporate"}, category=TemplateCategory.BUSINESS, tags=["weekly"])
        templates.create("Copy", made.config)
    assert (made.use_count, made.config.sections) == (3, 4)
    bodies = [json.loads(asked.body) for asked in server.asked]
    assert bodies[1] == {"name": "Monday", "config": {"style": "corporate"}, "category": "business", "tags": ["weekly"]}
    assert bodies[2] == {"name": "Copy", "config": template()["config"]}
    first, second, _ = (asked.headers["idempotency-key"] for asked in server.asked)
    assert first == second


def test_each_walks_through_filtered_pages() -> None:
    with Server(page("c1", "a", "b"), page(None, "c")) as server:
        found = each(client(server).templates.list, scope="own", category=["data", "health"], tag="weekly", q="sales")
        assert [each.name for each in found] == ["a", "b", "c"]
    first, second = (asked.target for asked in server.asked)
    assert first == "/api/v1/templates?scope=own&category=data%2Chealth&tag=weekly&q=sales"
    assert second == first.replace("?", "?cursor=c1&")


def test_replacing_gives_everything_and_deleting_names_the_template() -> None:
    with Server(as_json(200, template()), raw(204, b"")) as server:
        own = client(server)
        own.templates.replace("tpl_1", "Monday", {}, description="Anew")
        assert own.templates.delete("tpl_1") is None
    assert [(asked.method, asked.target) for asked in server.asked] == [
        ("PUT", "/api/v1/templates/tpl_1"),
        ("DELETE", "/api/v1/templates/tpl_1"),
    ]
    assert json.loads(server.asked[0].body) == {"name": "Monday", "config": {}, "description": "Anew"}


def test_awaiting_reads_one() -> None:
    with Server(as_json(200, template(category="newer"))) as server:
        found = asyncio.run(AsyncInfoGraphix(api_key=KEY, base_url=server.url).templates.get("tpl_1"))
    assert (str(found.category), found.tags) == ("newer", ["weekly"])
