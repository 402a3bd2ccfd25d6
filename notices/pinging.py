"""Queue pings and deliver them under a lease, as notices.actions does notices; how to tell is passed in."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from notices.models import Ping
from notices.retrying import LEASE, put_off

HELPING: Final = 50
DAYS: Final = 7  # a ping is kept so long, so that nothing is told twice
# tells that the feeds at these addresses changed; raises OSError when it could not
Tell = Callable[[list[str]], None]
log = logging.getLogger(__name__)


def queue_pings(found: Iterable[tuple[str, list[str]]]) -> int:
    """Queue pings by key and addresses; a key that is there already changes nothing. Return how many came."""
    pings = [Ping(key=key, addresses=addresses) for key, addresses in found]
    Ping.objects.bulk_create(pings, ignore_conflicts=True)
    return len(pings)


def deliver_pings(tell: Tell) -> int:
    """Tell all that is due at once, each address once; return how many pings were done."""
    pings = claim()
    if not pings:
        return 0
    addresses = list(dict.fromkeys(address for ping in pings for address in ping.addresses))
    now = timezone.now()
    try:
        tell(addresses)
    except OSError as error:
        log.warning("the hub was not told: %s", error)
        for ping in pings:
            mine = Ping.objects.filter(pk=ping.pk, told_at=None)
            mine.update(**put_off(ping.attempts + 1, error, now))
        return 0
    Ping.objects.filter(pk__in=[ping.pk for ping in pings]).update(told_at=now, leased_until=None)
    return len(pings)


@transaction.atomic
def claim() -> list[Ping]:
    """Take some pings under a lease; a dead worker's lease runs out by itself."""
    due = list(Ping.objects.deliverable().select_for_update(skip_locked=True).order_by("id")[:HELPING])
    Ping.objects.filter(pk__in=[ping.pk for ping in due]).update(leased_until=timezone.now() + LEASE)
    return due


def forget_pings(*, now: datetime | None = None) -> None:
    """Delete pings that nobody can queue again."""
    Ping.objects.filter(created_at__lt=(now or timezone.now()) - timedelta(days=DAYS)).delete()
