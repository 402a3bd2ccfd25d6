"""Secret links and badges: made from a nonce and SECRET_KEY, found by their hash, stored nowhere.

The database alone yields none of them, and a letter that is sent twice holds the same link.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass

from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Secrets:
    """A nonce with what it yields: hashes for the row. Each secret has 160 bits."""

    nonce: str

    @property
    def link_hash(self) -> str:
        return hashed(link_token(self.nonce))

    @property
    def badge_hash(self) -> str:
        return hashed(badge_code(self.nonce))


def fresh() -> Secrets:
    return Secrets(secrets.token_hex(16))


def link_token(nonce: str) -> str:
    """The last part of the personal address: who has it may see, change, cancel and erase."""
    return derived("events.link", nonce)


def badge_code(nonce: str) -> str:
    """What the QR at the door says: it identifies and allows nothing."""
    return derived("events.badge", nonce)


def derived(salt: str, nonce: str) -> str:
    """32 letters and digits of Base32: short in a QR, and free of signs that mail programs cut off."""
    return base64.b32encode(salted_hmac(salt, nonce, algorithm="sha256").digest()[:20]).decode()


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
