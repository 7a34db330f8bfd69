"""Everything that can go wrong, as types.

InfoGraphixError
├── APIConnectionError         no answer: refused, reset, DNS, TLS
│   └── DeadlineExceededError  the call's deadline passed, retries and pauses included
├── DecodeError                an answer that is not what the API promises
├── DownloadError              a picture that does not match its length or hash
├── GenerationFailedError      the generation ended as failed
├── GenerationCanceledError    the generation was canceled
└── APIStatusError             an answer with a status of 400 or more
    ├── BadRequestError 400 · AuthenticationError 401 · PermissionDeniedError 403 · NotFoundError 404
    ├── ConflictError 409 · GoneError 410 · BodyTooLargeError 413 · ValidationError 422
    ├── RateLimitError 429
    │   └── QuotaExceededError
    └── ServerError 5xx
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any, Mapping, Optional, Tuple, Type

from infographix import _policy


class InfoGraphixError(Exception):
    """Base of everything this package raises on purpose."""

    may_retry = False
    retry_after: Optional[float] = None

    def __reduce__(self) -> Any:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


def _rebuild(kind: Type[InfoGraphixError], args: Tuple[Any, ...], state: Mapping[str, Any]) -> InfoGraphixError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class APIConnectionError(InfoGraphixError):
    """There was no answer. A certificate that cannot be trusted is not tried again."""

    may_retry = True


class DeadlineExceededError(APIConnectionError):
    """The deadline of the call passed."""

    may_retry = False


class DecodeError(InfoGraphixError):
    """The answer is not what the API promises; often a proxy answered in its place."""

    def __init__(self, message: str, *, request_id: Optional[str] = None) -> None:
        super().__init__(f"The answer cannot be read: {message}{_suffix(request_id)}")
        self.request_id = request_id


class DownloadError(InfoGraphixError):
    """The picture that arrived is not the picture that was made."""


class GenerationFailedError(InfoGraphixError):
    """`code` and `retryable` say why; `generation` is the whole resource."""

    def __init__(self, generation: Any) -> None:
        error = generation.error
        super().__init__(f"{error.message} ({error.code}, generation {generation.id})")
        self.generation = generation
        self.code = str(error.code)
        self.retryable = bool(error.retryable)


class GenerationCanceledError(InfoGraphixError):
    """Somebody canceled it while you waited."""

    def __init__(self, generation: Any) -> None:
        super().__init__(f"Generation {generation.id} was canceled.")
        self.generation = generation


@dataclass(frozen=True)
class FieldProblem:
    """One value that is not usable: a JSON pointer, a stable code, a sentence."""

    pointer: str
    code: str
    detail: str


@dataclass(frozen=True)
class RateLimit:
    """The tightest request limit, as of the last answer; `reset` in seconds since 1970."""

    limit: int
    remaining: int
    reset: int

    @classmethod
    def read(cls, headers: Mapping[str, str]) -> Optional[RateLimit]:
        try:
            return cls(*(int(headers[f"x-ratelimit-{name}"]) for name in ("limit", "remaining", "reset")))
        except (KeyError, ValueError):
            return None


class APIStatusError(InfoGraphixError):
    """The API said no. `code` is stable, `errors` points at what is wrong, the message tells the way out."""

    def __init__(self, message: str, *, status: int, problem: Mapping[str, Any], headers: Mapping[str, str]) -> None:
        self.status = status
        self.problem = dict(problem)
        self.code: Optional[str] = _text(problem.get("code"))
        self.request_id: Optional[str] = _text(problem.get("request_id")) or headers.get("x-request-id")
        self.errors = tuple(
            FieldProblem(*(_text(e.get(name)) or "" for name in ("pointer", "code", "detail")))
            for e in _fields(problem)
        )
        self.may_retry = _policy.should_retry(status, headers)
        self.retry_after = _policy.asked_delay(headers, time.time())
        self.rate_limit = RateLimit.read(headers)
        more = "".join(f" {e.pointer}: {e.detail}" for e in self.errors if e.detail not in message)
        super().__init__(f"{message}{more} ({status}{_name(self.code)}){_suffix(self.request_id)}")


class BadRequestError(APIStatusError):
    """400"""


class AuthenticationError(APIStatusError):
    """401: no key, or one that is unknown, expired or revoked."""


class PermissionDeniedError(APIStatusError):
    """403"""


class NotFoundError(APIStatusError):
    """404"""


class ConflictError(APIStatusError):
    """409: not possible in the present state."""


class GoneError(APIStatusError):
    """410: the picture was deleted when its time ended."""


class BodyTooLargeError(APIStatusError):
    """413"""


class ValidationError(APIStatusError):
    """422: `errors` points at each value that is not usable."""


class RateLimitError(APIStatusError):
    """429: wait `retry_after` seconds."""


class QuotaExceededError(RateLimitError):
    """429: the daily quota is used up; waiting seconds does not help."""


class ServerError(APIStatusError):
    """5xx"""


_BY_STATUS = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    413: BodyTooLargeError,
    422: ValidationError,
    429: RateLimitError,
}


def from_answer(status: int, headers: Mapping[str, str], content: bytes) -> APIStatusError:
    """The error of an answer; whatever its body is, it becomes a typed error."""
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        parsed = None
    problem: Mapping[str, Any] = parsed if isinstance(parsed, dict) else {}
    kind: Type[APIStatusError] = _BY_STATUS.get(status, ServerError if status >= 500 else APIStatusError)
    if problem.get("code") == "quota-exceeded":
        kind = QuotaExceededError
    message = str(problem.get("detail") or problem.get("title") or f"The server answered {status}.")
    return kind(message, status=status, problem=problem, headers=headers)


def _fields(problem: Mapping[str, Any]) -> Tuple[Mapping[str, Any], ...]:
    errors = problem.get("errors")
    return tuple(e for e in errors if isinstance(e, dict)) if isinstance(errors, list) else ()


def _text(value: object) -> Optional[str]:
    return None if value is None else str(value)


def _name(code: Optional[str]) -> str:
    return f" {code}" if code else ""


def _suffix(request_id: Optional[str]) -> str:
    return f" [request {request_id}]" if request_id else ""
