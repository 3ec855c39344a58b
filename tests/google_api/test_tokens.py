"""Signing in: what the token endpoint checks, and what a token is good for."""

import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import jwt
from google.auth.crypt import RSASigner
from google.auth.exceptions import RefreshError

from tests.google_api import GoogleApi
from tests.google_api.accounts import AUDIENCE, GRANT
from tests.google_api.client import SCOPES, session
from tests.google_api.conftest import Sheet

Claims = dict[str, Any]


def _claims(google: GoogleApi) -> Claims:
    now = int(time.time())
    email = google.service_account()["client_email"]
    return {"iss": email, "aud": AUDIENCE, "scope": " ".join(SCOPES), "iat": now, "exp": now + 3600}


def _ask(google: GoogleApi, claims: Claims, key: str | None = None) -> requests.Response:
    signer_for: Callable[..., RSASigner] = RSASigner.from_string
    sign: Callable[..., bytes] = jwt.encode
    signer = signer_for(key or google.service_account()["private_key"])
    form = {"grant_type": GRANT, "assertion": sign(signer, claims).decode()}
    return requests.post(f"{google.url}/token", data=form, timeout=5)


def test_a_signed_assertion_gets_a_token(google: GoogleApi) -> None:
    answer = _ask(google, _claims(google))
    assert answer.status_code == 200
    assert answer.json()["expires_in"] == 3599


@pytest.mark.parametrize(
    ("claim", "value", "error"),
    [
        ("aud", "https://example.org/token", "invalid_grant"),
        ("iss", "nobody@project.iam.gserviceaccount.com", "invalid_grant"),
        ("iat", 1_000_000_000, "invalid_grant"),
        ("exp", 1_000_000_000, "invalid_grant"),
        ("scope", "", "invalid_scope"),
    ],
)
def test_a_wrong_claim_gets_none(google: GoogleApi, claim: str, value: object, error: str) -> None:
    answer = _ask(google, {**_claims(google), claim: value})
    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_another_key_gets_none(google: GoogleApi) -> None:
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    answer = _ask(google, _claims(google), stranger.decode())
    assert answer.json() == {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}


def test_a_deleted_key_is_told_to_the_client(google: GoogleApi) -> None:
    key = google.create()
    info = google.service_account()
    google.accounts.forget(info["client_email"])
    with session(google.url, info) as signed_in, pytest.raises(RefreshError):
        signed_in.get(f"https://sheets.googleapis.com/v4/spreadsheets/{key}")


def test_an_expired_token_is_refused_and_gspread_gets_another(sheet: Sheet) -> None:
    sheet.google.clock.advance(3601)
    assert sheet.call("GET", "/values/A1")[0] == 200
    kinds = [call.kind for call in sheet.google.calls if call.kind == "token" or call.status == 401]
    assert kinds == ["token", "spreadsheets.values.get", "token"]


def test_no_token_and_an_unknown_one_are_refused(google: GoogleApi) -> None:
    key = google.create()
    for headers in ({}, {"Authorization": "Bearer test"}, {"Authorization": "Bearer x"}):
        answer = requests.get(f"{google.url}/v4/spreadsheets/{key}", headers=headers, timeout=5)
        error = answer.json()["error"]
        assert (answer.status_code, error["status"]) == (401, "UNAUTHENTICATED")
        assert error["message"].startswith("Request had invalid authentication credentials.")


def test_a_scope_that_was_not_asked_for_is_missed(google: GoogleApi) -> None:
    key = google.create()
    only = ["https://www.googleapis.com/auth/spreadsheets.readonly"]
    with session(google.url, google.service_account(), only) as signed_in:
        base = f"https://sheets.googleapis.com/v4/spreadsheets/{key}"
        assert signed_in.get(base).status_code == 200
        answer = signed_in.post(f"{base}:batchUpdate", json={"requests": []})
    error = answer.json()["error"]
    assert (answer.status_code, error["message"]) == (
        403,
        "Request had insufficient authentication scopes.",
    )
    assert error["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
