"""How events, posts and lists of the registry read at the desk."""

from datetime import date
from urllib.parse import urlencode

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, EventStatus, Session
from speakers.models import Appointment
from text.dates import MONTHS, long_date

register = template.Library()


@register.simple_tag
def trail(*steps: str) -> list[tuple[str, str]]:
    """Pairs of address and label from a flat row of both."""
    return list(zip(steps[::2], steps[1::2], strict=True))


@register.simple_tag
def query(**values: object) -> str:
    return urlencode(values)


@register.filter
def event_days(event: Event) -> str:
    """`Selasa, 8 Mei 2018`, or first and last day."""
    if not event.ends_on or event.ends_on == event.starts_on:
        return long_date(event.starts_on)
    return f"{long_date(event.starts_on)} – {long_date(event.ends_on)}"


@register.filter
def session_hours(session: Session) -> str:
    """`09.00–11.30`, or what is known of it."""
    return "–".join(f"{time:%H.%M}" for time in (session.starts_at, session.ends_at) if time)


@register.filter
def short_day(day: date | None) -> str:
    """`8 Mei 2018`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


@register.filter
def tenure(post: Appointment) -> str:
    """`8 Mei 2018 – sekarang`; empty when neither end is known."""
    if not post.starts_on and not post.ends_on:
        return ""
    until = short_day(post.ends_on) or _("sekarang")
    if not post.starts_on:
        return _("sampai %(day)s") % {"day": until}
    return f"{short_day(post.starts_on)} – {until}"


@register.filter
def uncovered_label(event: Event) -> str:
    """How many sessions nobody has written up; `event` carries `uncovered`."""
    count: int = event.uncovered  # type: ignore[attr-defined]
    return ngettext("%(count)d sesi belum ditulis", "%(count)d sesi belum ditulis", count) % {"count": count}


@register.filter
def status_hue(event: Event) -> str:
    """The hue of a status other than the plain one."""
    return {EventStatus.CANCELLED: "bad", EventStatus.POSTPONED: "wait"}.get(
        EventStatus(event.status), "info"
    )
