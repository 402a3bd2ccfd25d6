"""The code on the screen of a hall: eight signs that change every half minute and say who is in the room."""

import base64
from datetime import datetime

from django.core import signing
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

STEP = 30  # seconds
STEPS_BACK = 2  # codes that still count, for slow fingers: up to 90 seconds after the code appeared
TICKET_MINUTES = 10  # for which a scanned code counts, until its owner has found the personal link


def code_at(session_id: int, at: datetime, back: int = 0) -> str:
    """Such as "K7QD2M4X": Base32, so no 0, 1, 8 or 9 that could be read as a letter."""
    step = int(at.timestamp()) // STEP - back
    digest = salted_hmac("events.hall", f"{session_id}:{step}", algorithm="sha256").digest()
    return base64.b32encode(digest[:5]).decode()


def seconds_left(at: datetime) -> int:
    """Until the next code."""
    return STEP - int(at.timestamp()) % STEP


def is_shown(session_id: int, code: str, at: datetime) -> bool:
    """Whether the screen of this session shows the code, or showed it a moment ago."""
    given = typed(code)
    return any(constant_time_compare(given, code_at(session_id, at, back)) for back in range(STEPS_BACK + 1))


def typed(code: str) -> str:
    """As people type it: small letters, spaces and hyphens do not matter."""
    return "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())[:16]


def ticket_for(session_id: int, code: str) -> str:
    """A seal that somebody had the code in time; "" for a code that the screen does not show."""
    if not is_shown(session_id, code[:40], timezone.now()):
        return ""
    return signing.TimestampSigner(salt="events.hall").sign(str(session_id))


def holds(session_id: int, ticket: str) -> bool:
    """Whether it is a ticket of this session that has not run out."""
    try:
        said = signing.TimestampSigner(salt="events.hall").unsign(ticket, max_age=TICKET_MINUTES * 60)
    except signing.BadSignature:
        return False
    return said == str(session_id)
