"""A running newsroom that people use over HTTP while its processes are being killed."""

import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import psycopg2

from newsroom import postgres

ROOT = Path(__file__).resolve().parents[2]
PREPARE = "from tests.newsroom.under_fire_people import prepare; prepare()"
TOKEN = "t" * 32
WORDS = {"summary": "Ringkasan.", "body": "<p>Isi berita.</p>", "place": "Jakarta"}


class Newsroom:
    """`manage.py up` on a data folder of its own, and a look into its database from outside."""

    def __init__(self, data, port):
        self.data, self.port = data, port
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "NEWSROOM_DATA": str(data),
            "NEWSROOM_NO_PROVISION": "1",
            "EMAIL_URL": "dummymail://",
            "STATICFILES_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
        }
        self.log = (data / "up.log").open("ab")
        self.process = self.manage("up", "--no-demo", "--port", str(port), stdout=self.log, stderr=self.log)

    def manage(self, *words, **options):
        command = [sys.executable, ROOT / "manage.py", *words]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, **options)

    def people(self):
        asked = self.manage("shell", "-v", "0", "-c", PREPARE, stdout=subprocess.PIPE)
        return json.loads(asked.communicate(timeout=60)[0].splitlines()[-1])

    def await_answer(self, seconds=120):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with suppress(OSError, http.client.HTTPException):
                if Client(self.port).get("/")[0] == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(f"no answer: {(self.data / 'up.log').read_text()[-2000:]}")

    def rows(self, statement):
        with (
            psycopg2.connect(
                host=str(postgres.socket_dir(self.data)), user="newsroom", dbname="newsroom"
            ) as link,
            link.cursor() as cursor,
        ):
            cursor.execute(statement)
            return cursor.fetchall()

    def processes(self):
        """Everything that `up` started, at any depth."""
        parents = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with suppress(OSError, IndexError):
                    parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        found, front = [], {self.process.pid}
        while front:
            front = {pid for pid, parent in parents.items() if parent in front}
            found += front
        return found

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)
        self.log.close()


class Client:
    """One signed-in person with a browser that knows no JavaScript. Raises OSError when the line breaks."""

    def __init__(self, port, session=""):
        self.port, self.session = port, session

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, **fields):
        return self.ask("POST", path, urlencode({**fields, "csrfmiddlewaretoken": TOKEN}))

    def ask(self, method, path, body=None):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        headers = {
            "Host": "localhost",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}" if self.session else "",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            link.request(method, path, body, headers)
            answer = link.getresponse()
            return answer.status, answer.getheader("Location") or "", answer.read().decode()
        finally:
            link.close()


class Journal:
    """What the people were told is done."""

    def __init__(self):
        self.saves, self.releases, self.answers = [], [], []


def write_for_ever(client, edition, journal, until):
    """Save one title after another into an edition; a broken line or refusal is tried again from the page."""
    count = 0
    while time.monotonic() < until:
        count += 1
        with suppress(OSError, http.client.HTTPException):
            base = re.search(r'name="base" value="(\d+)"', client.get(f"/redaksi/naskah/{edition}/")[2])
            if not base:
                continue
            title = f"Judul {edition} ke-{count}"
            status, _, _ = client.post(
                f"/redaksi/naskah/{edition}/", title=title, base=base[1], action="save", **WORDS
            )
            journal.answers.append(status)
            if status == 302:
                journal.saves.append((edition, title))


def release_for_ever(port, sessions, editions, journal, until):
    """Take one edition after another from draft to public, insisting until it is."""
    writer, editor = Client(port, sessions["Budi"]), Client(port, sessions["Rina"])
    steps = [(writer, "submit"), (editor, "claim"), (editor, "approve"), (editor, "publish")]
    for edition in editions:
        for person, move in steps:
            while time.monotonic() < until:
                with suppress(OSError, http.client.HTTPException):
                    page = person.get(f"/redaksi/naskah/{edition}/telaah/")[2]
                    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
                    if not seen:
                        continue
                    status, _, _ = person.post(f"/redaksi/naskah/{edition}/langkah/{move}/", seen=seen[1])
                    journal.answers.append(status)
                    if status == 302 and move == "publish":
                        journal.releases.append(edition)
                    if status in (302, 409):  # done, or done before the line broke
                        break


def kill_at_random(newsroom, until, killed, dice):
    """Every second or two one process of a kind drawn by chance; the last seconds are for recovery."""
    while time.monotonic() < until - 4:
        time.sleep(dice.uniform(0.8, 2.5))
        kinds = {}
        for pid in newsroom.processes():
            with suppress(OSError):
                kinds.setdefault(name_of(pid), []).append(pid)
        if kinds:
            name = dice.choice(sorted(kinds))
            with suppress(OSError):
                os.kill(dice.choice(kinds[name]), signal.SIGKILL)
                killed.append(name)


def name_of(pid):
    words = (Path("/proc") / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    return "postgres" if "postgres" in words else "worker" if "worker" in words else "web"


def in_threads(*works):
    threads = [threading.Thread(target=work, args=arguments) for work, *arguments in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def dice(seed):
    return random.Random(seed)
