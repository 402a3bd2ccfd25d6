"""Deliver the mail of any outbox under a lease; failures are retried with growing pauses and parked."""

import logging
from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

from django.core.mail import BadHeaderError, EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from notices.models.outbox import Outgoing, OutgoingQuerySet
from notices.retrying import LEASE, put_off

# words for a mail, or None when there is nothing to say any more
Compose = Callable[[Any], EmailMultiAlternatives | None]
log = logging.getLogger(__name__)


def deliver_due(outbox: OutgoingQuerySet, compose: Compose, *, limit: int = 50) -> int:
    """Send what is due of an outbox and return how many were done. Safe in several processes at once."""
    claimed = claim(outbox, limit)
    return sum(deliver(mail, compose) for mail in claimed)


@transaction.atomic
def claim(outbox: OutgoingQuerySet, limit: int) -> list[Any]:
    """Take up to `limit` mails under a lease; a dead worker's lease runs out by itself."""
    due = list(outbox.deliverable().select_for_update(skip_locked=True, of=("self",)).order_by("id")[:limit])
    outbox.filter(pk__in=[mail.pk for mail in due]).update(leased_until=timezone.now() + LEASE)
    return due


def deliver(mail: Outgoing, compose: Compose) -> bool:
    """Send one mail that is still wanted."""
    mine = type(mail)._default_manager.filter(pk=mail.pk, done_at=None)
    if not mine.exists():
        return False
    attempts, now = mail.attempts + 1, timezone.now()
    try:
        message = compose(mail)
        if message:
            message.send()
    except (OSError, SMTPException, BadHeaderError) as error:
        log.warning("mail %s failed: %s", mail.key, type(error).__name__)  # its text may name a person
        mine.update(**put_off(attempts, error, now))
        return False
    mine.update(attempts=attempts, done_at=now, leased_until=None, last_error="")
    return True
