"""Queue notices in the transaction that causes them; deliver them later under a lease."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from contributors.models import User
from notices.models import Notice
from notices.retrying import LEASE, put_off

log = logging.getLogger(__name__)


def queue(*, key: str, to: User, subject: str, body: str = "", path: str = "") -> None:
    """Put one notice in the outbox; a key that is there already changes nothing."""
    Notice.objects.bulk_create(
        [Notice(key=f"{key}:{to.pk}", recipient=to, subject=one_line(subject), body=body, path=path)],
        ignore_conflicts=True,
    )


def one_line(subject: str) -> str:
    """A mail header takes no line breaks; a title of a text may hold any blank."""
    return " ".join(subject.split())[:200]


def mark_read(*, by: User, since: int, until: int) -> None:
    """Mark this person's notices between two ids, both included, as read."""
    Notice.objects.of(by).unread().filter(id__range=(since, until)).update(read_at=timezone.now())


def deliver_due(*, limit: int = 50) -> int:
    """Send what is due by mail and return how many went out. Safe to run in several processes at once."""
    delivered = 0
    for notice in claim(limit):
        delivered += deliver(notice)
    return delivered


@transaction.atomic
def claim(limit: int) -> list[Notice]:
    """Take up to `limit` deliverable notices under a lease; a dead worker's lease runs out by itself."""
    now = timezone.now()
    due = (
        Notice.objects.deliverable()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("recipient")
        .order_by("id")[:limit]
    )
    claimed = list(due)
    Notice.objects.filter(id__in=[notice.pk for notice in claimed]).update(leased_until=now + LEASE)
    return claimed


def deliver(notice: Notice) -> bool:
    """Send one notice. A failure is retried with growing pauses and parked after the last attempt."""
    message = EmailMessage(
        notice.subject,
        f"{notice.body}\n\n{settings.SITE_URL}{notice.path}\n".lstrip(),
        to=[notice.recipient.email],
        headers={"Message-ID": f"<{notice.key}@{settings.SITE_URL.partition('//')[2]}>"},
        connection=get_connection(timeout=20),
    )
    attempts, now = notice.attempts + 1, timezone.now()
    mine = Notice.objects.filter(Q(id=notice.pk) & Q(sent_at=None))
    try:
        message.send()
    except (OSError, SMTPException, BadHeaderError) as error:
        log.warning("mail %s failed: %s", notice.key, error)
        mine.update(**put_off(attempts, error, now))
        return False
    mine.update(attempts=attempts, sent_at=now, leased_until=None, last_error="")
    return True
