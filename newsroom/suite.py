"""`manage.py test`: the whole suite on an embedded PostgreSQL of its own. Standard library only."""

import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Final

from newsroom import postgres, tether
from newsroom.binaries import Refused

ROOT: Final = Path(__file__).resolve().parent.parent


def run(arguments: Sequence[str]) -> int:
    """Run pytest with `arguments` and return its exit code; the server ends with it, however it ends."""
    if importlib.util.find_spec("pytest") is None:
        sys.exit("pytest belum terpasang; pasang isi requirements-dev.lock di lingkungan ini.")
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-test-"))).resolve()
        surroundings = {**os.environ, "NEWSROOM_DATA": str(data)}
        if not os.environ.get("DATABASE_URL"):
            surroundings["DATABASE_URL"] = serve(data, stack)
        return pytest(arguments, surroundings)


def serve(data: Path, stack: ExitStack) -> str:
    server = postgres.Server(data, durable=False)
    stack.callback(server.stop)
    try:
        server.start()
    except Refused as refused:
        sys.exit(str(refused))
    return postgres.url(data)


def pytest(arguments: Sequence[str], surroundings: dict[str, str]) -> int:
    child = tether.spawn(
        [sys.executable, "-m", "pytest", *arguments], last_signal=signal.SIGTERM, cwd=ROOT, env=surroundings
    )
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.send_signal(signal.SIGINT)  # pytest then says what ran so far
        return child.wait()
    finally:
        end(child)


def end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        child.wait()


def leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
