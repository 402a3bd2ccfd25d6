"""Children that never outlive the process that started them, not even after `kill -9`.

Linux tells a child of its parent's death (`prctl`). Elsewhere this file runs as a small process between
the two and watches a pipe: its other end closes when the parent is gone.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

PR_SET_PDEATHSIG = 1
LINUX = sys.platform.startswith("linux")


def spawn(
    argv: Sequence[str | Path],
    *,
    last_signal: signal.Signals,
    kernel: bool = LINUX,
    pass_fds: Sequence[int] = (),
    **options: Any,
) -> subprocess.Popen[bytes]:
    """Start `argv` in a session of its own; when this process dies the child gets `last_signal`.

    Its own session keeps Ctrl-C of the terminal away from it: the parent decides the order of stopping.
    `options` go to Popen. Raises OSError when the program cannot be started.
    """
    words = [str(word) for word in argv]
    if kernel:
        return subprocess.Popen(
            words,
            preexec_fn=die_with_parent(last_signal),
            start_new_session=True,
            pass_fds=pass_fds,
            **options,
        )
    reading, _ = lifeline()
    watcher = [sys.executable, __file__, str(reading), str(int(last_signal)), *words]
    return subprocess.Popen(watcher, start_new_session=True, pass_fds=[reading, *pass_fds], **options)


def die_with_parent(last_signal: signal.Signals) -> Callable[[], None]:
    """What the child runs before its program, after it dropped its rights: dropping them clears the wish."""
    parent = os.getpid()
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def wish() -> None:
        prctl(PR_SET_PDEATHSIG, int(last_signal), 0, 0, 0)
        if os.getppid() != parent:  # it died before the wish was heard
            os._exit(1)

    return wish


@cache
def lifeline() -> tuple[int, int]:
    """The pipe whose writing end only this process holds."""
    return os.pipe()


def watch(reading: int, last_signal: int, argv: Sequence[str]) -> int:
    """Run `argv`, hand signals on to it, and send it `last_signal` when the pipe closes."""
    os.set_inheritable(reading, False)
    child = subprocess.Popen(argv, close_fds=False)

    def hand_on(number: int, _frame: FrameType | None) -> None:
        child.send_signal(number)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, hand_on)

    def await_death() -> None:
        os.read(reading, 1)
        child.send_signal(last_signal)

    threading.Thread(target=await_death, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(watch(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
