"""Ada, who signs up and in, and what her tokens open."""

from __future__ import annotations

from typing import Any

from over_http.conftest import Api

AUTH = "/api/v1/auth"
ADA = {"email": "Ada@example.org", "password": "correct horse battery"}


def post(api: Api, path: str, body: object, /, **headers: str) -> Any:
    return api.client.post(AUTH + path, json=body, headers=headers)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def status_with(api: Api, token: str, path: str = "/api/v1/account") -> tuple[int, str | None]:
    answer = api.client.get(path, headers=bearer(token))
    return answer.status_code, answer.json().get("code")


def signed_in(api: Api) -> dict[str, Any]:
    post(api, "/signup", ADA)
    answer = post(api, "/token", ADA)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def afresh(api: Api) -> None:
    """Forget what the guard remembers for a second."""
    api.client.app.state.guard._known.clear()
