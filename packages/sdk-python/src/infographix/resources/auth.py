"""Tokens: from a key one that may do less, for a browser; and what refreshes and ends sessions."""

from __future__ import annotations

from typing import Optional, Sequence, Union

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource, given, listed

ScopeLike = Union[m.Scope, str]


class AuthFlows(Resource):
    def _token(
        self, api_key: str, *, scope: Optional[Sequence[ScopeLike]] = None, expires_in: Optional[int] = None
    ) -> Flow[m.Token]:
        """A token that may do no more than the key and `scope`, for `expires_in` seconds; safe to give to a page."""
        words = listed(scope)
        body = given(api_key=api_key, scope=words and words.replace(",", " "), expires_in=expires_in)
        return (yield from self._send(operations.create_token(body=body)))

    def _sign_in(self, email: str, password: str) -> Flow[m.Token]:
        """A session of a person; raises AuthenticationError."""
        return (yield from self._send(operations.create_token(body=given(email=email, password=password))))

    def _refresh(self, refresh_token: str) -> Flow[m.Token]:
        """The next token of a session. Keep its `refresh_token`; the one given is used up."""
        return (yield from self._send(operations.refresh_token(body=given(refresh_token=refresh_token))))

    def _revoke(self, token: str) -> Flow[None]:
        """End the session of an access or refresh token."""
        return (yield from self._send(operations.revoke_token(body=given(token=token))))


class Auth(AuthFlows):
    """`client.auth` of InfoGraphix."""

    token, token_async = blocking(AuthFlows._token), awaiting(AuthFlows._token)
    sign_in, sign_in_async = blocking(AuthFlows._sign_in), awaiting(AuthFlows._sign_in)
    refresh, refresh_async = blocking(AuthFlows._refresh), awaiting(AuthFlows._refresh)
    revoke, revoke_async = blocking(AuthFlows._revoke), awaiting(AuthFlows._revoke)


class AsyncAuth(AuthFlows):
    """`client.auth` of AsyncInfoGraphix."""

    token = awaiting(AuthFlows._token)
    sign_in = awaiting(AuthFlows._sign_in)
    refresh = awaiting(AuthFlows._refresh)
    revoke = awaiting(AuthFlows._revoke)
