"""How events stand, as pages show it."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse

from events.models import EventStatus
from events.words import former_days, is_live, live_window, open_link, reason_of, status_of
from portal.addresses import absolute
from portal.spans import month_address, week_address

register = template.Library()

HUES = {EventStatus.CANCELLED: "bad", EventStatus.POSTPONED: "wait"}
ICONS = {
    EventStatus.CANCELLED: "ban",
    EventStatus.POSTPONED: "clock",
    EventStatus.RESCHEDULED: "calendar-clock",
    EventStatus.MOVED_ONLINE: "globe",
}


@register.filter
def event_status(words: dict[str, Any]) -> dict[str, Any] | None:
    """`label`, `hue`, `icon`, `reason`, `former` days and `is_off` of an event that is not as planned."""
    status = status_of(words)
    if status == EventStatus.SCHEDULED:
        return None
    return {
        "name": status.value,
        "label": status.label,
        "hue": HUES.get(status, "info"),
        "icon": ICONS[status],
        "reason": reason_of(words),
        "former": former_days(words),
        "is_off": status.is_off,
    }


@register.filter
def live(session: dict[str, Any], words: dict[str, Any]) -> dict[str, Any] | None:
    """How a session can be followed from afar: `is_open` to everyone, and from when on."""
    if not is_live(session) or status_of(words).is_off:
        return None
    return {"is_open": bool(open_link(session)), "opens": live_window(session, words)[0]}


@register.simple_tag
def subscribe_address(name: str, *arguments: str) -> str:
    """The address by which a calendar program subscribes: `webcal://host/…`."""
    return "webcal://" + absolute(reverse(f"portal:{name}", args=arguments)).partition("://")[2]


@register.filter
def month_page(day: date) -> str:
    return month_address(day)


@register.filter
def week_page(day: date) -> str:
    return week_address(day)


@register.filter
def week_number(day: date) -> int:
    """Of ISO 8601."""
    return day.isocalendar().week
