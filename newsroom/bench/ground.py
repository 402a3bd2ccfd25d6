"""The newsroom that is measured: a database, demo and articles of its own, in a folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from newsroom.bench import material
from newsroom.postgres import Server, url

ROOT: Final = Path(__file__).resolve().parents[2]
LOADED: Final = "bench.json"  # how many articles are in


class Ground:
    """Commands and web processes in the surroundings of one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.server = Server(data)
        self.environment = {
            **os.environ,
            "NEWSROOM_DATA": str(data),
            "DATABASE_URL": url(data),
            "NEWSROOM_NO_PROVISION": "1",
            "DEBUG": "off",
            "LOG_LEVEL": "ERROR",
        }

    @property
    def database(self) -> int:
        """Process id of the database server."""
        if self.server.process is None:
            raise RuntimeError("the server is not started")
        return self.server.process.pid

    def manage(self, *words: str) -> str:
        """What a command of ours prints. Raises CalledProcessError."""
        done = subprocess.run(
            [sys.executable, ROOT / "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    def load(self, count: int) -> None:
        """The demo and `count` articles, unless they are in already."""
        stamp = self.data / LOADED
        self.manage("migrate", "--verbosity=0")
        self.manage("collectstatic", "--no-input", "--verbosity=0")
        if stamp.exists() and json.loads(stamp.read_text()) == count:
            return
        self.manage("load_demo", "--verbosity=0")
        file = self.data / "bench.jsonl"
        material.write(count, file)
        self.manage("import_articles", str(file), "--unit=humas")
        self.manage("shell", "--verbosity=0", "-c", "from newsroom.bench.rows import settle; settle()")
        stamp.write_text(json.dumps(count))

    def addresses(self) -> dict[str, Any]:
        code = "from newsroom.bench.rows import addresses; addresses()"
        found: dict[str, Any] = json.loads(self.manage("shell", "--verbosity=0", "-c", code).splitlines()[-1])
        return found

    @contextmanager
    def serving(self, port: int, application: str = "newsroom.wsgi", **more: str) -> Iterator[int]:
        """gunicorn with two workers, as `up` starts it; gives its process id."""
        surroundings = {"GUNICORN_BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "2", **more}
        configuration = ROOT / "newsroom" / "gunicorn_conf.py"
        web = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", configuration, application],
            cwd=ROOT,
            env={**self.environment, **surroundings},
        )
        try:
            yield web.pid
        finally:
            web.terminate()
            web.wait(30)
