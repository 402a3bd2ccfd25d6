"""Two people at the list of one session: nobody is dropped because a page was older than the list."""

from typing import Any

from desk.forms.appearance import PREFIX, WITHOUT, with_one_more
from desk.slices import whole
from events.models import Appearance, Session

Seat = tuple[int, str]  # speaker and role: a person takes each role once


def seats(session: Session) -> list[Appearance]:
    """Who appears as the list is stored now, read afresh."""
    return list(Appearance.objects.filter(session=session))


def mark_of(stored: list[Appearance]) -> str:
    """What the list says, for the form to carry: `12.4.narasumber,…`, with 0 for no post."""
    return ",".join(f"{one.speaker_id}.{one.appointment_id or 0}.{one.role}" for one in stored)


def with_newcomers(data: Any, stored: list[Appearance], seen: str) -> Any:
    """The posted rows and one for each seat that somebody else added since the form carried `seen`."""
    known = {seat_of(entry) for entry in seen.split(",")} | posted_seats(data)
    for one in stored:
        if (one.speaker_id, one.role) not in known:
            post = str(one.appointment_id or WITHOUT)
            data = with_one_more(data, one.speaker_id, post, one.role)
    return data


def seat_of(entry: str) -> Seat:
    speaker, _, role = entry.partition(".")
    return whole(speaker), role.partition(".")[2]


def posted_seats(data: Any) -> set[Seat]:
    rows = range(min(whole(data.get(f"{PREFIX}-TOTAL_FORMS")), 100))
    return {
        (whole(data.get(f"{PREFIX}-{row}-speaker")), data.get(f"{PREFIX}-{row}-role", "")) for row in rows
    }
