"""How places, people and duties of a registration read at the desk."""

from datetime import datetime

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from desk.registrants import Registrant
from events.models import Access, LegalBasis, Viewers
from events.registering.places import Places
from events.registering.terms import Terms
from events.workflow import RegistrationStatus
from text.dates import long_moment

register = template.Library()
S = RegistrationStatus
BADGES = {
    S.UNCONFIRMED: ("", "clock"),
    S.CONFIRMED: ("good", "circle-check"),
    S.WAITING: ("wait", "clock"),
    S.OFFERED: ("info", "send"),
    S.CANCELLED: ("bad", "ban"),
    S.DECLINED: ("", "x"),
    S.LAPSED: ("", "archive-x"),
}


@register.filter
def places_line(places: Places) -> str:
    """`42 dari 50 tempat, 6 menunggu`."""
    words = {name: grouped(getattr(places, name)) for name in ("taken", "capacity", "waiting")}
    if places.waiting:
        return _("%(taken)s dari %(capacity)s tempat, %(waiting)s menunggu") % words
    return _("%(taken)s dari %(capacity)s tempat") % words


@register.filter
def grouped(number: int) -> str:
    """`20.000`."""
    return number_format(number, force_grouping=True)


@register.filter
def in_zone(at: datetime | None, zone: str) -> str:
    """`Selasa, 8 Mei 2018, 14.05 WITA`; empty for no moment."""
    return long_moment(at, zone) if at else ""


@register.filter
def status_hue(status: str) -> str:
    return BADGES[RegistrationStatus(status)][0]


@register.filter
def status_icon(status: str) -> str:
    return BADGES[RegistrationStatus(status)][1]


@register.filter
def basis_label(basis: str) -> str:
    return str(LegalBasis(basis).label)


@register.filter
def viewers_label(viewers: str) -> str:
    return str(Viewers(viewers).label)


@register.filter
def access_label(terms: Terms) -> str:
    return str(Access(terms.access).label)


@register.filter
def known_as(person: Registrant) -> str:
    """The name, else what may be seen of the person, else what they are: a number."""
    if not person.registration.address:
        return _("Data sudah dihapus")
    return person.name or person.address or _("Pendaftar nomor %d") % person.registration.pk
