"""An event of yesterday whose form is still open: people register, and come at moments of our choice."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from events.actions import save_session, set_hours
from events.models import AttendanceMark, Session, SessionHours
from events.registering.links import badge_code
from tests.events.registering import coming_event, form

JAKARTA = ZoneInfo("Asia/Jakarta")


def at(hour, minute=0):
    """A moment of the day of the event."""
    day = timezone.localdate() - timedelta(days=1)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=JAKARTA)


def on_stage(cast, *, hours=((9, 12), (13, 15)), title="Sharing Session", **words):
    """A released form, and the sessions of its event."""
    event = coming_event(cast, title=title, days=-1)
    Session.objects.filter(event=event).delete()
    for number, (starts, ends) in enumerate(hours, start=1):
        session = Session(event=event, number=number, title=f"Sesi {number}")
        session.starts_at, session.ends_at = time(starts), time(ends)
        save_session(session=session, by=cast.sari)
    made = form(cast, event=event, **{"capacity": 5, **words})
    return made, sessions_of(event)


def sessions_of(event):
    return list(Session.objects.filter(event=event).select_related("event__unit", "hours"))


def open_now(cast, session, **more):
    """Let the session be marked at this very moment."""
    now = timezone.now()
    span = {"in_opens": now - at(0) - timedelta(hours=1), "in_closes": now - at(0) + timedelta(hours=1)}
    set_hours(hours=SessionHours(session=session, **{**span, **more}), by=cast.sari)
    return Session.objects.select_related("event__unit", "hours").get(pk=session.pk)


def badge(registration):
    return badge_code(registration.nonce)


def standing(session):
    marks = AttendanceMark.objects.standing().filter(session=session)
    return sorted(marks.values_list("registration_id", "direction"))
