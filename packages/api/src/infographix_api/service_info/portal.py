"""The developer portal's static files at `/`, under the policy they were built with."""

from __future__ import annotations

import importlib
import importlib.util
import mimetypes
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from infographix_api import errors
from infographix_api.web import caching

_MISSING = (
    b"InfoGraphix is running. The portal is not installed: pip install infographix-portal. The API begins at /api/v1.\n"
)
_OPT = {"negotiates": True, "any_parameters": True}


class Site:
    """A folder of files; `folder` is None when the portal is not installed."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder is not None and (folder / "index.html").exists() else None
        self.policy = (self.folder / "csp.txt").read_text().strip() if self.folder else ""

    def find(self, path: str) -> Path | None:
        """A file inside the folder; a folder stands for its index page."""
        if self.folder is None or "\0" in path:
            return None
        found = (self.folder / path.strip("/")).resolve()
        if not found.is_relative_to(self.folder) or found.name == "csp.txt":
            return None
        found = found / "index.html" if found.is_dir() else found
        return found if found.is_file() else None


def installed_site() -> Site:
    if importlib.util.find_spec("infographix_portal") is None:
        return Site(None)
    return Site(importlib.import_module("infographix_portal").SITE)


@get("/", opt=_OPT, name="portal", sync_to_thread=True)
def get_home(request: Request[Any, Any, Any], site: NamedDependency[Site]) -> Response[bytes | None]:
    if site.folder is None:
        return Response(_MISSING, media_type="text/plain")
    return _file(request, site, "")


@get("/{path:path}", opt=_OPT, name="portalPage", sync_to_thread=True)
def get_page(request: Request[Any, Any, Any], site: NamedDependency[Site]) -> Response[bytes | None]:
    return _file(request, site, str(request.path_params["path"]))


def _file(request: Request[Any, Any, Any], site: Site, path: str) -> Response[bytes | None]:
    found = site.find(path)
    if found is None:
        raise errors.NotFound(f"There is nothing at {request.scope['path'][:200]}. The API begins at /api/v1.")
    asked = request.scope["raw_path"].decode("latin-1")  # Litestar's own path has lost its last slash
    if found.name == "index.html" and not asked.endswith(("/", ".html")):
        return Response(None, status_code=308, headers={"Location": asked + "/"})
    data = found.read_bytes()
    kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    headers = {"Content-Security-Policy": site.policy, "Cache-Control": "public, no-cache"}
    return caching.answer(request, data, tag=caching.etag(data), media_type=kind, headers=headers)


routes = (get_home, get_page)
