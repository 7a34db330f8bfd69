"""The ways in, each from the request to the token: passwords compared off the event loop, rules kept in transactions."""

from __future__ import annotations

from dataclasses import dataclass

from anyio.to_thread import run_sync
from msgspec import UNSET

from infographix_api import errors, wire
from infographix_api.accounts import queries as accounts
from infographix_api.accounts.caller import Caller
from infographix_api.api_keys import form
from infographix_api.api_keys import service as api_keys
from infographix_api.auth import service, signup
from infographix_api.auth.passwords import Passwords
from infographix_api.auth.service import Granted
from infographix_api.auth.tokens import LIFETIME_S, AccessTokens
from infographix_api.db.session import Database
from infographix_api.errors import FieldError
from infographix_api.settings import Settings


@dataclass(frozen=True)
class Entry:
    """What letting somebody in takes."""

    database: Database
    tokens: AccessTokens
    passwords: Passwords
    secret_key: str
    public_url: str
    allow_signup: bool
    default_tier: str

    async def token(self, request: wire.TokenRequest) -> wire.Token:
        """For a password or a key. Raises ValidationFailed, Unauthenticated, RateLimited and what keys raise."""
        if request.api_key is not UNSET and request.password is UNSET and request.email is UNSET:
            return await run_sync(self._exchange, request, request.api_key)
        if request.api_key is not UNSET or request.email is UNSET or request.password is UNSET:
            raise errors.unusable(FieldError("/api_key", "conflict", "Give email and password, or api_key alone."))
        hash = await run_sync(self._begin_sign_in, request.email)
        if not await self.passwords.fits(request.password, hash):
            raise errors.Unauthenticated(service.NO_MATCH)
        return await run_sync(self._sign_in, request.email)

    def refresh(self, token: str) -> wire.Token:
        with self.database.transaction() as session:
            granted = service.refresh(session, token, self.secret_key)
        if granted is None:  # raised only now, so that the end of the session is committed
            raise errors.Unauthenticated("This refresh token was used before, so the session has ended. Sign in again.")
        return self._issue(granted, LIFETIME_S)

    def revoke(self, token: str) -> None:
        """Whatever it is; what is not known is fine."""
        with self.database.transaction() as session:
            if token.startswith("igr_"):
                service.end_by_refresh_token(session, token)
                return
        try:
            claims = self.tokens.read(token)
        except errors.ApiError:
            return
        with self.database.transaction() as session:
            service.end(session, claims.account_id, claims.session_id)

    async def sign_up(self, request: wire.SignUpRequest) -> str:
        """The hash of the password: computed for addresses that are taken too, so that they take as long."""
        if not self.allow_signup:
            raise errors.NotFound("Nobody can sign up here by themselves. Ask the operator for an account.")
        signup.check(request)
        return await self.passwords.hashed(request.password)

    async def check_password(self, caller: Caller, password: str, pointer: str) -> None:
        """Raises ValidationFailed; wrong ones count like attempts to sign in."""
        email = await run_sync(self._email, caller.account_id)
        hash = await run_sync(self._begin_sign_in, email)
        if not await self.passwords.fits(password, hash):
            raise errors.unusable(FieldError(pointer, "wrong_password", "This is not your password."))
        await run_sync(self._forgive, email)

    async def change_password(self, caller: Caller, request: wire.ChangePasswordRequest) -> None:
        await self.check_password(caller, request.current_password, "/current_password")
        signup.check_password("/new_password", request.new_password, await run_sync(self._email, caller.account_id))
        hash = await self.passwords.hashed(request.new_password)
        await run_sync(self._set_password, caller, hash)

    async def end_all(self, caller: Caller, password: str) -> None:
        await self.check_password(caller, password, "/password")
        await run_sync(self._end_all, caller)

    def _exchange(self, request: wire.TokenRequest, key: str) -> wire.Token:
        if not form.is_well_formed(key):
            raise errors.Unauthenticated("This is not an API key of ours: it is mistyped or cut off.")
        with self.database.transaction() as session:
            caller = api_keys.authenticate(session, key)
            scope = None if request.scope is UNSET else request.scope
            granted = service.exchange(session, caller, scope, request.expires_in)
        return self._issue(granted, request.expires_in)

    def _begin_sign_in(self, email: str) -> str | None:
        with self.database.transaction() as session:
            return service.begin_sign_in(session, email)

    def _forgive(self, email: str) -> None:
        with self.database.transaction() as session:
            service.forgive_attempts(session, email)

    def _sign_in(self, email: str) -> wire.Token:
        with self.database.transaction() as session:
            granted = service.sign_in(session, email)
        return self._issue(granted, LIFETIME_S)

    def _email(self, account_id: str) -> str:
        with self.database.snapshot() as session:
            account = accounts.find(session, account_id)
            return account.email if account else ""

    def _set_password(self, caller: Caller, hash: str) -> None:
        with self.database.transaction() as session:
            account = accounts.find(session, caller.account_id, lock=True)
            if account is not None:
                service.set_password(session, account, hash, by=caller)

    def _end_all(self, caller: Caller) -> None:
        with self.database.transaction() as session:
            service.end_all(session, caller)

    def _issue(self, granted: Granted, expires_in_s: int) -> wire.Token:
        token = self.tokens.issue(
            granted.account_id, granted.session_id, granted.client_id, granted.scopes, expires_in_s
        )
        return wire.Token(
            access_token=token,
            token_type=wire.TokenType.BEARER,
            expires_in=expires_in_s,
            scope=" ".join(granted.scopes),
            refresh_token=granted.refresh_token,
        )


def entry_of(settings: Settings, database: Database, tokens: AccessTokens) -> Entry:
    return Entry(
        database,
        tokens,
        Passwords(),
        settings.secret_key,
        settings.public_url,
        settings.allow_signup,
        settings.default_tier,
    )
