"""How moments, pictures and verdicts read on a page."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import ChangeKind, Kind
from events.models import AppearanceRole, EventKind
from portal import rendering
from portal.archive import Span
from portal.rubrics import rubric_name
from text.dates import ZONES

register = template.Library()

ZONE_NAMES = {place: zone for zone, place in ZONES.items()}
VERDICTS = {
    "Hoaks": _("Hoaks"),
    "Disinformasi": _("Disinformasi"),
    "Misinformasi": _("Misinformasi"),
    "Benar": _("Benar"),
}

register.filter("rubric_name", rubric_name)


@register.filter
def moment(at: datetime) -> str:
    """`Selasa, 8 Mei 2018, 14.05 WIB`, in the time zone of the ministry."""
    local = timezone.localtime(at)
    zone = ZONE_NAMES.get(settings.TIME_ZONE, local.tzname() or "")
    return f"{date_format(local, 'l, j F Y, H.i')} {zone}"


@register.filter
def day(value: str | date | None) -> date | None:
    """The date of an ISO string, as approved words hold it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


@register.filter
def span(event: dict[str, Any]) -> str:
    """The days of an event: `8 Mei 2018`, `8–9 Mei 2018`, `30 April – 2 Mei 2018`."""
    first = date.fromisoformat(event["starts_on"])
    last = date.fromisoformat(event["ends_on"] or event["starts_on"])
    end = date_format(last, "j F Y")
    if first == last:
        return date_format(first, "l, j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = date_format(first, "j F" if first.year == last.year else "j F Y")
    return f"{start} – {end}"


@register.filter
def span_name(span: Span) -> str:
    """`2018`, `Mei 2018` or `8 Mei 2018`."""
    return date_format(span.first, {"year": "Y", "month": "F Y", "day": "j F Y"}[span.unit])


@register.filter
def hours(session: dict[str, Any]) -> str:
    """`09.00–11.30`, or what is known of it."""
    known = [session[key].replace(":", ".") for key in ("starts_at", "ends_at") if session[key]]
    return "–".join(known)


@register.filter
def kind_label(kind: str) -> str:
    return str(Kind(kind).label)


@register.filter
def verdict_label(verdict: str) -> str:
    """One of the four verdicts in the language of the page; words of an older system as they are."""
    return str(VERDICTS.get(verdict, verdict))


@register.filter
def change_label(kind: str) -> str:
    return str(ChangeKind(kind).label)


@register.filter
def event_kind(kind: str) -> str:
    return str(EventKind(kind).label)


@register.filter
def appearance_role(role: str) -> str:
    return str(AppearanceRole(role).label)


@register.simple_tag
def lead_picture(lead: dict[str, Any]) -> SafeString:
    """The lead photo of an article, whole."""
    shown = rendering.picture(lead["photo"], lead["width"], lead["height"])
    return rendering.element(shown, lead["alt"], rendering.COLUMN, eager=True)


@register.simple_tag
def card_picture(lead: dict[str, Any], shape: str = "", eager: bool = False) -> SafeString:
    """The cut of an article's lead photo for its card; `shape` as in components/card.html."""
    shown = rendering.card(lead["photo"], lead["width"], lead["height"])
    return rendering.element(
        shown, lead["alt"], rendering.CARD_SIZES[shape], css="card__picture", eager=bool(eager)
    )


@register.filter
def portrait(token: str) -> str:
    """Address of a small rendition of a speaker's photo."""
    return rendering.address(token, rendering.SMALLEST)
