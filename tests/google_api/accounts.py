"""Service accounts: their keys, and the access tokens that signed assertions get them."""

import base64
import functools
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.google_api.discovery import Method
from tests.google_api.errors import Json, insufficient_scope, switched_off, unauthenticated

AUDIENCE = "https://oauth2.googleapis.com/token"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
REPLAY_USER = "service@project.iam.gserviceaccount.com"
LIFETIME = 3600


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a token speaks for: the account, its scopes (None: all) and when it ends."""

    email: str
    scopes: frozenset[str] | None
    expires: float


class TokenError(Exception):
    """An assertion that gets no token; `error` is OAuth's word for it."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.body = {"error": error, "error_description": description}


@functools.cache
def _key() -> rsa.RSAPrivateKey:
    """Return the one key of this process: making one takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@functools.cache
def _pem() -> str:
    return (
        _key()
        .private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        .decode()
    )


@dataclass(slots=True)
class Accounts:
    """The service accounts and tokens that the server knows.

    `switched_off` are the APIs ("sheets", "drive") that are not switched on in the accounts' project.
    `ahead` is how many seconds the callers' clock is behind.
    """

    now: Callable[[], float]
    accept_test_bearer: bool = False
    lifetime: float = LIFETIME
    switched_off: set[str] = field(default_factory=set)
    ahead: float = 0.0
    _keys: dict[str, rsa.RSAPublicKey] = field(default_factory=dict)
    _tokens: dict[str, Bearer] = field(default_factory=dict)

    def info(self, email: str, token_uri: str) -> dict[str, str]:
        """Return the content of a key file for this account, which is known from now on."""
        self._keys[email] = _key().public_key()
        return {
            "type": "service_account",
            "project_id": "project",
            "private_key_id": "loopback",
            "private_key": _pem(),
            "client_email": email,
            "client_id": "100000000000000000000",
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": token_uri,
            "universe_domain": "googleapis.com",
        }

    def scopes(self) -> frozenset[str]:
        """Return every scope that somebody was given."""
        return frozenset(scope for bearer in self._tokens.values() for scope in bearer.scopes or ())

    def forget(self, email: str) -> None:
        """Delete the account's key: no more tokens for it."""
        self._keys.pop(email, None)

    def expire_all(self) -> None:
        """End every token that was given out."""
        self._tokens.clear()

    def exchange(self, form: dict[str, str]) -> Json:
        """Return the token endpoint's answer to a signed assertion, or raise TokenError."""
        if form.get("grant_type") != GRANT:
            raise TokenError("unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type', '')}")
        claims = self._verified(form.get("assertion", ""))
        scopes = frozenset(str(claims.get("scope", "")).split())
        token = "ya29.c." + secrets.token_urlsafe(48)
        self._tokens[token] = Bearer(str(claims["iss"]), scopes, self.now() + self.lifetime)
        return {"access_token": token, "expires_in": int(self.lifetime) - 1, "token_type": "Bearer"}

    def _verified(self, assertion: str) -> dict[str, Any]:
        parts = assertion.split(".")
        try:
            header, claims = (json.loads(_decode(part)) for part in parts[:2])
            signature = _decode(parts[2])
        except (ValueError, IndexError) as error:
            raise TokenError("invalid_grant", "Invalid JWT: Failed to parse.") from error
        key = self._keys.get(claims.get("iss", ""))
        if key is None:
            raise TokenError("invalid_grant", "Invalid grant: account not found")
        if header.get("alg") != "RS256" or not _is_signed(key, parts, signature):
            raise TokenError("invalid_grant", "Invalid JWT Signature.")
        self._check(claims)
        found: dict[str, Any] = claims
        return found

    def _check(self, claims: Json) -> None:
        now = time.time() + self.ahead  # the assertion was signed by the client's clock, which no test holds
        issued, expires = claims.get("iat", 0), claims.get("exp", 0)
        if claims.get("aud") != AUDIENCE:
            raise TokenError(
                "invalid_grant", "Invalid JWT: Failed audience check. The right audience is " + AUDIENCE
            )
        if not issued - 300 <= now < expires + 300 or expires - issued > 3600:
            text = (
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
                "Check your iat and exp values in the JWT claim."
            )
            raise TokenError("invalid_grant", text)
        if not claims.get("scope"):
            raise TokenError("invalid_scope", "Invalid OAuth scope or ID token audience provided.")

    def user(self, authorization: str, method: Method) -> str:
        """Return who calls the method, or refuse them as Google does."""
        bearer = self.bearer(authorization)
        if bearer is None:
            raise unauthenticated()
        if bearer.scopes is not None and not bearer.scopes & method.scopes:
            raise insufficient_scope(method.kind)
        if method.service in self.switched_off:
            raise switched_off(method.service)
        return bearer.email

    def bearer(self, header: str) -> Bearer | None:
        """Return who an Authorization header speaks for; None when it is unknown or has expired."""
        token = header.removeprefix("Bearer ")
        if header == "Bearer test" and self.accept_test_bearer:
            return Bearer(REPLAY_USER, None, float("inf"))
        found = self._tokens.get(token)
        return found if found and found.expires > self.now() else None


def _decode(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _is_signed(key: rsa.RSAPublicKey, parts: list[str], signature: bytes) -> bool:
    try:
        key.verify(signature, ".".join(parts[:2]).encode(), padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
