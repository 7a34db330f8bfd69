"""Templates through HTTP: kept, found, replaced and deleted, and the built-in ones that stay as they are."""

from __future__ import annotations

import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from over_http.conftest import Api, other_account
from PIL import Image

from infographix_api.engine import catalog, palette
from infographix_api.engine.layout.geometry import PAGES, SCALES
from infographix_api.templates import builtin, service
from infographix_api.thumbnails import address
from infographix_api.wire import TemplateCategory

PATH = "/api/v1/templates"
DEFAULTS = {
    "style": "modern", "palette": "ocean", "size": "2K", "aspect_ratio": "landscape", "format": "png", "language": None, "sections": None,
}  # fmt: skip
BUILTIN = "tpl_techtrends"


def made(api: Api, name: str, **members: object) -> dict[str, Any]:
    answer = api.send("POST", PATH, {"name": name, "config": {}, **members})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def listed(api: Api, query: str = "") -> list[str]:
    """Names on all pages, three at a time."""
    names: list[str] = []
    path: str | None = f"{PATH}?limit=3&{query}"
    while path:
        answer = api.get(path)
        assert answer.status_code == 200, answer.text
        names += [each["name"] for each in answer.json()["data"]]
        link = answer.headers.get("link")
        path = link.partition(">")[0][1:] if link else None
    return names


def test_template_is_kept_with_defaults_and_read_again(api: Api) -> None:
    answer = api.send("POST", PATH, {"name": "  Plain ", "config": {}})
    plain = answer.json()
    assert answer.status_code == 201
    assert (plain["name"], plain["description"], plain["category"], plain["tags"]) == ("Plain", None, None, [])
    assert (plain["config"], plain["builtin"], plain["use_count"]) == (DEFAULTS, False, 0)
    found = api.get(answer.headers["location"])
    assert found.json() == plain
    assert found.headers["etag"] == answer.headers["etag"]
    assert api.get(answer.headers["location"], **{"If-None-Match": found.headers["etag"]}).status_code == 304


def test_all_members_are_kept(api: Api) -> None:
    config = {
        "style": "bauhaus", "palette": {"colors": ["#112233", "#ffcc00"]}, "size": "1K", "aspect_ratio": "square", "format": "svg",
        "language": "de", "sections": 3,
    }  # fmt: skip
    body = {"name": "Full", "description": "All of it", "category": "data", "tags": ["b", "a", "b"], "config": config}
    found = made(api, **body)
    assert {name: found[name] for name in body} == {**body, "tags": ["b", "a"]}


def test_repeated_creation_makes_one(api: Api) -> None:
    body = {"name": "Once", "config": {}}
    first, again = (api.send("POST", PATH, body, **{"Idempotency-Key": "k"}) for _ in range(2))
    assert again.json() == first.json()
    assert (again.headers["idempotency-replayed"], again.headers["etag"]) == ("true", first.headers["etag"])
    assert listed(api, "scope=own") == ["Once"]


def test_name_is_unique_within_an_account_only(api: Api) -> None:
    other = made(api, "Other")
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: api.send("POST", PATH, {"name": "Same", "config": {}}), range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    renamed = api.send("PUT", f"{PATH}/{other['id']}", {"name": "Same", "config": {}})
    assert (renamed.status_code, renamed.json()["code"]) == (409, "conflict")
    assert api.get(f"{PATH}/{other['id']}").json() == other
    assert api.send("PUT", f"{PATH}/{other['id']}", {"name": "Other", "config": {}}).status_code == 200
    assert made(other_account(api), "Same")["name"] == "Same"
    assert (
        api.send("DELETE", f"{PATH}/{next(a.json()['id'] for a in answers if a.status_code == 201)}").status_code == 204
    )
    assert made(api, "Same")["name"] == "Same"


def test_replacing_gives_everything_anew_unless_somebody_was_faster(api: Api) -> None:
    row = made(api, "A", description="x", category="health", tags=["t"], config={"style": "chalkboard", "sections": 2})
    path = f"{PATH}/{row['id']}"
    read = api.get(path).headers["etag"]
    answer = api.send("PUT", path, {"name": "B", "config": {}}, **{"If-Match": read})
    found = answer.json()
    assert (found["name"], found["description"], found["category"], found["tags"]) == ("B", None, None, [])
    assert (found["config"], found["created_at"]) == (DEFAULTS, row["created_at"])
    assert answer.headers["etag"] == api.get(path).headers["etag"] != read
    for method, body in (("PUT", {"name": "C", "config": {}}), ("DELETE", None)):
        late = api.send(method, path, body, **{"If-Match": read})
        assert (late.status_code, late.json()["code"]) == (412, "precondition-failed")
    assert api.get(path).json() == found
    assert api.send("DELETE", path, **{"If-Match": answer.headers["etag"]}).status_code == 204
    assert api.get(path).status_code == api.send("DELETE", path).status_code == 404


def test_builtin_templates_are_for_reading(api: Api) -> None:
    found = api.get(f"{PATH}/{BUILTIN}")
    assert found.json()["builtin"] is True
    for method, body in (("PUT", {"name": "Mine", "config": {}}), ("DELETE", None)):
        answer = api.send(method, f"{PATH}/{BUILTIN}", body)
        assert (answer.status_code, answer.json()["code"]) == (403, "read-only")
    assert api.get(f"{PATH}/{BUILTIN}").json() == found.json()


def test_every_builtin_template_can_be_drawn_and_every_category_has_some(api: Api) -> None:
    shown = api.get(f"{PATH}?scope=builtin&limit=100").json()["data"]
    assert len(shown) >= 55
    in_category = Counter(each["category"] for each in shown)
    assert all(in_category[category.value] >= 5 for category in TemplateCategory)
    assert len({each["name"] for each in shown}) == len({each["id"] for each in shown}) == len(shown)
    looks = {(c["style"], c["palette"], c["aspect_ratio"], c["sections"]) for c in (each["config"] for each in shown)}
    assert len(looks) == len(shown)
    assert {each["config"]["style"] for each in shown} == {style.slug for style in catalog.styles() if style.available}
    assert {each["config"]["palette"] for each in shown} == set(palette.all_palettes())
    for each in shown:
        config = each["config"]
        assert config["size"] in SCALES
        assert config["aspect_ratio"] in PAGES
        assert len(each["description"]) < 100
        assert api.send("POST", PATH, {"name": each["name"], "config": config}).status_code == 201, each["id"]


def test_lists_hold_ones_own_first_and_pages_are_stable(api: Api) -> None:
    for name in ("one", "two", "three", "four"):
        made(api, name)
    made(other_account(api), "theirs")
    names = [each.name for each in builtin.templates().values()]
    own = ["four", "three", "two", "one"]
    assert listed(api) == listed(api, "scope=all") == [*own, *names]
    assert listed(api, "scope=own") == own
    assert listed(api, "scope=builtin") == names
    first = api.get(f"{PATH}?limit=3").json()
    made(api, "late")
    rest = api.get(f"{PATH}?limit=3&cursor={first['next_cursor']}").json()["data"]
    assert [each["name"] for each in rest] == ["one", *names[:2]]


def test_filters_find_by_category_tag_and_words(api: Api) -> None:
    made(api, "Übersicht 100%", description="Für alle", category="data", tags=["weekly"])
    made(api, "Other", category="business", tags=["week", "team_a"])
    assert listed(api, "scope=own&category=data") == ["Übersicht 100%"]
    assert listed(api, "scope=own&category=data,business") == ["Other", "Übersicht 100%"]
    assert listed(api, "scope=own&tag=week") == ["Other"]
    assert listed(api, "scope=own&tag=team_a") == ["Other"]
    assert listed(api, "scope=own&tag=team-a") == []
    for q in ("ÜBERSICHT", "für", "0%25", "WEEKLY"):
        assert listed(api, f"scope=own&q={q}") == ["Übersicht 100%"], q
    assert listed(api, "scope=own&q=_%25") == []
    assert "Accessible charts" in listed(api, "q=colour vision&tag=charts")
    assert {each["category"] for each in api.get(f"{PATH}?category=health").json()["data"]} == {"health"}


def test_account_has_a_limited_number_of_templates(api: Api) -> None:
    made(api, "first")
    with api.workshop.database.transaction() as session:
        (mine,) = session.execute(service.queries.select(service.Template)).scalars()
        members = {c.name: getattr(mine, c.name) for c in service.Template.__table__.columns}
        for n in range(service.AT_MOST - 1):
            session.add(service.Template(**{**members, "id": f"tpl_{n:06}", "name": str(n)}))
    answer = api.send("POST", PATH, {"name": "one more", "config": {}})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_every_thumbnail_is_a_small_picture_of_the_right_shape_for_everybody(api: Api) -> None:
    own = made(api, "Mine", config={"style": "bauhaus"})
    shown = api.get(f"{PATH}?scope=builtin&limit=100").json()["data"]
    ratios = {each["thumbnail_url"]: PAGES[each["config"]["aspect_ratio"]] for each in shown}
    assert len(ratios) == len(shown)
    for kind in ("styles", "palettes"):
        entries = api.get(f"/api/v1/{kind}").json()["data"]
        assert all(each["available"] == (each["thumbnail_url"] is not None) for each in entries)
        ratios |= {each["thumbnail_url"]: PAGES["landscape"] for each in entries if each["available"]}
    assert own["thumbnail_url"] in ratios
    for url, (width, height) in ratios.items():
        answer = api.client.get(url.removeprefix("http://127.0.0.1:8000"))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp"), url
        picture = Image.open(io.BytesIO(answer.content))
        assert abs(picture.width / picture.height - width / height) < 0.02, url
        assert len(answer.content) < 20_000
    assert len(ratios) == len(address.names())  # none is left over


def test_thumbnail_is_kept_by_caches_and_takes_nothing_from_a_limit(api: Api) -> None:
    first = api.client.get("/thumbnails/style-modern.webp", headers={"Accept": "image/*"})
    assert first.headers["cache-control"] == "public, max-age=3600"
    assert "x-ratelimit-limit" not in first.headers
    tag = {"If-None-Match": first.headers["etag"]}
    assert api.client.get("/thumbnails/style-modern.webp", headers=tag).status_code == 304
    for name in ("style-steampunk.webp", "..%2faddress.py", "address.py", "style-modern.png"):
        assert api.client.get(f"/thumbnails/{name}").status_code == 404, name


LOOK = ("style", "palette", "size", "aspect_ratio", "format", "language")


def test_generation_takes_from_its_template_what_it_does_not_say_itself(api: Api) -> None:
    config = {
        "style": "bauhaus",
        "palette": "warm",
        "size": "1K",
        "aspect_ratio": "portrait",
        "format": "svg",
        "language": "de",
    }
    template = made(api, "Mine", config=config)["id"]
    as_said = api.post({"topic": "Tides", "template_id": template}).json()
    assert {name: as_said[name] for name in LOOK} == config
    assert as_said["template_id"] == template
    own = {"style": "chalkboard", "palette": {"colors": ["#112233", "#ffcc00"]}, "aspect_ratio": "1:1"}
    partly = api.post({"topic": "Tides", "template_id": template, **own}).json()
    assert {name: partly[name] for name in LOOK} == {**config, **own, "aspect_ratio": "square"}
    plain = api.post({"topic": "Tides"}).json()
    assert ({name: plain[name] for name in LOOK}, plain["template_id"]) == ({n: DEFAULTS[n] for n in LOOK}, None)
    builtin_look = api.post({"topic": "Tides", "template_id": BUILTIN}).json()
    assert (builtin_look["style"], builtin_look["palette"]) == ("cyberpunk", "dark_neon")


def test_uses_are_counted_for_each_account_and_are_no_change(api: Api) -> None:
    mine, theirs = made(api, "Mine")["id"], other_account(api)
    tag = api.get(f"{PATH}/{mine}").headers["etag"]
    for _ in range(2):
        api.post({"topic": "Tides", "template_id": mine}, **{"Idempotency-Key": "k"})
    api.post({"topic": "Tides", "template_id": mine})
    api.post({"topic": "Tides", "template_id": BUILTIN})
    assert api.post({"topic": " ", "template_id": mine}).status_code == 422
    assert [api.get(f"{PATH}/{id}").json()["use_count"] for id in (mine, BUILTIN)] == [2, 1]
    assert theirs.get(f"{PATH}/{BUILTIN}").json()["use_count"] == 0
    assert api.get(f"{PATH}?scope=own").json()["data"][0]["use_count"] == 2
    changed = api.send("PUT", f"{PATH}/{mine}", {"name": "Mine", "config": {}}, **{"If-Match": tag})
    assert (changed.status_code, changed.json()["use_count"]) == (200, 2)


def test_template_of_somebody_else_looks_like_none(api: Api) -> None:
    mine, theirs = made(api, "Mine")["id"], other_account(api)
    for id in (mine, "tpl_nonesuch"):
        answer = theirs.post({"topic": "Tides", "template_id": id})
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/template_id")
    assert (
        theirs.post({"topic": "Tides", "template_id": "gen_nonesuch"}).json()["errors"][0]["code"] == "invalid_format"
    )
    assert api.rows("SELECT template_id FROM template_uses") == []


def test_sections_are_limited_and_a_template_deleted_meanwhile_does_no_harm(api: Api) -> None:
    template = made(api, "Short", config={"size": "1K", "sections": 2})["id"]
    kept = api.post({"topic": "Solar Energy", "template_id": template}).json()["id"]
    all_of_it = api.post({"topic": "Solar Energy", "template_id": template, "sections": None}).json()["id"]
    assert api.send("DELETE", f"{PATH}/{template}").status_code == 204
    api.draw()
    short, whole = (api.get(f"/api/v1/generate/{id}").json() for id in (kept, all_of_it))
    assert (short["status"], whole["status"]) == ("completed", "completed")
    assert short["template_id"] == template
    assert (len(short["document"]["sections"]), len(whole["document"]["sections"]) > 3) == (2, True)
    assert short["document"]["sections"][0] in whole["document"]["sections"]
    unusable = api.post({"topic": "Tides", "sections": 0})
    assert (unusable.status_code, unusable.json()["errors"][0]["pointer"]) == (422, "/sections")


UNUSABLE: tuple[tuple[Any, str], ...] = (
    ({}, "/name"),
    ({"name": "x"}, "/config"),
    ({"name": "", "config": {}}, "/name"),
    ({"name": " ", "config": {}}, "/name"),
    ({"name": "a\nb", "config": {}}, "/name"),
    ({"name": "x" * 101, "config": {}}, "/name"),
    ({"name": "x", "config": {}, "description": "x" * 501}, "/description"),
    ({"name": "x", "config": {}, "category": "gardening"}, "/category"),
    ({"name": "x", "config": {}, "tags": ["Big"]}, "/tags/0"),
    ({"name": "x", "config": {}, "tags": [""]}, "/tags/0"),
    ({"name": "x", "config": {}, "tags": ["t"] * 21}, "/tags"),
    ({"name": "x", "config": {}, "builtin": True}, "/builtin"),
    ({"name": "x", "config": {"style": "nonesuch"}}, "/config/style"),
    ({"name": "x", "config": {"style": "steampunk"}}, "/config/style"),
    ({"name": "x", "config": {"palette": "nonesuch"}}, "/config/palette"),
    ({"name": "x", "config": {"palette": {"colors": ["#fff"]}}}, "/config/palette/colors/0"),
    ({"name": "x", "config": {"size": "8K"}}, "/config/size"),
    ({"name": "x", "config": {"aspect_ratio": "16:9"}}, "/config/aspect_ratio"),
    ({"name": "x", "config": {"format": "gif"}}, "/config/format"),
    ({"name": "x", "config": {"sections": 0}}, "/config/sections"),
    ({"name": "x", "config": {"sections": 13}}, "/config/sections"),
    ({"name": "x", "config": {"language": "not a tag"}}, "/config/language"),
    ({"name": "x", "config": {"topic": "Tides"}}, "/config/topic"),
)


def test_unusable_template_points_at_the_value(api: Api) -> None:
    path = f"{PATH}/{made(api, 'kept')['id']}"
    for body, pointer in UNUSABLE:
        for answer in (api.send("POST", PATH, body), api.send("PUT", path, body)):
            assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed"), body
            assert answer.json()["errors"][0]["pointer"] == pointer, body
    assert listed(api, "scope=own") == ["kept"]


def test_unusable_filter_is_refused(api: Api) -> None:
    for query in ("scope=mine", "scope=own,builtin", "category=", "category=data,x", "tag=A", "tag=", "q=", "q=%00", "q=" + "x" * 101, "name=x"):  # fmt: skip
        answer = api.get(f"{PATH}?{query}")
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameter"), query
        assert answer.json()["errors"][0]["pointer"] == f"?{query.partition('=')[0]}"
