"""Who was there, in which sessions, and how long: what certificates and reports are made from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from events.attending.hours import Hours, hours_of
from events.models import AttendanceMark, Direction, Event, Session


@dataclass(frozen=True)
class Presence:
    """One person at one session. `minutes` is None where the session has no hours to count by."""

    session_id: int
    came: datetime | None
    left: datetime | None
    minutes: int | None


@dataclass(frozen=True)
class Attended:
    """One registration with at least one standing mark. `share` of the duration of all sessions is from 0 to
    1, or None when no session has a duration."""

    registration_id: int
    presences: tuple[Presence, ...]
    minutes: int
    share: float | None

    @property
    def sessions(self) -> int:
        return len(self.presences)


def attended(event: Event) -> list[Attended]:
    """Everyone who was there, whatever became of the registration later, by its number. Two queries."""
    sessions = {one.pk: hours_of(one) for one in sessions_of(event)}
    marks: dict[int, dict[int, dict[str, AttendanceMark]]] = defaultdict(lambda: defaultdict(dict))
    for mark in AttendanceMark.objects.standing().filter(session__in=sessions):
        marks[mark.registration_id][mark.session_id][mark.direction] = mark
    whole = sum(hours.minutes or 0 for hours in sessions.values())
    return [summed(one, marks[one], sessions, whole) for one in sorted(marks)]


def sessions_of(event: Event) -> Iterable[Session]:
    return Session.objects.filter(event=event).select_related("event", "hours")


def summed(
    registration_id: int,
    by_session: dict[int, dict[str, AttendanceMark]],
    sessions: dict[int, Hours],
    whole: int,
) -> Attended:
    presences = tuple(
        presence(number, by_session[number], hours)
        for number, hours in sessions.items()
        if number in by_session
    )
    minutes = sum(one.minutes or 0 for one in presences)
    return Attended(registration_id, presences, minutes, min(1.0, minutes / whole) if whole else None)


def presence(session_id: int, marks: dict[str, AttendanceMark], hours: Hours) -> Presence:
    coming, leaving = marks.get(Direction.IN), marks.get(Direction.OUT)
    return Presence(
        session_id=session_id,
        came=coming.at if coming else None,
        left=leaving.at if leaving else None,
        minutes=minutes_of(coming, leaving, hours),
    )


def minutes_of(coming: AttendanceMark | None, leaving: AttendanceMark | None, hours: Hours) -> int | None:
    """From the start or the coming, whichever is later, to the end or the leaving, whichever is earlier."""
    if coming is not None and coming.minutes is not None:
        return coming.minutes
    if hours.starts is None or hours.ends is None:
        return None
    if coming is None or (leaving is None and hours.needs_out):
        return 0
    until = min(leaving.at, hours.ends) if leaving else hours.ends
    return max(0, int((until - max(coming.at, hours.starts)).total_seconds()) // 60)
