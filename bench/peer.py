"""The peers of the API: a bare ASGI application that does the same SQL and Redis work, without framework, checks or manners,

and, as `python -m bench.peer litestar FD`, the framework's own emptiest handler.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import sys
from typing import Any

import msgspec
import uvicorn
from litestar import Litestar, Response, get
from sqlalchemy import insert, select

from infographix_api import clock, ids, settings
from infographix_api.catalog import routes as catalog
from infographix_api.db.session import Database
from infographix_api.db.tables import ApiKey, Generation
from infographix_api.jobs import RqQueue

found = settings.from_env()
queue = RqQueue(found.redis_url or "")
database = Database(found.database_url, queue)
STYLES = catalog.styles().body


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        return await lifespan(receive, send)
    if scope["method"] == "GET":
        return await answer(send, 200, STYLES)
    body = (await receive())["body"]
    secret = dict(scope["headers"])[b"authorization"].removeprefix(b"Bearer ")
    await answer(send, 202, await asyncio.to_thread(create, body, secret))
    return None


def create(body: bytes, secret: bytes) -> bytes:
    wanted = msgspec.json.decode(body)
    with database.snapshot() as session:
        account = session.scalar(select(ApiKey.account_id).where(ApiKey.hash == hashlib.sha256(secret).hexdigest()))
    now = clock.now()
    row = {
        "id": ids.new_id("gen"), "account_id": account, "livemode": True, "status": "queued", "progress": 0.0, "source_kind": "topic",
        "source": wanted["topic"].encode(), "topic": wanted["topic"], "style": "modern", "palette": "ocean", "size": "2K",
        "aspect_ratio": "landscape", "format": "png", "metadata_": {}, "fence": 0, "attempt": 0, "woken_at": now, "warnings": [],
        "created_at": now, "updated_at": now,
    }  # fmt: skip
    with database.transaction() as session:
        session.execute(insert(Generation).values(row))
        session.info["jobs"] = [("run_generation", row["id"])]
    return msgspec.json.encode({**row, "source": None})


async def answer(send: Any, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def lifespan(receive: Any, send: Any) -> None:
    for _ in range(2):
        message = await receive()
        await send({"type": f"{message['type']}.complete"})


@get("/api/v1/styles", sync_to_thread=False)
def list_styles() -> Response[bytes]:
    return Response(STYLES, media_type="application/json")


if __name__ == "__main__":
    served = Litestar([list_styles], openapi_config=None, logging_config=None) if "litestar" in sys.argv else app
    config = uvicorn.Config(served, log_config=None, access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[-1]))])
