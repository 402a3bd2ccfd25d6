"""One figure after the other."""

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from newsroom.bench import cost
from newsroom.bench.ground import Ground
from newsroom.bench.load import Load
from newsroom.bench.rows import ROWS

Figures = dict[str, float | None]
WARM_UP: Final = 320  # each of 16 threads has its own line to the database to warm
NGINX: Final = """
daemon off; master_process off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 64; }}
http {{
    access_log off; default_type text/html;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


def pages(ground: Ground, requests: int, *, kept: bool) -> Figures:
    """CPU milliseconds a request of every row, PostgreSQL included; None where there is no such page."""
    found, port = ground.addresses(), free_port()
    figures: Figures = {}
    with ground.serving(port, PAGE_CACHE="on" if kept else "off") as web:
        await_answer(port)
        for row in ROWS:
            one = milliseconds(port, found[row.name], requests, [web, ground.database])
            figures[row.name] = one and one * (len(found[row.name]) if row.whole else 1)
    return figures


def floors(ground: Ground, requests: int) -> Figures:
    """The same for what lies below: a WSGI constant, a bare Django view, a static file of nginx."""
    figures: Figures = {"nginx": None}
    for name in ("constant", "bare"):
        port = free_port()
        with ground.serving(port, f"newsroom.bench.{name}") as web:
            await_answer(port)
            figures[name] = milliseconds(port, ["/"], requests, [web])
    if shutil.which("nginx"):
        with nginx() as (port, pid):
            await_answer(port)
            figures["nginx"] = milliseconds(port, ["/"], requests * 4, [pid])
    return figures


def milliseconds(port: int, addresses: list[str], requests: int, roots: list[int]) -> float | None:
    warm = Load(port, addresses, max(WARM_UP, 2 * len(addresses)))
    warm.run()
    if set(warm.statuses) != {200}:
        return None
    before = cost.seconds(roots)
    done = Load(port, addresses, requests).run()
    return (cost.seconds(roots) - before) * 1000 / done


@contextmanager
def nginx() -> Iterator[tuple[int, int]]:
    with tempfile.TemporaryDirectory(prefix="newsroom-nginx-") as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)
        (folder / "index.html").write_bytes(b"x" * 6000)
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
        server = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")])
        try:
            yield port, server.pid
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def await_answer(port: int, seconds: float = 60) -> None:
    """Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing answers at port {port}")
