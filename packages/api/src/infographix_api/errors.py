"""Everything that can go wrong for a caller: the table of problem codes, and one exception for each that is raised.

Knows nothing of HTTP frameworks; `web.problems` writes these as application/problem+json.

    ApiError
     ├─ InvalidJson · InvalidParameter · InvalidCursor · Unauthenticated · TokenExpired · InsufficientScope · AccountSuspended · ReadOnly
     ├─ NotFound · MethodNotAllowed · NotAcceptable · NotCompleted · NotCancelable · Conflict · IdempotencyInProgress · Gone · PreconditionFailed
     ├─ BodyTooLarge · UnsupportedMediaType · RangeNotSatisfiable · ValidationFailed · IdempotencyMismatch
     ├─ RateLimited · QuotaExceeded · ConcurrencyLimited
     └─ Internal · Unavailable
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ProblemType:
    """A problem code, its HTTP status, its name for people, and what to do about it."""

    code: str
    status: int
    title: str
    help: str


@dataclass(frozen=True)
class FieldError:
    """One unusable value: a JSON pointer into the body, `?name` of a parameter, or a header's name."""

    pointer: str
    code: str
    detail: str


class ApiError(Exception):
    """Raised where a rule is broken; `detail` names the thing and the way out."""

    code: ClassVar[str] = "internal"
    should_retry: ClassVar[bool | None] = None
    """Whether the same request may succeed soon; None leaves that to the status."""

    def __init__(
        self,
        detail: str,
        *errors: FieldError,
        headers: Mapping[str, str] | None = None,
        violated: tuple[str, ...] = (),
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = errors
        self.headers = dict(headers or {})
        self.violated = violated  # names of limits, as in the header RateLimit-Policy

    @property
    def problem(self) -> ProblemType:
        return PROBLEMS[self.code]


class InvalidJson(ApiError):
    code = "invalid-json"


class InvalidParameter(ApiError):
    code = "invalid-parameter"


class InvalidCursor(ApiError):
    code = "invalid-cursor"


class Unauthenticated(ApiError):
    code = "unauthenticated"


class TokenExpired(ApiError):
    code = "token-expired"


class InsufficientScope(ApiError):
    code = "insufficient-scope"


class AccountSuspended(ApiError):
    code = "account-suspended"


class ReadOnly(ApiError):
    code = "read-only"


class NotFound(ApiError):
    code = "not-found"


class MethodNotAllowed(ApiError):
    code = "method-not-allowed"


class NotAcceptable(ApiError):
    code = "not-acceptable"


class NotCompleted(ApiError):
    code = "not-completed"


class NotCancelable(ApiError):
    code = "not-cancelable"


class Conflict(ApiError):
    code = "conflict"


class IdempotencyInProgress(ApiError):
    code = "idempotency-in-progress"
    should_retry = True


class Gone(ApiError):
    code = "gone"


class PreconditionFailed(ApiError):
    code = "precondition-failed"


class BodyTooLarge(ApiError):
    code = "body-too-large"


class UnsupportedMediaType(ApiError):
    code = "unsupported-media-type"


class RangeNotSatisfiable(ApiError):
    code = "range-not-satisfiable"


class ValidationFailed(ApiError):
    code = "validation-failed"


class BatchTooLarge(ApiError):
    code = "batch-too-large"


class IdempotencyMismatch(ApiError):
    code = "idempotency-mismatch"


class RateLimited(ApiError):
    code = "rate-limited"
    should_retry = True


class QuotaExceeded(ApiError):
    code = "quota-exceeded"
    should_retry = False


class ConcurrencyLimited(ApiError):
    code = "concurrency-limited"
    should_retry = True


class Internal(ApiError):
    code = "internal"


class Unavailable(ApiError):
    code = "unavailable"
    should_retry = True


_TABLE = (
    ("invalid-json", 400, "Invalid JSON",
     "The body is not JSON in UTF-8. `detail` says where reading stopped; mend the body and send it again."),
    ("invalid-parameter", 400, "Invalid parameter",
     "A query parameter or header does not exist here, is given twice, or has an unusable value. `errors` names it."),
    ("invalid-cursor", 400, "Invalid cursor",
     "Pass `next_cursor` of the previous page exactly as received, with the same filters, or begin without one."),
    ("unauthenticated", 401, "Unauthenticated",
     "Send `Authorization: Bearer KEY` with a valid API key. `infographix-api key create` makes one."),
    ("token-expired", 401, "Expired",
     "The key, token or signed address is past its time. Create a new key, refresh the token, or read the generation again."),
    ("insufficient-scope", 403, "Insufficient scope",
     "The key is valid but not for this. Use a key that has the scope named in `detail`."),
    ("account-suspended", 403, "Account suspended",
     "The account may not be used at present. Ask the operator of this installation."),
    ("read-only", 403, "Read-only",
     "It comes with the product and stays as it is. Make one of your own with its values, and change that."),
    ("not-found", 404, "Not found",
     "Nothing is here, or it belongs to another account. Check the address and the id."),
    ("method-not-allowed", 405, "Method not allowed",
     "The address exists, but not for this method. The header `Allow` lists those that work."),
    ("not-acceptable", 406, "Not acceptable",
     "None of the media types in `Accept` can be made here. `detail` names those that can."),
    ("not-completed", 409, "Not completed",
     "The picture is not finished. Wait with `Prefer: wait=30` on the generation, then ask again."),
    ("not-cancelable", 409, "Not cancelable",
     "It has ended already. Nothing needs to be canceled."),
    ("conflict", 409, "Conflict",
     "Not possible in the present state. Read the resource again and decide anew."),
    ("idempotency-in-progress", 409, "Request in progress",
     "A request with the same Idempotency-Key is being answered. Send it again after `Retry-After` seconds."),
    ("gone", 410, "Gone",
     "The picture or upload was deleted when its time ended. Generate the picture, or upload the file, again."),
    ("precondition-failed", 412, "Precondition failed",
     "It was changed since you read it. Read it again, apply your change, and send the new ETag in `If-Match`."),
    ("precondition-required", 428, "Precondition required",
     "Send the ETag you have read in `If-Match`, so that nobody's change is overwritten."),
    ("body-too-large", 413, "Body too large",
     "JSON bodies may have 1,048,576 bytes, those of batches 8,388,608, uploads 20,000,000. Shorten the text or table, or upload it."),
    ("unsupported-media-type", 415, "Unsupported media type",
     "Send `Content-Type: application/json` in UTF-8, files as text/plain, text/markdown, text/csv, text/tab-separated-values or application/pdf, and no Content-Encoding."),
    ("range-not-satisfiable", 416, "Range not satisfiable",
     "The range begins beyond the end of the picture. `Content-Range` tells its size."),
    ("validation-failed", 422, "Validation failed",
     "The body is JSON, but a value in it cannot be used. Each entry of `errors` points at one and says what is accepted."),
    ("batch-too-large", 422, "Batch too large",
     "The batch has more items than your plan allows. Send it in several batches."),
    ("idempotency-mismatch", 422, "Idempotency key reused",
     "This Idempotency-Key was used for another body. Use a new key for every new request."),
    ("url-not-allowed", 422, "URL not allowed",
     "The address is not public, or its scheme or port is not permitted. Use a public https address."),
    ("rate-limited", 429, "Rate limited",
     "Too many requests. Wait as long as `Retry-After` says; the SDKs do this for you."),
    ("quota-exceeded", 429, "Quota exceeded",
     "The day's generations are used up. The quota resets at 00:00 UTC."),
    ("concurrency-limited", 429, "Too many at once",
     "Too many streams or jobs are open. Wait until one has ended."),
    ("internal", 500, "Internal error",
     "A fault on our side. Try again, and name the request id when you report it."),
    ("upstream-failed", 502, "Upstream failed",
     "A service we depend on answered with an error. Try again later."),
    ("unavailable", 503, "Unavailable",
     "A part of the service is away for the moment. Try again after `Retry-After` seconds."),
)  # fmt: skip

PROBLEMS: Mapping[str, ProblemType] = {
    code: ProblemType(code, status, title, help_text) for code, status, title, help_text in _TABLE
}


def unusable(*found: FieldError) -> ValidationFailed:
    """ValidationFailed that names the first of these values in its sentence, and all of them in its list."""
    where = found[0].pointer or "the body"
    return ValidationFailed(f"`{where}` cannot be used. {found[0].detail}", *found)
