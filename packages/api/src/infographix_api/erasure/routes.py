"""HTTP of leaving."""

from __future__ import annotations

from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Request, Response, delete
from litestar.di import NamedDependency

from infographix_api import wire
from infographix_api.accounts import presented
from infographix_api.accounts.caller import Caller
from infographix_api.auth.entry import Entry
from infographix_api.db.session import Database
from infographix_api.erasure import service
from infographix_api.web import body


@delete("/", opt={"session": True}, status_code=202, name="deleteAccount")
async def delete_account(request: Request[Any, Any, Any], entry: NamedDependency[Entry]) -> Response[bytes]:
    wanted = body.decode(await body.read(request), wire.PasswordConfirmation)
    await entry.check_password(request.state.caller, wanted.password, "/password")
    return Response(await run_sync(_close, entry.database, request.state.caller), media_type="application/json")


def _close(db: Database, caller: Caller) -> bytes:
    with db.transaction() as session:
        return msgspec.json.encode(presented.to_wire(service.close(session, caller)))
