"""Reading the released words of an event: what older words do not say has its plain meaning."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from events.models import EventStatus
from text.dates import ZONES

Words = dict[str, Any]
OPENS_BEFORE = timedelta(minutes=15)


def status_of(words: Words) -> EventStatus:
    return EventStatus(words.get("status", EventStatus.SCHEDULED))


def reason_of(words: Words) -> str:
    return str(words.get("status_reason", ""))


def former_days(words: Words) -> Words | None:
    """The days that stood there before, under the names of the present ones; None unless rescheduled."""
    if "former_starts_on" not in words:
        return None
    return {"starts_on": words["former_starts_on"], "ends_on": words["former_ends_on"]}


def first_day(words: Words) -> date:
    return date.fromisoformat(words["starts_on"])


def last_day(words: Words) -> date:
    return date.fromisoformat(words["ends_on"] or words["starts_on"])


def begin(words: Words) -> datetime | date:
    """The first moment of the first day that is known, else that day."""
    return _edge(words, first_day(words), "starts_at", min)


def begins_at(words: Words) -> datetime:
    """When an event begins: midnight of its first day where no hour is known."""
    found = begin(words)
    return found if isinstance(found, datetime) else datetime.combine(found, time.min, zone(words))


def end(words: Words) -> datetime | date:
    """The last moment of the last day that is known, else that day."""
    return _edge(words, last_day(words), "ends_at", max)


def moment(day: str, clock: str, words: Words) -> datetime:
    """A time of the day (ISO, `09:30`) in the zone of the event."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), zone(words))


def zone(words: Words) -> ZoneInfo:
    return ZoneInfo(ZONES[words["time_zone"]])


def is_live(session: Words) -> bool:
    """Whether the session can be followed from afar, by whomever."""
    return "live" in session


def open_link(session: Words) -> str:
    """The live link that everyone may know; "" when there is none or it is for participants only."""
    return str(session.get("live", {}).get("link", ""))


def live_window(session: Words, words: Words) -> tuple[datetime, datetime]:
    """When a live link is shown: from a quarter of an hour before the session to its end, or all day."""
    day = session["date"]
    opens = moment(day, session["starts_at"], words) - OPENS_BEFORE if session["starts_at"] else None
    closes = moment(day, session["ends_at"], words) if session["ends_at"] else None
    midnight = datetime.combine(date.fromisoformat(day), time.min, zone(words))
    return opens or midnight, closes or midnight + timedelta(days=1)


def _edge(words: Words, day: date, key: str, choose: Callable[..., str]) -> datetime | date:
    clocks = [one[key] for one in words["sessions"] if one["date"] == day.isoformat() and one[key]]
    return moment(day.isoformat(), choose(clocks), words) if clocks else day
