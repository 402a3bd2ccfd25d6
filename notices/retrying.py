"""How mail that could not be sent is tried again."""

from datetime import datetime, timedelta
from typing import Any, Final

ATTEMPTS: Final = 8
LEASE: Final = timedelta(minutes=2)


def put_off(attempts: int, error: Exception, now: datetime) -> dict[str, Any]:
    """What a row of an outbox holds after a failure: pauses grow, and the last attempt parks it."""
    return {
        "attempts": attempts,
        "last_error": str(error)[:1000],
        "leased_until": now + timedelta(seconds=15 * 2**attempts),
        "parked_at": now if attempts >= ATTEMPTS else None,
    }
