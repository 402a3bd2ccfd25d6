"""What is public now: asked of the database two or three times a second, by the first who needs to know."""

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Final

from django.utils import timezone
from psycopg2 import Error as DriverError

from portal.page_cache.files import write_whole
from portal.page_cache.line import Line

FRESH_SECONDS: Final = 0.4
LATEST_SECONDS: Final = 0.8  # until then others go on while one asks
RETRY_SECONDS: Final = 1.0
GIVEN_UP_SECONDS: Final = 10.0  # nobody waits for the one who tries whether it is back


@dataclass(frozen=True)
class Sight:
    """The public state as last seen; `asked` and `ends` in seconds since 1970.

    `away` says that the database does not answer.
    """

    token: str = ""
    removals: str = ""
    ends: float | None = None
    asked: float = 0
    away: bool = True

    @property
    def is_passed(self) -> bool:
        """Whether something public has ended since, for all we know."""
        return self.ends is not None and time.time() >= self.ends


class Watch:
    """Keeps the newest sight, also in a file: a start without a database knows what must not be shown."""

    def __init__(self, file: Path, build: str) -> None:
        self.file, self.build = file, build
        self.sight = Sight()
        self.until = 0.0  # by the monotonic clock
        self.latest = 0.0
        self.turn = Lock()
        self.line = Line()

    def look(self) -> Sight:
        """A sight at most LATEST_SECONDS old, or one that says that the database is away."""
        now = time.monotonic()
        if now < self.until:
            return self.sight
        if not self.turn.acquire(blocking=now >= self.latest):
            return self.sight
        try:
            if time.monotonic() >= self.until:
                self.ask()
            return self.sight
        finally:
            self.turn.release()

    def look_again(self) -> None:
        """Ask now: this process has just let somebody change something."""
        with self.turn:
            self.ask()

    def ask(self) -> None:
        began, asked = time.monotonic(), time.time()
        today = timezone.localdate().isoformat()
        try:
            state = self.line.ask()
        except (DriverError, TimeoutError):
            self.line.hang_up()
            self.line = Line()
            self.sight = replace(self.newest_known(), away=True)
            self.until = time.monotonic() + RETRY_SECONDS
            self.latest = self.until + GIVEN_UP_SECONDS
            return
        ends = None if state.seconds_left is None else asked + state.seconds_left
        before = self.sight
        self.sight = Sight(f"{state.token} {today} {self.build}", state.removals, ends, asked, away=False)
        self.until, self.latest = began + FRESH_SECONDS, began + LATEST_SECONDS
        if (before.token, before.removals) != (self.sight.token, self.sight.removals):
            self.remember()

    def newest_known(self) -> Sight:
        """The newest sight of this machine's processes: none shows what another saw withdrawn."""
        with suppress(OSError, ValueError, TypeError):
            kept = Sight(**json.loads(self.file.read_text()))
            return max(kept, self.sight, key=lambda sight: sight.asked)
        return self.sight

    def remember(self) -> None:
        with suppress(OSError):
            if self.newest_known().asked <= self.sight.asked:
                self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_whole(self.file, json.dumps(asdict(self.sight)).encode())
