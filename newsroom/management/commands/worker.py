"""The worker: side effects that may come late, never the publication itself."""

import logging
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from itertools import cycle
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.db import Error, connection

from articles.actions import forget_readers
from articles.actions.indexing import count_more
from events.actions import announce_due, end_due, forget_letters, print_due
from events.models import RegistrationLetter
from library.actions import lighten_due
from notices import outbox
from notices.actions import deliver_due
from notices.letters import deliver_letters, queue_digests
from notices.pinging import deliver_pings, forget_pings, queue_pings
from notices.subscribing import forget
from portal.certificates import printing
from portal.feeds import hub
from portal.feeds.changes import changes
from portal.letters import compose
from portal.registering import letters
from portal.sharing.pruning import NUMBER, prune

PAUSE_SECONDS: Final = 2.0
LONGEST_PAUSE: Final = 30.0
FOLDERS: Final = cycle(range(NUMBER))  # of share pictures: one a round, all within ten minutes

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Mengirim pemberitahuan, meringankan foto, dan menghitung kata pencarian, sampai dihentikan."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="kirim yang menunggu sekarang, lalu selesai")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            drain()
            return
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        pause = PAUSE_SECONDS
        while not stopping.is_set():
            pause = PAUSE_SECONDS if survive(drain) else min(LONGEST_PAUSE, pause * 2)
            stopping.wait(pause)


def deliver_registrations() -> int:
    due = RegistrationLetter.objects.select_related(
        "registration__form", "registration__snapshot", "release__snapshot"
    )
    return outbox.deliver_due(due, letters.compose)


JOBS: Final[tuple[Callable[[], int], ...]] = (
    deliver_due,
    announce_due,
    end_due,
    deliver_registrations,
    lambda: queue_pings(changes()),
    lambda: deliver_pings(hub.tell),
    lambda: print_due(printing.render),
    lambda: deliver_letters(compose),
    queue_digests,
    count_more,
    lighten_due,
)


def drain() -> None:
    """Do whatever is due: people before readers, words before pictures, and pictures one at a time."""
    while any(job() for job in JOBS):
        pass
    prune(next(FOLDERS))
    forget()
    forget_letters()
    forget_pings()
    forget_readers()


def survive(work: Callable[[], None]) -> bool:
    """Do one round; a database that is away costs a longer pause, not the worker."""
    try:
        work()
    except Error as error:
        log.warning("database is away: %s", error)
        connection.close()
        return False
    return True
