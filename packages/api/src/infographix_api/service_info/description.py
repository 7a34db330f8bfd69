"""The API's description as published, and a page for each problem code."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from html import escape
from importlib import resources
from typing import Any

from litestar import Request, Response, get
from litestar.types import ASGIApp

from infographix_api import errors
from infographix_api.web import caching
from infographix_api.web.caching import Published

_STYLE = (
    "body{font:17px/1.6 system-ui,sans-serif;max-width:42rem;margin:12vh auto;padding:0 1.5rem;color:#0f1c33}"
    "code{background:#eef3fb;padding:.1em .35em;border-radius:.3em}small,a{color:#1763d6}h1{line-height:1.15;margin:.2em 0}"
    "@media(prefers-color-scheme:dark){body{background:#0d1320;color:#eaf0fb}code{background:#1b2436}small,a{color:#7db1ff}}"
)
_POLICY = (
    "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    + "'"
)
_OPT = {"negotiates": True}


@get("/openapi.json", opt=_OPT, name="getOpenapiJson", sync_to_thread=False)
def get_openapi_json() -> ASGIApp:
    return _document("openapi.json", "application/json")


@get("/openapi.yaml", opt=_OPT, name="getOpenapiYaml", sync_to_thread=False)
def get_openapi_yaml() -> ASGIApp:
    return _document("openapi.yaml", "application/yaml")


@get("/openapi-3.0.json", opt=_OPT, name="getOpenapi30Json", sync_to_thread=False)
def get_openapi_30_json() -> ASGIApp:
    return _document("openapi-3.0.json", "application/json")


@get("/problems/{code:str}", opt=_OPT, name="getProblem", sync_to_thread=False)
def get_problem(request: Request[Any, Any, Any]) -> Response[bytes | None]:
    code = request.path_params["code"]
    problem = errors.PROBLEMS.get(code)
    if problem is None:
        raise errors.NotFound(f"There is no problem called {code[:60]}.")
    help_text = "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(escape(problem.help).split("`")))
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(problem.title)} · InfoGraphix</title><style>{_STYLE}</style>"
        f"<small>Problem {problem.status} · {problem.code}</small><h1>{escape(problem.title)}</h1><p>{help_text}</p>"
        f'<p><a href="/guides/reliability/">All problems, and how to handle them</a></p></html>'
    )
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "public, max-age=3600"}
    body = page.encode()
    return caching.answer(request, body, tag=caching.etag(body), media_type="text/html; charset=utf-8", headers=headers)


@lru_cache
def _document(name: str, media_type: str) -> Published:
    return Published((resources.files("infographix_api") / "openapi" / name).read_bytes(), media_type)


routes = (get_openapi_json, get_openapi_yaml, get_openapi_30_json, get_problem)
