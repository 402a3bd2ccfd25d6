"""The only writers of events, sessions and appearances."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from audit.actions import record, release, snapshot, withdraw
from audit.carried import released_words, unapproved_writers
from audit.models import Release, Snapshot
from audit.turns import take_turns
from contributors.actions import UNIT
from contributors.models import Membership, User
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from events.models import Announcement, Appearance, Event, Quota, Seat, Session
from events.refusals import SessionInUse
from speakers.actions import SPEAKER
from speakers.models import Appointment, Speaker
from text.slugs import slugify_title
from text.unique import first_free

EVENT = "event"


@transaction.atomic
def save_event(
    *, event: Event, by: User, sessions: Iterable[Session] = (), removed: Iterable[Session] = ()
) -> Event:
    """Create or change an event; its public words wait for an editor's release.

    `sessions` are numbered in their order; others that the event has by now follow them. Raises NotAllowed,
    or SessionInUse for a session that an article is about or that participants chose.
    """
    require_editing(event, by)
    created = event.pk is None
    if not created:
        require_editing(locked(event), by)  # also those of the unit that hosted it so far
    if not event.slug:
        take_turns("events_event.slug")
        stem = slugify_title(f"{event.title} {event.starts_on.year}")
        event.slug = first_free(stem, is_taken)
    event.save()
    remove(removed)
    given = list(sessions)
    others = event.sessions.exclude(pk__in=[session.pk for session in given if session.pk])
    for number, session in enumerate([*given, *others], start=1):
        session.event, session.number = event, number
        session.save()
    keep_words(event, by, "create" if created else "change")
    return event


@transaction.atomic
def save_session(*, session: Session, by: User) -> Session:
    """Create or change a session of an event. Raises NotAllowed."""
    require_editing(locked(session.event), by)
    session.save()
    keep_words(session.event, by, "change_session")
    return session


@transaction.atomic
def remove_sessions(*, event: Event, sessions: Iterable[Session], by: User) -> None:
    """Remove sessions. Raises NotAllowed, or SessionInUse as `save_event` does."""
    require_editing(locked(event), by)
    remove(sessions)
    keep_words(event, by, "remove_session")


def remove(sessions: Iterable[Session]) -> None:
    """Private to this floor: callers hold the event, so no article can take up a session meanwhile."""
    for session in sessions:
        if Seat.objects.filter(quota__session=session).exists():
            sentence = _("Sesi “%s” sudah dipilih peserta yang mendaftar, jadi tidak dapat dihapus.")
            raise SessionInUse(sentence % session.title)
        Quota.objects.filter(session=session).delete()  # places that nobody ever asked for
        try:
            session.delete()
        except ProtectedError as error:
            sentence = _("Sesi yang sudah memiliki naskah atau presensi tidak dapat dihapus.")
            raise SessionInUse(sentence) from error


@transaction.atomic
def set_appearances(*, session: Session, appearances: Iterable[Appearance], by: User) -> None:
    """Replace who appears at a session; each keeps the words of that day. Raises NotAllowed."""
    require_editing(locked(session.event), by)
    session.appearances.all().delete()
    for order, appearance in enumerate(appearances, start=1):
        appearance.pk, appearance.session, appearance.order = None, session, order
        appearance.save()
    keep_words(session.event, by, "change_appearances")


def wearing(
    *, speaker: Speaker, appointment: Appointment | None, role: str, before: Appearance | None = None
) -> Appearance:
    """An appearance in today's words; one that was there with the same hat keeps the words of its day."""
    if before and (before.speaker_id, before.appointment_id) == (
        speaker.pk,
        appointment.pk if appointment else None,
    ):
        return Appearance(
            speaker=speaker,
            appointment=appointment,
            role=role,
            speaker_name=before.speaker_name,
            position=before.position,
            organisation=before.organisation,
        )
    return Appearance(
        speaker=speaker,
        appointment=appointment,
        role=role,
        speaker_name=speaker.full_name,
        position=appointment.position if appointment else "",
        organisation=appointment.organisation if appointment else "",
    )


@transaction.atomic
def release_event(*, event: Event, seen: Snapshot, by: User) -> Release:
    """Make the words of a snapshot public; the worker then tells those who registered what changed.

    Raises NotAllowed, or OwnWords for one's own words.
    """
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menyetujui halaman acara."))
    released = release(by=by, seen=seen, slug=event.slug)
    Announcement.objects.get_or_create(release=released)
    return released


@transaction.atomic
def withdraw_event(*, shown: Release, by: User) -> Release:
    """Take the page of an event off the portal; the worker then takes back its offers. Raises NotAllowed."""
    if not by.may(Permission.RELEASE_REGISTRY):
        raise NotAllowed(_("Hanya editor yang dapat menarik halaman acara."))
    withdrawn = withdraw(by=by, shown=shown)
    Announcement.objects.get_or_create(release=withdrawn)
    return withdrawn


def may_edit(event: Event, by: User) -> bool:
    """Editors, and contributors of the host unit."""
    return by.may(Permission.EDIT_EVENTS) and (
        by.may(Permission.READ_ALL_ARTICLES)
        or Membership.objects.filter(user=by, unit_id=event.unit_id).exists()
    )


def require_editing(event: Event, by: User) -> None:
    if not may_edit(event, by):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengubah acara unit kerja ini."))


def locked(event: Event) -> Event:
    """The event as it is stored; held until the end of the transaction, so that savers take turns."""
    return Event.objects.select_for_update(no_key=True).get(pk=event.pk)


def is_taken(slug: str) -> bool:
    """A year alone is the address of that year's agenda."""
    return slug.isdigit() or Event.objects.filter(slug=slug).exists()


def keep_words(event: Event, by: User, action: str) -> None:
    fresh = (
        Event.objects.select_related("unit")
        .prefetch_related("sessions__appearances__speaker")
        .get(pk=event.pk)
    )
    snapshot(
        by=by,
        object_type=EVENT,
        object_id=event.pk,
        content=fresh.public_words(),
        co_authors=writers_of_carried_words(fresh),
    )
    record(by=by, action=action, object_type=EVENT, object_id=event.pk)


def writers_of_carried_words(event: Event) -> set[int]:
    """Who wrote the name of the unit and the names and hats of the people, where nobody approved them yet."""
    own = {*released_words(EVENT, event.pk)}
    writers = unapproved_writers(UNIT, event.unit_id, [event.unit.name], own)
    for session in event.sessions.all():
        for appearance in session.appearances.all():
            words = (appearance.speaker_name, appearance.hat)
            writers |= unapproved_writers(SPEAKER, appearance.speaker_id, words, own)
    return writers
