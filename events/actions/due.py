"""What time brings: unconfirmed registrations and offers end, and freed places are offered on."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from events.actions.places import hold
from events.actions.registration import log, offer_free_places, perform
from events.models import Registration, RegistrationForm, RegistrationLetter
from events.refusals import RegistrationRefused
from events.workflow import RegistrationStatus
from notices.subscribing import LETTER_DAYS

ENDS = {RegistrationStatus.UNCONFIRMED: "lapse", RegistrationStatus.OFFERED: "expire"}


def end_due(*, limit: int = 100) -> int:
    """End what has run out and return how many ended. Safe in several processes at once."""
    ended = 0
    for one in Registration.objects.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")[:limit]:
        try:
            perform(move=ENDS[RegistrationStatus(one.status)], registration=one)
            ended += 1
        except RegistrationRefused:
            continue  # its owner or another process was faster
    return ended


def forget_letters(*, now: datetime | None = None) -> None:
    """Delete letters that were done or parked a while ago: their errors may hold an address."""
    before = (now or timezone.now()) - timedelta(days=LETTER_DAYS)
    old = RegistrationLetter.objects.filter(created_at__lt=before)
    old.exclude(done_at=None, parked_at=None).delete()


@transaction.atomic
def offer_on(*, form: RegistrationForm) -> int:
    """Offer free places of one form, for changes that free places by other ways than a move."""
    hold(form.pk)
    offered = offer_free_places(form.event, form.pk)
    for row, registration in offered:
        log(row, registration, None)
    return len(offered)
