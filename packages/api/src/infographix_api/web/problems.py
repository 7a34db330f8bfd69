"""Every error as application/problem+json (RFC 9457): the one place where exceptions become responses."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException

from infographix_api import errors, telemetry, wire
from infographix_api.errors import ApiError

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger(__name__)


class Problems:
    """Links in problems begin with the public address."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url

    def __call__(self, request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        ours = _translated(request, error)
        request.state.error_code = ours.code
        page = f"{self._public_url}/problems/{ours.code}"
        problem = wire.Problem(
            type=page,
            title=ours.problem.title,
            status=ours.problem.status,
            detail=ours.detail,
            instance=request.scope["path"],
            code=wire.ProblemCode(ours.code),
            request_id=telemetry.request_id.get() or "",
            doc_url=page,
        )
        if ours.errors:
            problem.errors = [wire.FieldError(pointer=e.pointer, code=e.code, detail=e.detail) for e in ours.errors]
        if ours.violated:
            problem.violated_policies = list(ours.violated)
        headers = {"Cache-Control": "no-store", **ours.headers}
        if ours.should_retry is not None:
            headers["X-Should-Retry"] = "true" if ours.should_retry else "false"
        return Response(
            msgspec.json.encode(problem),
            status_code=ours.problem.status,
            media_type=MEDIA_TYPE,
            headers=headers,
        )


def _translated(request: Request[Any, Any, Any], error: Exception) -> ApiError:
    if isinstance(error, ApiError):
        return error
    if isinstance(error, HTTPException) and error.status_code < 500:
        return _from_framework(request, error)
    if isinstance(error, ConnectionError):
        _log.warning("a part is away", extra={"error": str(error)})
        return errors.Unavailable("A part of the service is away. Try again in a moment.", headers={"Retry-After": "1"})
    _log.error("unexpected error", exc_info=error)
    return errors.Internal("Something went wrong on our side. Try again, and name the request id when you report it.")


def _from_framework(request: Request[Any, Any, Any], error: HTTPException) -> ApiError:
    path = request.scope["path"]
    match error:
        case NotFoundException():
            return errors.NotFound(
                f"There is nothing at {path[:200]}. The API begins at /api/v1; /openapi.json describes it."
            )
        case MethodNotAllowedException():
            allowed = sorted((error.headers or {}).get("allow", "").split(", "))
            detail = f"{request.method} is not possible here; allowed: {', '.join(allowed)}."
            return errors.MethodNotAllowed(detail, headers={"Allow": ", ".join(allowed)})
    if error.status_code == 413:
        return errors.BodyTooLarge(errors.PROBLEMS["body-too-large"].help)
    return errors.InvalidParameter(f"The request cannot be read: {error.detail}")
