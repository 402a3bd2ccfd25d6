"""Calling off, putting off and moving an event. The words wait for another editor, like all public words."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audit.actions import authors_since_release
from audit.models import Release, Snapshot
from contributors.models import User
from contributors.roles import Permission
from events.actions.programme import EVENT, keep_words, locked, require_editing
from events.models import Event, EventStatus
from events.refusals import StatusRefused
from events.words import first_day
from notices.actions import queue
from text.dates import long_date

SHORTEST_REASON = 10


@transaction.atomic
def set_status(
    *,
    event: Event,
    status: EventStatus,
    by: User,
    reason: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    seen: str | None = None,
) -> Event:
    """Announce a status; editors who may release it get a notice at once.

    `starts_on` and `ends_on` are the new days of a rescheduled event; dated sessions move along with them.
    `seen` is the status that the person saw. Raises NotAllowed, or StatusRefused with a sentence.
    """
    event = locked(event)
    require_editing(event, by)
    if seen is not None and seen != event.status:
        raise StatusRefused(_("Status acara ini diubah orang lain sejak Anda membukanya. Periksa lagi."))
    reason = " ".join(reason.split())
    if status != EventStatus.SCHEDULED and len(reason) < SHORTEST_REASON:
        raise StatusRefused(_("Tulis alasan untuk publik, paling sedikit 10 karakter."))
    event.former_starts_on = event.former_ends_on = None
    if status == EventStatus.RESCHEDULED:
        move(event, starts_on, ends_on)
    event.status, event.status_reason = status, "" if status == EventStatus.SCHEDULED else reason
    event.save()
    keep_words(event, by, "change_status")
    tell_editors(event)
    return event


def move(event: Event, starts_on: date | None, ends_on: date | None) -> None:
    """Give an event new days. The former ones are those that the public knows. Private to this floor."""
    known = announced_days(event)
    if starts_on is None or starts_on == known[0]:
        raise StatusRefused(_("Isi tanggal baru yang berbeda dari tanggal yang sudah diumumkan."))
    if ends_on is not None and ends_on < starts_on:
        raise StatusRefused(_("Tanggal selesai mendahului tanggal mulai."))
    for session in event.sessions.exclude(date=None):
        session.date = session.day + (starts_on - event.starts_on)
        if not starts_on <= session.date <= (ends_on or starts_on):
            told = {"title": session.title, "day": long_date(session.date)}
            raise StatusRefused(
                _("Sesi “%(title)s” akan jatuh pada %(day)s, di luar tanggal baru acara.") % told
            )
        session.save()
    event.former_starts_on, event.former_ends_on = known
    event.starts_on, event.ends_on = starts_on, ends_on


def announced_days(event: Event) -> tuple[date, date | None]:
    """First and last day as the portal shows them; those that are stored where it shows none."""
    shown = Release.objects.of(EVENT, event.pk).current().select_related("snapshot").first()
    if shown is None:
        return event.starts_on, event.ends_on
    words = shown.snapshot.content
    return first_day(words), date.fromisoformat(words["ends_on"]) if words["ends_on"] else None


def tell_editors(event: Event) -> None:
    """A changed status of a public event waits for one tap of any editor who did not write it."""
    if not Release.objects.of(EVENT, event.pk).current().exists():
        return
    newest = Snapshot.objects.of(EVENT, event.pk).order_by("-pk")[0]
    told = {"status": event.get_status_display(), "title": event.title}
    for editor in User.objects.filter(is_active=True).exclude(pk__in=authors_since_release(newest)):
        if editor.may(Permission.RELEASE_REGISTRY):
            queue(
                key=f"event-status:{newest.pk}",
                to=editor,
                subject=_("Segera setujui: %(title)s – %(status)s") % told,
                body=_("Status acara berubah dan menunggu persetujuan editor yang tidak menulisnya.")
                + f"\n\n{event.status_reason}",
                path=f"/redaksi/acara/{event.pk}/",
            )
