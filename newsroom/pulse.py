"""Notice a database server that lives but will never answer again.

PostgreSQL 18 can stay "in recovery mode" for ever when its checkpointer is killed during crash recovery: the
postmaster waits for a startup process that is gone. A recovery that is only slow must not be disturbed, so
the patience doubles each time it was in vain.
"""

import time
from collections.abc import Callable
from typing import Final

from django.db import OperationalError, connections

FIRST_PATIENCE: Final = 20.0  # seconds
LOOK_EVERY: Final = 2.0
RECOVERING: Final = ("in recovery mode", "starting up", "not yet accepting")


class Pulse:
    """Asks now and then; `is_lost` is true once when the answer stayed away for too long."""

    def __init__(self, is_recovering: Callable[[], bool]) -> None:
        self.is_recovering = is_recovering
        self.patience = FIRST_PATIENCE
        self.heard = self.next_look = time.monotonic()

    def is_lost(self) -> bool:
        now = time.monotonic()
        if now < self.next_look:
            return False
        self.next_look = now + LOOK_EVERY
        if not self.is_recovering():
            self.heard, self.patience = now, FIRST_PATIENCE
            return False
        if now - self.heard < self.patience:
            return False
        self.heard, self.patience = now, self.patience * 2
        return True


def database_is_recovering() -> bool:
    """Whether the server refuses connections because it says that it is recovering."""
    fresh = connections.create_connection("default")
    try:
        fresh.ensure_connection()
    except OperationalError as error:
        return any(words in str(error) for words in RECOVERING)
    finally:
        fresh.close()
    return False
