"""Queue digests when their time comes and deliver letters as every outbox does."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from notices import outbox
from notices.models import Letter, Subscription
from notices.models.outbox import OutgoingQuerySet
from notices.models.subscription import Rhythm
from notices.outbox import Compose, deliver_due
from notices.periods import period

# a release may commit a little after the moment that it carries
SETTLED = timedelta(minutes=5)
HELPING = 200


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
    return deliver_due(letters(), compose, limit=limit)


def claim(limit: int) -> list[Letter]:
    """Take up to `limit` letters under a lease; a dead worker's lease runs out by itself."""
    return outbox.claim(letters(), limit)


def letters() -> OutgoingQuerySet:
    return Letter.objects.select_related("subscription")
