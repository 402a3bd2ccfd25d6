"""What a device at the door sends, and what it is told."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from contributors.models import User
from desk.attendance import words_of
from events.actions import Marked, scan
from events.models import Direction, Session
from events.refusals import MarkRefused
from events.sight import sight_of
from text.dates import clock

NONCE = re.compile(r"[A-Za-z0-9-]{16,64}")
LONGEST, MOST = 500, 100  # characters of a code, scans at once


@dataclass(frozen=True)
class Scan:
    """One code read at the door. `at` is the moment of a device without a line; None is now."""

    code: str
    direction: str
    nonce: str = field(default_factory=lambda: secrets.token_hex(16))
    at: datetime | None = None


def scans_in(sent: Any) -> list[Scan]:
    """Read what a device sent. Raises ValueError for anything else."""
    if not isinstance(sent, list) or not 1 <= len(sent) <= MOST:
        raise ValueError("a list of scans")
    return [scan_in(one) for one in sent]


def scan_in(sent: Any) -> Scan:
    if not isinstance(sent, dict):
        raise ValueError("a scan")
    code, direction, nonce = (sent.get(name) for name in ("code", "direction", "nonce"))
    if not isinstance(code, str) or not isinstance(nonce, str) or not NONCE.fullmatch(nonce):
        raise ValueError("code and nonce")
    if direction not in Direction.values:
        raise ValueError("direction")
    return Scan(code[:LONGEST], str(direction), nonce, moment_in(sent.get("at")))


def moment_in(sent: Any) -> datetime | None:
    """Milliseconds since 1970, as devices count."""
    if sent is None:
        return None
    if isinstance(sent, bool) or not isinstance(sent, int | float) or not 0 < sent < 4e12:
        raise ValueError("at")
    return datetime.fromtimestamp(sent / 1000, UTC)


def result_of(session: Session, sent: Scan, by: User) -> dict[str, str]:
    """Mark, and say it: `result` for programs, the rest for people. Raises NotAllowed."""
    try:
        marked = scan(
            session=session, code=sent.code, direction=sent.direction, by=by, nonce=sent.nonce, at=sent.at
        )
    except MarkRefused as refusal:
        return {
            "nonce": sent.nonce,
            "result": refusal.word,
            "sentence": str(refusal),
            "name": "",
            "detail": "",
        }
    return {"nonce": sent.nonce, **told(session, marked, by)}


def told(session: Session, marked: Marked, by: User) -> dict[str, str]:
    mark = marked.mark
    words = words_of(sight_of(mark.registration.form, by), [mark.registration_id], "name", "institution")
    person = words.get(mark.registration_id, {})
    at = {"time": clock(mark.at, session.event.time_zone)}
    leaves = mark.direction == Direction.OUT
    if marked.fresh:
        said = _("Pulang tercatat, %(time)s") if leaves else _("Hadir tercatat, %(time)s")
    else:
        said = _("Sudah tercatat pulang, %(time)s") if leaves else _("Sudah tercatat hadir, %(time)s")
    return {
        "result": "ok" if marked.fresh else "already",
        "sentence": said % at,
        "name": person.get("name", "") or _("Peserta"),
        "detail": person.get("institution", ""),
    }
