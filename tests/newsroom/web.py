"""Real web processes for tests: gunicorn with one worker, as `up` starts it."""

import gzip
import http.client
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

from newsroom import tether

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = ROOT / "newsroom" / "gunicorn_conf.py"


class Web:
    """One web process on a port of its own; `data` holds its kept pages."""

    def __init__(self, data, *, start=True, **environment):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = {
            **os.environ,
            "NEWSROOM_DATA": str(data),
            "NEWSROOM_NO_PROVISION": "1",
            "STATICFILES_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
            "SITE_URL": "http://portal.example",
            "GUNICORN_BIND": f"127.0.0.1:{self.port}",
            "WEB_CONCURRENCY": "1",
            **environment,
        }
        self.log = (Path(data) / f"web-{self.port}.log").open("ab")
        if start:
            self.start()

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "-c", CONFIGURATION, "newsroom.wsgi"]
        self.process = tether.spawn(
            command,
            last_signal=signal.SIGKILL,
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
        )

    def await_answer(self, seconds=60):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with suppress(OSError, http.client.HTTPException):
                return self.get("/robots.txt")
            time.sleep(0.05)
        raise AssertionError(self.said())

    def said(self):
        """The end of what the process wrote."""
        return Path(self.log.name).read_text()[-2000:]

    def get(self, path, method="GET", **headers):
        """Status, headers in small letters, and the body."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            link.request(method, path, headers={"Host": "localhost", "Accept-Encoding": "gzip", **given})
            answer = link.getresponse()
            body = answer.read()
            found = {name.lower(): value for name, value in answer.getheaders()}
            if found.get("content-encoding") == "gzip" and body:
                body = gzip.decompress(body)
            return answer.status, found, body
        finally:
            link.close()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)

    def close(self):
        self.end()
        self.log.close()
