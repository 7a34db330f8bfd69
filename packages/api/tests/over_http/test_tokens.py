"""Access tokens: the keys that sign them, and everything that somebody may forge."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from over_http.conftest import Api
from over_http.signing_in import ADA, afresh, bearer, post, signed_in, status_with

from infographix_api import clock
from infographix_api.auth import signing_keys
from infographix_api.auth.tokens import AccessTokens


def test_signing_key_is_replaced_without_a_gap(api: Api) -> None:
    post(api, "/signup", ADA)
    post(api, "/token", ADA)
    secret = api.client.app.state.entry.secret_key
    with api.workshop.database.transaction() as session:
        signing_keys.rotate(session, secret, at_once=False)
    reloaded(api)
    names = [key["kid"] for key in api.client.get("/.well-known/jwks.json").json()["keys"]]
    assert len(names) == 2
    before = post(api, "/token", ADA).json()["access_token"]
    assert jwt.get_unverified_header(before)["kid"] == names[0]
    with clock.moved(timedelta(minutes=71)):
        reloaded(api)
        after = post(api, "/token", ADA).json()["access_token"]
        assert jwt.get_unverified_header(after)["kid"] == names[1]
        assert status_with(api, after)[0] == 200
        late = post(api, "/token", {"api_key": api.key, "expires_in": 3600}).json()["access_token"]
        assert status_with(api, late)[0] == 200
    with clock.moved(timedelta(minutes=140)):
        reloaded(api)
        assert [key["kid"] for key in api.client.get("/.well-known/jwks.json").json()["keys"]] == names[1:]


def test_leaked_signing_key_ends_at_once(api: Api) -> None:
    old = signed_in(api)["access_token"]
    with api.workshop.database.transaction() as session:
        signing_keys.rotate(session, api.client.app.state.entry.secret_key, at_once=True)
    reloaded(api)
    afresh(api)
    assert status_with(api, old) == (401, "unauthenticated")
    assert status_with(api, post(api, "/token", ADA).json()["access_token"])[0] == 200


def test_changed_secret_makes_a_new_signing_key_and_old_tokens_go_on(api: Api) -> None:
    old = signed_in(api)["access_token"]
    others = AccessTokens(api.workshop.database, "http://127.0.0.1:8000", "another secret of thirty-two letters")
    assert others.read(old).scopes
    assert (
        jwt.get_unverified_header(others.issue("acc_1", "ses_1", "ses_1", [], 60))["kid"]
        != jwt.get_unverified_header(old)["kid"]
    )


def reloaded(api: Api) -> None:
    """Forget what is remembered of the signing keys for a minute."""
    api.client.app.state.entry.tokens._loaded_at = -1000.0


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def public_key_of(api: Api) -> tuple[str, bytes]:
    (key,) = api.client.get("/.well-known/jwks.json").json()["keys"]
    return key["kid"], base64.urlsafe_b64decode(key["x"] + "=")


def test_published_key_checks_our_tokens(api: Api) -> None:
    access = signed_in(api)["access_token"]
    name, raw = public_key_of(api)
    assert jwt.get_unverified_header(access) == {"alg": "EdDSA", "typ": "at+jwt", "kid": name}
    claims = jwt.decode(
        access, Ed25519PublicKey.from_public_bytes(raw), algorithms=["EdDSA"], audience="http://127.0.0.1:8000"
    )
    assert set(claims) == {"iss", "aud", "sub", "sid", "jti", "iat", "exp", "scope", "client_id"}


FORGED_HEADERS: list[dict[str, Any]] = [
    {"alg": "none"}, {"alg": "None"}, {"alg": "nOnE"}, {"alg": "HS256"}, {"typ": "JWT"}, {"typ": None}, {"kid": "../../etc/passwd"},
    {"kid": "x' OR '1'='1"}, {"kid": ["a"]}, {"kid": None}, {"jku": "https://evil.example/jwks"}, {"x5u": "https://evil.example/x"},
    {"jwk": {"kty": "OKP"}}, {"crit": ["exp"]}, {"b64": False},
]  # fmt: skip


def test_forged_headers_open_nothing(api: Api) -> None:
    """Each with our own signature, none, an HMAC under our public key, and ours twice."""
    access = signed_in(api)["access_token"]
    name, raw = public_key_of(api)
    own = access.split(".")[2]
    for header in FORGED_HEADERS:
        unsigned = f"{part({'alg': 'EdDSA', 'typ': 'at+jwt', 'kid': name, **header})}.{access.split('.')[1]}"
        mac = base64.urlsafe_b64encode(hmac.digest(raw, unsigned.encode(), hashlib.sha256)).decode().rstrip("=")
        for signature in (own, "", mac, f"{own}.{own}"):
            assert status_with(api, f"{unsigned}.{signature}") == (401, "unauthenticated"), header


FORGED_CLAIMS: list[dict[str, Any]] = [
    {"exp": None}, {"aud": None}, {"iss": None}, {"sid": None}, {"sub": None}, {"scope": None}, {"jti": None}, {"iat": None},
    {"client_id": None}, {"aud": "https://elsewhere.example"}, {"iss": "https://elsewhere.example"}, {"iat": 32503680000},
    {"exp": "never"}, {"exp": 1e400}, {"exp": 1}, {"sub": "acc_other1"}, {"sid": "ses_other1"}, {"sid": ["a"]}, {"scope": "admin"},
]  # fmt: skip


def test_claims_that_are_not_as_we_make_them_open_nothing(api: Api) -> None:
    """Signed with our own key: what is refused is what they say."""
    access = signed_in(api)["access_token"]
    signer = api.client.app.state.entry.tokens._signer()
    for claims in FORGED_CLAIMS:
        said = {**jwt.decode(access, options={"verify_signature": False}), **claims}
        unsigned = f"{access.split('.')[0]}.{part({name: value for name, value in said.items() if value is not None})}"
        signature = base64.urlsafe_b64encode(signer.key.sign(unsigned.encode())).decode().rstrip("=")
        assert status_with(api, f"{unsigned}.{signature}")[0] == (403 if claims.get("scope") else 401), claims


def test_foreign_signature_and_changed_letters_open_nothing(api: Api) -> None:
    access = signed_in(api)["access_token"]
    unsigned, _, signature = access.rpartition(".")
    foreign = base64.urlsafe_b64encode(Ed25519PrivateKey.generate().sign(unsigned.encode())).decode().rstrip("=")
    for token in (
        f"{unsigned}.{foreign}",
        f"{unsigned}.",
        unsigned,
        access[:-4] + "AAAA",
        access + "A",
        "eyJ.eyJ.x",
        "eyJ" * 3000,
    ):
        assert status_with(api, token)[0] == 401
    assert signature != foreign


def test_refresh_token_is_no_access_token_and_the_reverse(api: Api) -> None:
    token = signed_in(api)
    answer = api.client.get("/api/v1/account", headers=bearer(token["refresh_token"]))
    assert (answer.status_code, "auth/refresh" in answer.json()["detail"]) == (401, True)
    for given in (token["access_token"][:200], api.key, "", "igr_"):
        assert post(api, "/refresh", {"refresh_token": given}).status_code == 401
