"""What the desk says about the registration of one event."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.models import User
from contributors.roles import Permission
from events.models import Access, Event, RegistrationForm
from events.queries import may_reopen
from events.registering.places import Places, forms_for, places_of
from events.registering.terms import Phase, current_terms, event_is_on, phase
from text.dates import long_moment

PHASES: dict[str, tuple[str | Promise, str, str]] = {
    "hidden": (gettext_lazy("Belum tampil"), "", "lock"),
    Phase.AHEAD: (gettext_lazy("Belum dibuka"), "info", "calendar-clock"),
    Phase.OPEN: (gettext_lazy("Dibuka"), "good", "circle-check"),
    Phase.WAITING_LIST: (gettext_lazy("Penuh, daftar tunggu dibuka"), "wait", "clock"),
    Phase.FULL: (gettext_lazy("Penuh"), "wait", "users"),
    Phase.CLOSED: (gettext_lazy("Ditutup"), "", "ban"),
}


@dataclass(frozen=True)
class Standing:
    """Where the registration of an event stands; `label`, `hue` and `icon` are those of its badge."""

    form: RegistrationForm
    places: Places
    phase: str
    hindrances: list[str]
    may_reopen: bool

    @property
    def label(self) -> str:
        return str(PHASES[self.phase][0])

    @property
    def hue(self) -> str:
        return PHASES[self.phase][1]

    @property
    def icon(self) -> str:
        return PHASES[self.phase][2]

    @property
    def is_closed_early(self) -> bool:
        return self.form.closed_at is not None


def registration_of(event: Event, user: User) -> Standing | None:
    """None while the event has no form; four queries, and two where it was closed early."""
    form = RegistrationForm.objects.filter(event=event).select_related("event").first()
    if form is None:
        return None
    terms, now = current_terms(form.pk), timezone.now()
    now_in = phase(terms, form, form.quotas.all(), now) if terms else "hidden"
    places = places_of(RegistrationForm.objects.filter(pk=form.pk))[0]
    reopens = form.closed_at is not None and may_reopen(form, user)
    return Standing(form, places, now_in, hindrances(form, now_in), reopens)


def hindrances(form: RegistrationForm, now_in: str) -> list[str]:
    """What keeps people from registering at this moment, in sentences; the form itself was complete when it
    was saved, so these are matters around it."""
    found = []
    if now_in == "hidden":
        found.append(_("Formulir belum disetujui editor yang tidak menulisnya."))
    if not event_is_on(form.event_id):
        found.append(_("Halaman acara ini belum tampil di portal, atau acaranya dibatalkan atau ditunda."))
    if now_in == Phase.AHEAD and form.open_from:
        found.append(_("Pendaftaran dibuka %s.") % long_moment(form.open_from, form.event.time_zone))
    if form.closed_at:
        found.append(_("Pendaftaran ditutup lebih awal."))
    elif now_in == Phase.CLOSED and form.open_until:
        found.append(_("Waktu pendaftaran lewat: %s.") % long_moment(form.open_until, form.event.time_zone))
    if form.access == Access.INVITED and not form.invitations.exists():
        found.append(_("Daftar undangan masih kosong."))
    return found


def running(user: User) -> list[Places]:
    """The places of events to come that a person looks after, the nearest first; one query."""
    if not user.may(Permission.READ_PARTICIPANTS):
        return []
    coming = Event.objects.ending_from(timezone.localdate())
    return places_of(forms_for(user).filter(event__in=coming))
