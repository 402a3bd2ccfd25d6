"""Queue digests when their time comes and deliver letters under a lease, as notices.actions does notices."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import BadHeaderError, EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from notices.models import Letter, Subscription
from notices.models.subscription import Rhythm
from notices.periods import period
from notices.retrying import LEASE, put_off

# a release may commit a little after the moment that it carries
SETTLED = timedelta(minutes=5)
HELPING = 200
# words for a letter, or None when there is nothing to say
Compose = Callable[[Letter], EmailMultiAlternatives | None]
log = logging.getLogger(__name__)


def queue_digests(*, now: datetime | None = None) -> int:
    """One letter for every subscription that has none for this period; return how many."""
    now = now or timezone.now()
    return sum(queue_some(rhythm, now) for rhythm in Rhythm.values)


@transaction.atomic
def queue_some(rhythm: str, now: datetime) -> int:
    current, until = period(rhythm, now), now - SETTLED
    due = list(
        Subscription.objects.select_for_update(skip_locked=True)
        .filter(rhythm=rhythm, told_period__lt=current, told_until__lt=until)
        .order_by("id")[:HELPING]
    )
    Letter.objects.bulk_create(
        [
            Letter(
                key=f"ringkasan:{reader.pk}:{current}",
                kind=Letter.Kind.DIGEST,
                subscription=reader,
                since=reader.told_until,
                until=until,
            )
            for reader in due
        ],
        ignore_conflicts=True,
    )
    told = Subscription.objects.filter(pk__in=[reader.pk for reader in due])
    told.update(told_until=until, told_period=current)
    return len(due)


def deliver_letters(compose: Compose, *, limit: int = 50) -> int:
    """Send what is due and return how many letters were done. Safe in several processes at once."""
    claimed = claim(limit)
    return sum(deliver(letter, compose) for letter in claimed)


@transaction.atomic
def claim(limit: int) -> list[Letter]:
    """Take up to `limit` letters under a lease; a dead worker's lease runs out by itself."""
    due = list(
        Letter.objects.deliverable()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("subscription")
        .order_by("id")[:limit]
    )
    Letter.objects.filter(pk__in=[letter.pk for letter in due]).update(leased_until=timezone.now() + LEASE)
    return due


def deliver(letter: Letter, compose: Compose) -> bool:
    """Send one letter to a reader who is still there; failures are retried and parked as notices are."""
    mine = Letter.objects.filter(pk=letter.pk, done_at=None)
    if not mine.exists():
        return False
    attempts, now = letter.attempts + 1, timezone.now()
    try:
        message = compose(letter)
        if message:
            message.send()
    except (OSError, SMTPException, BadHeaderError) as error:
        log.warning("letter %s failed: %s", letter.key, error)
        mine.update(**put_off(attempts, error, now))
        return False
    mine.update(attempts=attempts, done_at=now, leased_until=None, last_error="")
    return True
