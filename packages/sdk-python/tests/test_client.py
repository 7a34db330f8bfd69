"""The client against a real server: what it sends, what it returns, what it raises, blocking and awaiting alike."""

from __future__ import annotations

import asyncio
import json
import pickle
import socket
import threading
from pathlib import Path
from typing import Any, List

import httpx
import pytest
import respx
from made import PICTURE, completed, generation
from server import Asked, Server, as_json, drip, problem, raw, reset

import infographix
from infographix import InfoGraphix, Palette, Style

KEY = "igx_live_secretsecretsecretsecret"
EMPTY = as_json(200, {"data": [], "has_more": False, "next_cursor": None})


def client(server: Server, **options: Any) -> InfoGraphix:
    return InfoGraphix(api_key=KEY, base_url=server.url, **options)


def finishing(*scripts: Any, picture: bytes = PICTURE) -> Server:
    """After `scripts` it has a finished picture."""

    def rest(connection: socket.socket, asked: Asked) -> None:
        answer = (
            raw(200, picture, content_type="image/png")
            if asked.target == "/picture"
            else as_json(200, completed(server.url))
        )
        connection.sendall(answer)

    server = Server(*scripts, rest)
    return server


def test_generate_waits_and_saves(tmp_path: Path) -> None:
    seen: List[str] = []
    with finishing(as_json(202, generation())) as server, client(server) as own:
        result = own.generate(
            topic="Climate",
            style=Style.MODERN,
            palette=Palette.OCEAN,
            size="2K",
            on_progress=lambda g: seen.append(str(g.status)),
        )
        assert result.save(tmp_path / "a.png").read_bytes() == PICTURE
        assert result.to_bytes() == PICTURE
    assert [p.name for p in tmp_path.iterdir()] == ["a.png"]
    assert seen == ["queued", "completed"]
    assert json.loads(server.asked[0].body) == {"topic": "Climate", "style": "modern", "palette": "ocean", "size": "2K"}
    assert server.asked[0].headers["authorization"] == "Bearer " + KEY
    assert server.asked[0].headers["prefer"].startswith("wait=")
    assert (result.width, result.height, result.media_type, result.alt_text) == (10, 10, "image/png", "A picture")
    assert result.document.title == "T"
    assert result.warnings == []
    assert result.id in repr(result)


def test_generate_async_survives_two_event_loops(tmp_path: Path) -> None:
    with finishing() as server:
        own = client(server)

        async def once() -> infographix.InfographicResult:
            async with own:
                result = await own.generate_async("Climate")
                await result.save_async(tmp_path / "a.png")
                return result

        assert asyncio.run(once()).id == asyncio.run(once()).id


def test_threads_share_a_client() -> None:
    with Server(EMPTY) as server, client(server) as own:
        threads = [threading.Thread(target=own.styles.list) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server.asked) == 16


def test_each_step_can_be_taken_by_itself() -> None:
    done = completed("http://127.0.0.1:9")
    scripts = [as_json(202, generation()), as_json(200, generation(status="analyzing")), as_json(200, done)]
    with Server(
        *scripts, as_json(200, generation(status="canceled")), raw(200, b"bytes", content_type="image/png")
    ) as server, client(server) as own:
        made = own.generations.create(topic="x", idempotency_key="mine")
        assert own.generations.wait(made.id).status == "completed"
        assert own.generations.cancel(made.id).status == "canceled"
        assert own.generations.result(made.id) == b"bytes"
        with pytest.raises(ValueError, match="only a completed one"):
            own.infographic(made)
    assert server.asked[0].headers["idempotency-key"] == "mine"
    assert [asked.method for asked in server.asked] == ["POST", "GET", "GET", "DELETE", "GET"]


def test_what_went_wrong_with_a_generation_is_raised() -> None:
    failed = generation(status="failed", error={"code": "no_data", "message": "Add a row.", "retryable": False})
    with Server(as_json(200, failed), as_json(200, generation(status="canceled"))) as server, client(server) as own:
        with pytest.raises(infographix.GenerationFailedError, match="Add a row") as caught:
            own.generate(topic="x")
        assert (caught.value.code, caught.value.retryable) == ("no_data", False)
        with pytest.raises(infographix.GenerationCanceledError):
            own.generate(topic="x")


def test_values_and_members_newer_than_this_package_are_kept() -> None:
    with Server(as_json(200, generation(style="holographic", brand_new=1))) as server, client(server) as own:
        found = own.generations.get("gen_1")
    assert found.style == "holographic"
    assert not found.style.is_known
    assert found.model_extra == {"brand_new": 1}
    assert pickle.loads(pickle.dumps(found)) == found


def test_models_go_on_the_wire_as_they_were_given() -> None:
    source = infographix.CsvSource(text="a,b")
    with Server(as_json(202, generation())) as server, client(server) as own:
        own.generations.create(source=source, palette=infographix.CustomPalette(colors=["#102030", "#405060"]))
    assert json.loads(server.asked[0].body) == {
        "source": {"type": "csv", "text": "a,b"},
        "palette": {"colors": ["#102030", "#405060"]},
    }


def test_document_of_one_picture_is_content_of_another() -> None:
    with finishing() as server, client(server) as own:
        document = own.generate("Climate").document
        own.generate(content=document, style="chalkboard")
    assert json.loads(server.asked[1].body)["content"] == completed(server.url)["document"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "BadRequestError"), (401, "AuthenticationError"), (403, "PermissionDeniedError"), (404, "NotFoundError"),
        (409, "ConflictError"), (410, "GoneError"), (413, "BodyTooLargeError"), (418, "APIStatusError"), (422, "ValidationError"),
    ],
)  # fmt: skip
def test_errors_are_typed_and_not_tried_again(status: int, kind: str) -> None:
    with Server(problem(status, "some-code")) as server, client(server) as own:
        with pytest.raises(infographix.APIStatusError) as caught:
            own.styles.list()
    assert type(caught.value).__name__ == kind
    assert str(caught.value) == "Do this instead. (%d some-code) [request req_12345678]" % status
    assert len(server.asked) == 1
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.code) == (type(caught.value), str(caught.value), "some-code")


def test_each_unusable_value_is_named() -> None:
    errors = [{"pointer": "/style", "code": "invalid_enum", "detail": "Use modern."}, "junk"]
    with Server(as_json(422, {"detail": "No.", "code": "validation-failed", "errors": errors})) as server, client(
        server
    ) as own, pytest.raises(infographix.ValidationError, match="/style: Use modern") as caught:
        own.generate(topic="x", style="retro")
    assert caught.value.errors[0].code == "invalid_enum"


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_passing_troubles_are_tried_again_with_the_same_key(status: int) -> None:
    with Server(problem(status, "x", retry_after="0"), reset, as_json(202, generation())) as server, client(
        server
    ) as own:
        own.generations.create(topic="x")
    assert len(server.asked) == 3
    assert len({asked.headers["idempotency-key"] for asked in server.asked}) == 1


def test_the_servers_word_on_retrying_counts_most() -> None:
    with Server(problem(503, "x", x_should_retry="false")) as server, client(server) as own:
        with pytest.raises(infographix.ServerError):
            own.styles.list()
    assert len(server.asked) == 1
    with Server(problem(409, "x", x_should_retry="true", retry_after="0"), EMPTY) as server, client(server) as own:
        assert own.palettes.list() == []


def test_spent_quota_and_rate_limit_are_read() -> None:
    limits = {"x_ratelimit_limit": "60", "x_ratelimit_remaining": "1", "x_ratelimit_reset": "99"}
    answer = problem(429, "quota-exceeded", x_should_retry="false", retry_after="9", **limits)
    with Server(answer) as server, client(server) as own:
        with pytest.raises(infographix.QuotaExceededError) as caught:
            own.styles.list()
        assert own.rate_limit == infographix.RateLimit(60, 1, 99)
    assert caught.value.retry_after == 9


@pytest.mark.parametrize("after", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_long_wait_is_raised_instead_of_slept(after: str) -> None:
    with Server(problem(503, "x", retry_after=after)) as server, client(server, deadline=5) as own:
        with pytest.raises(infographix.ServerError):
            own.styles.list()
    assert len(server.asked) == 1


@pytest.mark.parametrize("after", ["abc", "-1", "1e400", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_odd_retry_after_does_no_harm(after: str) -> None:
    with Server(problem(503, "x", retry_after=after), EMPTY) as server, client(server) as own:
        assert own.styles.list() == []


@pytest.mark.parametrize(
    "answer",
    [
        raw(200, b"<html>", content_type="text/html"), raw(200, b"", content_type="application/json"),
        raw(200, b'{"data": [', content_type="application/json"), as_json(200, {"data": "no list"}), raw(200, b"\xff", content_type="application/json"),
    ],
)  # fmt: skip
def test_answers_that_are_not_the_apis_are_decode_errors(answer: bytes) -> None:
    with Server(answer) as server, client(server) as own, pytest.raises(infographix.DecodeError):
        own.styles.list()


def test_errors_without_a_problem_are_typed_too() -> None:
    with Server(raw(404, b"<html>nope", content_type="text/html")) as server, client(server) as own:
        with pytest.raises(infographix.NotFoundError, match="answered 404"):
            own.styles.list()


def test_one_deadline_covers_a_dripping_body_blocking_and_awaiting() -> None:
    with Server(drip) as server:
        with pytest.raises(infographix.DeadlineExceededError, match="deadline of 0.2 seconds"):
            client(server, deadline=0.2).styles.list()
        with pytest.raises(infographix.DeadlineExceededError):
            asyncio.run(client(server, deadline=0.2).styles.list_async())


def test_no_answer_is_a_connection_error() -> None:
    own = InfoGraphix(api_key=KEY, base_url="http://127.0.0.1:9", max_retries=0)
    with pytest.raises(infographix.APIConnectionError, match="No answer"):
        own.styles.list()
    with pytest.raises(infographix.APIConnectionError):
        asyncio.run(own.styles.list_async())


def test_cut_download_goes_on_where_it_ended(tmp_path: Path) -> None:
    half = len(PICTURE) // 2
    first = raw(200, PICTURE[:half], length=len(PICTURE), content_type="image/png")

    def rest(connection: socket.socket, asked: Asked) -> None:
        start = int(asked.headers["range"].split("=")[1].rstrip("-"))
        span = "bytes %d-%d/%d" % (start, len(PICTURE) - 1, len(PICTURE))
        connection.sendall(raw(206, PICTURE[start:], content_type="image/png", content_range=span))

    def made(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(as_json(200, completed(server.url)))

    server = Server(made, first, rest)
    with server, client(server) as own:
        assert own.generate("x").save(tmp_path / "a.png").read_bytes() == PICTURE
    assert server.asked[2].headers["range"] == "bytes=%d-" % half


def test_picture_that_changed_on_its_way_is_refused(tmp_path: Path) -> None:
    with finishing(picture=b"another") as server, client(server) as own:
        result = own.generate("x")
        with pytest.raises(infographix.DownloadError):
            result.save(tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_gone_picture_says_so(tmp_path: Path) -> None:
    def made(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(as_json(200, completed(server.url)))

    server = Server(made, problem(410, "gone"))
    with server, client(server) as own, pytest.raises(infographix.GoneError):
        own.generate("x").save(tmp_path / "a.png")


def test_key_goes_to_its_own_server_only() -> None:
    with Server(raw(200, PICTURE, content_type="image/png")) as elsewhere:
        with Server(as_json(200, completed(elsewhere.url))) as server, client(server) as own:
            assert own.generate("x").to_bytes() == PICTURE
    assert "authorization" not in elsewhere.asked[0].headers


def test_key_is_never_shown() -> None:
    with Server(problem(401, "unauthenticated")) as server, client(server) as own:
        with pytest.raises(infographix.AuthenticationError) as caught:
            own.styles.list()
        assert "secret" not in repr(own) + repr(caught.value) + str(caught.value)


@respx.mock
def test_a_client_of_your_own_is_used() -> None:
    route = respx.get("https://graphics.example.org/api/v1/styles").respond(
        json={"data": [], "has_more": False, "next_cursor": None}
    )
    with httpx.Client() as http:
        assert InfoGraphix(api_key=KEY, base_url="https://graphics.example.org", http_client=http).styles.list() == []
    assert route.called


def test_missing_key_tells_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INFOGRAPHIX_API_KEY", raising=False)
    with pytest.raises(infographix.InfoGraphixError, match="infographix-api key create"):
        InfoGraphix()


def test_environment_gives_key_and_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(EMPTY) as server:
        monkeypatch.setenv("INFOGRAPHIX_API_KEY", KEY)
        monkeypatch.setenv("INFOGRAPHIX_BASE_URL", server.url + "/")
        assert InfoGraphix().styles.list() == []


def test_every_public_name_can_be_imported() -> None:
    assert all(getattr(infographix, name) is not None for name in infographix.__all__)
    assert set(infographix.__all__) <= set(dir(infographix))
    with pytest.raises(AttributeError):
        infographix.nonsense  # noqa: B018


def test_client_that_only_awaits(tmp_path: Path) -> None:
    async def everything(server: Server) -> None:
        async with infographix.AsyncInfoGraphix(KEY, base_url=server.url) as own:
            result = await own.generate("Climate", style=Style.MODERN)
            assert (await result.save(tmp_path / "a.png")).read_bytes() == await result.to_bytes() == PICTURE
            made = await own.generations.get(result.id)
            assert own.infographic(made).url == result.url
        assert repr(own) == "AsyncInfoGraphix(api_key='igx_live_…', base_url=%r)" % server.url

    with finishing() as server:
        asyncio.run(everything(server))


@respx.mock
def test_an_awaiting_client_of_your_own_is_used() -> None:
    empty = {"data": [], "has_more": False, "next_cursor": None}
    route = respx.get("https://graphics.example.org/api/v1/palettes").respond(json=empty)

    async def ask() -> None:
        async with httpx.AsyncClient() as http:
            own = infographix.AsyncInfoGraphix(KEY, base_url="https://graphics.example.org", http_client=http)
            assert await own.palettes.list() == []

    asyncio.run(ask())
    assert route.called
