"""People who make an account for themselves."""

from __future__ import annotations

from sqlalchemy.orm import Session

from infographix_api import errors, wire
from infographix_api.accounts import queries, service
from infographix_api.errors import FieldError


def check(request: wire.SignUpRequest) -> None:
    """Raises ValidationFailed."""
    check_password("/password", request.password, service.normal_email(request.email))
    if not request.email.isprintable():
        raise errors.unusable(FieldError("/email", "invalid_format", "Use an address such as ada@example.org."))


def check_password(pointer: str, password: str, email: str) -> None:
    """Length counts; besides, it must not be what everybody would try first."""
    if len(set(password)) < 4 or password.lower() in {email, email.partition("@")[0] * 2}:
        detail = "This is too easy to guess; use a few words that do not belong together."
        raise errors.unusable(FieldError(pointer, "too_weak", detail))


def sign_up(session: Session, request: wire.SignUpRequest, password_hash: str, tier: str) -> None:
    """Does nothing when the address has an account: the caller is told the same."""
    email = service.normal_email(request.email)
    if queries.find_by_email(session, email) is not None:
        return
    account = service.make(session, email, tier)
    account.password_hash = password_hash
    account.name = service.checked_name(request.name) if isinstance(request.name, str) else None
