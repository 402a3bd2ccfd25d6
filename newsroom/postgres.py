"""The embedded PostgreSQL server of the demo, of development and of the tests.

Production sets DATABASE_URL to a server that gets security updates. Standard library only: settings.py,
manage.py and the test runner read this file before anything is installed.

Two facts carry it. A lock file is handed to the server, and all of its processes keep it open: the
lock is free exactly when none of them lives, whatever a pid file says. And when the server
runs as somebody else it is told that its data lies in `/proc/self/cwd`: a working folder needs no right to
the folders above it.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from newsroom import tether
from newsroom.binaries import NOBODY, Refused, binaries, unprivileged

STOPPING: Final = ((signal.SIGINT, 20), (signal.SIGQUIT, 5), (signal.SIGKILL, 5))  # seconds of grace
SETTINGS: Final = ["--listen_addresses=", "--jit=off", "--io_method=sync"]  # few processes, few to lose
FORGETFUL: Final = ["--fsync=off", "--synchronous_commit=off", "--full_page_writes=off"]
START_SECONDS: Final = 60  # recovery after a crash may take its time


def socket_dir(data: Path) -> Path:
    """Folder of the socket of the server of `data`; short, because a socket's path has 107 bytes at most."""
    return Path("/tmp") / ("newsroom-" + hashlib.sha256(str(data).encode()).hexdigest()[:16])  # noqa: S108


def url(data: Path) -> str:
    return f"postgres://newsroom@/newsroom?host={socket_dir(data)}"


class Server:
    """One cluster in `data`/postgres and the process that serves it.

    `data` is an absolute path to an existing folder. Without `durable` a crash of the machine may lose
    everything: for tests.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data
        self.cluster = data / "postgres"
        self.log = data / "postgresql.log"
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, patience: float = 20) -> None:
        """Make the cluster if there is none, serve it, and return when it answers.

        Waits at most `patience` seconds for an older server of the same cluster to end. Raises Refused when
        that does not end, or when ours cannot start.
        """
        lock = self.acquire(patience)
        if self.process is not None:
            self.process.wait()  # the free lock says that it is dead; this clears its last trace
        try:
            programs = binaries()
            if not self.cluster.exists():
                self.initialise(programs)
            self.sweep()
            with self.log.open("ab") as log:
                self.process = tether.spawn(
                    [programs / "postgres", *self.arguments()],
                    last_signal=signal.SIGINT,
                    pass_fds=[lock],
                    **self.options(self.cluster, log),
                )
        finally:
            os.close(lock)  # the server alone holds it from here
        self.await_ready()

    def stop(self) -> None:
        """End the server, politely first; open transactions are rolled back."""
        for number, grace in STOPPING:
            if self.process is None or self.process.poll() is not None:
                break
            self.process.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(grace)
        self.process = None
        shutil.rmtree(socket_dir(self.data), ignore_errors=True)

    def abort(self) -> None:
        """End a server that no longer listens to anybody; the next start recovers from its log."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def acquire(self, patience: float) -> int:
        deadline = time.monotonic() + patience
        handle = os.open(self.data / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o600)
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    os.close(handle)
                    raise Refused(f"Server basis data untuk folder {self.data} sudah berjalan.") from None
                time.sleep(0.02)
            else:
                return handle

    def initialise(self, programs: Path) -> None:
        """Build the cluster aside and rename it: a kill in the middle leaves no half cluster."""
        unfinished = self.cluster.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        make_private(unfinished)
        locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        words = ["-U", "newsroom", "-A", "trust", "--no-instructions", *locale]
        words += [] if self.durable else ["--no-sync"]
        here = place(unfinished)
        self.run([programs / "initdb", "-D", here, *words], unfinished)
        self.run(
            [programs / "postgres", "--single", "-D", here, "postgres"],
            unfinished,
            "CREATE DATABASE newsroom",
        )
        unfinished.rename(self.cluster)

    def run(self, command: list[str | Path], folder: Path, words: str = "") -> None:
        with self.log.open("ab") as log:
            done = subprocess.run(command, input=words.encode(), **self.options(folder, log))
        if done.returncode:
            raise Refused(f"Basis data tidak dapat disiapkan; sebabnya tercatat di {self.log}.")

    def sweep(self) -> None:
        """With the lock in hand every trace of an earlier server is stale: its pid file and its socket."""
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)
        sockets = socket_dir(self.data)
        try:
            if sockets.exists():
                shutil.rmtree(sockets)
            make_private(sockets)
        except OSError as error:
            raise Refused(f"Folder soket {sockets} milik pengguna lain; hapus folder itu.") from error

    def arguments(self) -> list[str]:
        sockets = f"--unix_socket_directories={socket_dir(self.data)}"
        return ["-D", place(self.cluster), sockets, *SETTINGS, *([] if self.durable else FORGETFUL)]

    def options(self, folder: Path, log: Any) -> dict[str, Any]:
        return {"cwd": folder, "stdout": log, "stderr": subprocess.STDOUT, **unprivileged()}

    def await_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if not self.is_alive() or time.monotonic() > deadline:
                self.stop()
                raise Refused(f"Server basis data tidak dapat dijalankan; sebabnya tercatat di {self.log}.")
            time.sleep(0.01)

    def is_ready(self) -> bool:
        """The server writes its state on the eighth line of its pid file (as pg_ctl reads it)."""
        try:
            lines = (self.cluster / "postmaster.pid").read_text().splitlines()
        except (FileNotFoundError, PermissionError):
            return False
        return len(lines) > 7 and lines[7].strip() == "ready"


def place(folder: Path) -> str:
    """How the server is told where `folder` lies; it is its working folder anyway."""
    return "/proc/self/cwd" if os.geteuid() == 0 and tether.LINUX else str(folder)


def make_private(folder: Path) -> None:
    """Make a folder for the server alone."""
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
