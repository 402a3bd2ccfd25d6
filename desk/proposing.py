"""What lies between reading a file of a meeting and ticking its people: kept by the browser, under a seal."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core import signing
from django.utils.translation import gettext as _

from desk.attendance import expected_at, words_of
from events.actions import Joined
from events.attending.matching import Known, Proposal
from events.models import Session
from events.refusals import MarkRefused
from events.sight import Sight
from text.dates import ZONES

HOURS = 24  # for which a page of proposals can be sent


def known_at(session: Session, sight: Sight) -> list[Known]:
    """Those expected at a session, as far as this person may see them. Two queries."""
    people = dict(expected_at(session).values_list("pk", "address"))
    words = words_of(sight, people, "name", "institution")
    return [
        Known(
            registration_id=one,
            name=words[one].get("name", "") if one in words else "",
            institution=words[one].get("institution", "") if one in words else "",
            address=address if sight.sees_addresses else "",
        )
        for one, address in people.items()
    ]


def sealed(session: Session, likely: Sequence[Proposal]) -> str:
    """Numbers only: nobody's name or address travels in it."""
    people = [
        [one.known.registration_id, one.guest.minutes, stamp(session, one.guest.joined)]
        for one in likely
        if one.known
    ]
    content = {"key": secrets.token_hex(12), "people": people}
    return signing.dumps(content, salt=salt(session), compress=True)


def chosen(session: Session, payload: str, ticked: Iterable[str]) -> tuple[str, list[Joined]]:
    """The name of the file and who was ticked. Raises MarkRefused for a seal that is old or broken."""
    try:
        content = signing.loads(payload, salt=salt(session), max_age=HOURS * 3600)
    except signing.BadSignature as error:
        raise MarkRefused(_("Halaman itu sudah kedaluwarsa. Unggah berkasnya sekali lagi.")) from error
    wanted = set(ticked)
    joined = [
        Joined(one, minutes, datetime.fromisoformat(at) if at else None)
        for one, minutes, at in content["people"]
        if str(one) in wanted
    ]
    return content["key"], joined


def stamp(session: Session, joined: datetime | None) -> str:
    """The host's clock is taken for that of the event: the file names no zone."""
    zone = ZoneInfo(ZONES[session.event.time_zone])
    return joined.replace(tzinfo=zone).isoformat() if joined else ""


def salt(session: Session) -> str:
    return f"desk.meeting:{session.pk}"
