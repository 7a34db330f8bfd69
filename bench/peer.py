"""The peer of the API: a bare ASGI application that does the same SQL and Redis work, without framework, checks or manners."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import sys
from typing import Any

import msgspec
import uvicorn
from sqlalchemy import insert, select, text

from infographix_api import clock, ids, settings
from infographix_api.catalog import routes as catalog
from infographix_api.db.session import Database
from infographix_api.db.tables import ApiKey, Event, Generation, QuotaDay, QuotaEntry
from infographix_api.generations import presented
from infographix_api.generations.signing import Signer
from infographix_api.jobs import RqQueue
from infographix_api.limits.bucket import Limit
from infographix_api.limits.redis_bucket import RedisBuckets

found = settings.from_env()
queue = RqQueue(found.redis_url or "")
database = Database(found.database_url, queue)
buckets = RedisBuckets(found.redis_url or "")
accounts: dict[str, str] = {}
signer = Signer(found.public_url, found.secret_key)
STYLES = catalog.styles(found.public_url).body

CHARGE = (
    "INSERT INTO quota_days (account_id, day, used) VALUES (:account, :day, 1)"
    " ON CONFLICT (account_id, day) DO UPDATE SET used = quota_days.used + 1"
)


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        return await lifespan(receive, send)
    secret = dict(scope["headers"]).get(b"authorization", b"").removeprefix(b"Bearer ")
    account = await admitted(secret) if secret else ""
    if scope["method"] == "POST":
        return await answer(send, 202, await asyncio.to_thread(create, (await receive())["body"], account))
    if scope["path"] == "/api/v1/styles":
        return await answer(send, 200, STYLES)
    work = {"/api/v1/events": listed, "/api/v1/account/quota": quota}.get(scope["path"], read)
    return await answer(send, 200, await asyncio.to_thread(work, scope["path"].rpartition("/")[2], account))


async def admitted(secret: bytes) -> str:
    digest = hashlib.sha256(secret).hexdigest()
    if digest not in accounts:
        accounts[digest] = await asyncio.to_thread(account_of, digest)
    await buckets.take([Limit("requests", f"bench:{accounts[digest]}", 1_000_000, 1_000_000)])
    return accounts[digest]


def read(generation_id: str, account: str) -> bytes:
    with database.snapshot() as session:
        row = session.scalar(select(Generation).where(Generation.account_id == account, Generation.id == generation_id))
        assert row is not None
        return msgspec.json.encode(presented.to_wire(row, signer))


def listed(_: str, account: str) -> bytes:
    with database.snapshot() as session:
        rows = session.scalars(select(Event).where(Event.account_id == account).order_by(Event.id.desc()).limit(21))
        members = ("id", "type", "data", "sequence", "resource_id", "livemode", "created_at")
        return msgspec.json.encode([{name: getattr(row, name) for name in members} for row in rows])


def quota(_: str, account: str) -> bytes:
    with database.snapshot() as session:
        query = select(QuotaDay.used).where(QuotaDay.account_id == account, QuotaDay.day == clock.now().date())
        return msgspec.json.encode({"used": session.scalar(query)})


def account_of(digest: str) -> str:
    with database.snapshot() as session:
        return str(session.scalar(select(ApiKey.account_id).where(ApiKey.hash == digest)))


def create(body: bytes, account: str) -> bytes:
    wanted = msgspec.json.decode(body)
    now = clock.now()
    row = {
        "id": ids.new_id("gen"), "account_id": account, "livemode": True, "status": "queued", "progress": 0.0, "source_kind": "topic",
        "source": wanted["topic"].encode(), "topic": wanted["topic"], "style": "modern", "palette": "ocean", "size": "2K",
        "aspect_ratio": "landscape", "format": "png", "metadata_": {}, "fence": 0, "attempt": 0, "woken_at": now, "warnings": [],
        "created_at": now, "updated_at": now,
    }  # fmt: skip
    with database.transaction() as session:
        session.execute(text(CHARGE), {"account": account, "day": now.date().isoformat()})
        session.execute(insert(QuotaEntry).values(generation_id=row["id"], account_id=account, day=now.date()))
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


if __name__ == "__main__":
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[-1]))])
