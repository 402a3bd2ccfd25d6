"""PDFs of certificates, made by the worker under a lease; one at a time, so that other work gets its turn."""

import hashlib
import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from events.certifying.files import keep
from events.models import CertificateFile, CertificateVersion, Unprinted
from notices.retrying import LEASE, put_off

Render = Callable[[CertificateVersion], bytes]  # raises ValueError for what cannot be printed
BATCH = 20
log = logging.getLogger(__name__)


def print_due(render: Render, *, limit: int = BATCH) -> int:
    """Make up to `limit` PDFs and return how many were tried. Safe in several processes at once.

    A worker that dies leaves leases that run out, and at most a file that is written once more.
    """
    claimed = claim(limit)
    for one in claimed:
        try:
            make(one, render)
        except (OSError, ValueError) as error:
            log.warning("certificate version %s was not printed: %s", one.version_id, type(error).__name__)
            values = put_off(one.attempts + 1, error, timezone.now())
            Unprinted.objects.filter(pk=one.pk).update(**{**values, "last_error": type(error).__name__})
    return len(claimed)


@transaction.atomic
def claim(limit: int) -> list[Unprinted]:
    free = Unprinted.objects.due().select_for_update(skip_locked=True, of=("self",)).order_by("id")
    due = list(free.select_related("version__certificate")[:limit])
    Unprinted.objects.filter(pk__in=[one.pk for one in due]).update(leased_until=timezone.now() + LEASE)
    return due


def make(one: Unprinted, render: Render) -> None:
    """The file first, then the row that speaks of it. The first row holds when two processes made one."""
    version = one.version
    data = render(version)
    with transaction.atomic():
        mine = Unprinted.objects.select_for_update(of=("self",)).filter(pk=one.pk)
        if not mine.exists():
            return
        keep(version.certificate.token, version.number, data)
        sha256 = hashlib.sha256(data).hexdigest()
        CertificateFile.objects.create(version=version, sha256=sha256, size=len(data))
        mine.delete()
