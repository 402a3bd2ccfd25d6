"""Keep the processes of `up` alive, and end them all when it ends."""

import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

from newsroom import tether
from newsroom.binaries import Refused
from newsroom.postgres import Server
from newsroom.pulse import Pulse, database_is_recovering

CALM_SECONDS: Final = 30  # a process that lived this long is restarted at once
LONGEST_PAUSE: Final = 5.0
GRACE_SECONDS: Final = 12
TICK_SECONDS: Final = 0.1


@dataclass
class Child:
    """A process that is started again when it dies, each time a little later while it dies young."""

    name: str
    argv: Sequence[str | Path]
    options: dict[str, Any] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0
    pause: float = 0

    def start(self) -> None:
        self.process = tether.spawn(self.argv, last_signal=signal.SIGTERM, **self.options)
        self.started = time.monotonic()

    def tend(self, report: Callable[[str], None]) -> None:
        if self.process is None or self.process.poll() is None:
            return
        lived = time.monotonic() - self.started
        if lived < self.pause:
            return
        self.pause = 0 if lived > CALM_SECONDS else min(LONGEST_PAUSE, self.pause * 2 or 0.5)
        report(f"Proses {self.name} berhenti (kode {self.process.returncode}); dijalankan kembali.")
        self.start()

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def await_end(self) -> None:
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE_SECONDS)
        self.process.kill()
        self.process.wait()


class Supervisor:
    """The server (if it is ours), then the children; stopped in the opposite order."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self.report = report
        self.server: Server | None = None
        self.children: list[Child] = []
        self.pulse = Pulse(database_is_recovering)
        self.stopping = False

    def listen(self) -> None:
        """Ctrl-C, SIGTERM and the closing of the terminal end the watch instead of the process."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                signal.signal(number, self.end)

    def end(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def add(self, child: Child) -> None:
        child.start()
        self.children.append(child)

    def watch(self) -> None:
        """Restart what dies, until told to stop."""
        while not self.stopping:
            self.tend()
            time.sleep(TICK_SECONDS)

    def tend(self) -> None:
        self.tend_server()
        for child in self.children:
            child.tend(self.report)

    def tend_server(self) -> None:
        if self.server is None:
            return
        if self.server.is_alive() and self.pulse.is_lost():
            self.server.abort()
        if self.server.is_alive():
            return
        self.report("Server basis data berhenti; dijalankan kembali.")
        try:
            self.server.start()
        except Refused as refused:
            self.report(str(refused))
            time.sleep(1)

    def stop(self) -> None:
        for child in self.children:
            child.end()
        for child in self.children:
            child.await_end()
        if self.server is not None:
            self.server.stop()
