"""After a release or withdrawal of an event: offers follow it, and whom a change touches gets one letter."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from audit.models import Release
from events.actions.places import hold
from events.actions.registration import change, held, log, offer_free_places
from events.announced import Announced, announced
from events.models import Announcement, Registration, RegistrationForm, RegistrationLetter
from events.registering.terms import event_is_on, terms_of
from events.words import last_day
from events.workflow import MOVE, RegistrationStatus

TOLD = (RegistrationStatus.CONFIRMED, RegistrationStatus.OFFERED, RegistrationStatus.WAITING)


def announce_due(*, limit: int = 20) -> int:
    """Look at releases that nobody looked at, and return how many. Safe in several processes at once."""
    return sum(announce(one) for one in Announcement.objects.filter(done_at=None)[:limit])


@transaction.atomic
def announce(one: Announcement) -> bool:
    """One release, once; False when another process was faster."""
    waiting = Announcement.objects.select_for_update(skip_locked=True).filter(pk=one.pk, done_at=None)
    mine = waiting.select_related("release__snapshot").first()
    if mine is None:
        return False
    Announcement.objects.filter(pk=mine.pk).update(done_at=timezone.now())
    form = RegistrationForm.objects.filter(event=mine.release.object_id).select_related("event").first()
    if form is not None:
        queue_letters(form, mine.release)
        adjust_offers(form)
    return True


def queue_letters(form: RegistrationForm, release: Release) -> None:
    """One letter to each whom the release touches. Who has not proved the address gets none."""
    found = announced(release)
    if release.withdrawn or not found.changes or last_day(release.snapshot.content) < timezone.localdate():
        return
    RegistrationLetter.objects.bulk_create(
        [
            RegistrationLetter(
                key=f"acara:{release.pk}:{registration.pk}",
                kind=RegistrationLetter.Kind.CHANGED,
                registration=registration,
                release=release,
            )
            for registration in touched(form, release, found)
        ],
        ignore_conflicts=True,
    )


def touched(form: RegistrationForm, release: Release, found: Announced) -> Iterator[Registration]:
    """Who registered under other words: with chosen sessions only who chose one of those that changed."""
    places = frozenset(form.quotas.exclude(session=None).values_list("session", flat=True))
    people = Registration.objects.filter(form=form, status__in=TOLD, asked_at__lt=release.at)
    people = people.select_related("snapshot")
    for one in people.prefetch_related("seats__quota"):
        chosen = {seat.quota.session_id for seat in one.seats.all()}
        others = places - chosen if terms_of(one.snapshot).chooses_sessions else frozenset()
        if found.touching(others):
            yield one


def adjust_offers(form: RegistrationForm) -> None:
    """Offers of an event that is off or withdrawn go back to the queue, with their place in it."""
    hold(form.pk)
    if not event_is_on(form.event_id):
        offered = Registration.objects.filter(form=form, status=RegistrationStatus.OFFERED).order_by("pk")
        moved = [(MOVE["recall"], change(MOVE["recall"], held(one), None, "")) for one in offered]
    else:
        moved = offer_free_places(form.event, form.pk)
    for row, registration in moved:
        log(row, registration, None)
