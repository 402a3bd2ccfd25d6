"""When a form was drawn, in a signed hidden field: programs send forms faster than people read them."""

import time
from typing import Final

from django.core.signing import BadSignature, Signer

QUICKEST: Final = 3  # seconds
LONGEST: Final = 24 * 60 * 60
SALT: Final = "portal.registering"


def stamp(form_id: int) -> str:
    return Signer(salt=SALT).sign_object([form_id, int(time.time())])


def age(text: str, form_id: int) -> float | None:
    """Seconds since this form was drawn; None for a stamp that is forged, of another form or too old."""
    try:
        named, drawn = Signer(salt=SALT).unsign_object(text)
    except (BadSignature, ValueError, TypeError):
        return None
    seconds = time.time() - drawn
    return seconds if named == form_id and seconds <= LONGEST else None
