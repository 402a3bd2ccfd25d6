"""The one command: database, pages, worker, demo; nothing is left running when it ends."""

import http.client
import os
import socket
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from newsroom import ground, readiness
from newsroom.binaries import Refused
from newsroom.postgres import Server
from newsroom.supervisor import Child, Supervisor

FIRST_PAGE_SECONDS: Final = 60
CONFIGURATION: Final = Path(__file__).resolve().parents[2] / "gunicorn_conf.py"


class Command(BaseCommand):
    help = "Menjalankan portal, meja redaksi, basis data, dan pekerja latar; Ctrl-C menghentikan semuanya."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        port = os.environ.get("PORT", "8000")
        parser.add_argument("--port", type=int, default=port, help="porta web (bawaan 8000, atau PORT)")
        parser.add_argument("--no-demo", action="store_true", help="tanpa redaksi contoh")

    def handle(self, *args: Any, **options: Any) -> None:
        supervisor = Supervisor(self.report)
        supervisor.listen()
        try:
            lock, was_killed = ground.take_folder(settings.DATA_DIR)
            listener = ground.take_port(address(), options["port"], patient=was_killed)
            self.prepare(supervisor, demo=not options["no_demo"])
            self.serve(supervisor, listener)
        except Refused as refused:
            sys.exit(str(refused))
        finally:
            supervisor.stop()
        ground.leave_folder(lock)
        self.report("Semua sudah berhenti.")

    def prepare(self, supervisor: Supervisor, *, demo: bool) -> None:
        if not os.environ.get("DATABASE_URL"):
            supervisor.server = Server(settings.DATA_DIR)
            supervisor.server.start()
        readiness.await_database()
        readiness.migrate(self.report)
        readiness.collect_static(self.report)
        if demo:
            readiness.load_demo(self.report)

    def serve(self, supervisor: Supervisor, listener: socket.socket) -> None:
        if supervisor.stopping:
            return
        port = listener.getsockname()[1]
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        supervisor.add(web(listener))
        await_first_page(port, supervisor)
        supervisor.add(worker())  # after the first page: it would only take time from it
        self.welcome(port)
        connection.close()
        supervisor.watch()
        self.report("Menghentikan …")

    def welcome(self, port: int) -> None:
        self.report(f"\nPortal: http://localhost:{port}/\nRedaksi: http://localhost:{port}/redaksi/")
        for role, email, password in readiness.demo_logins():
            self.report(f"  {role:<18} {email}  {password}")
        if readiness.is_deserted():
            self.report("Belum ada akun. Buat yang pertama dari terminal lain:")
            self.report(
                f"  {readiness.same_place()}python3 manage.py create_account surel@contoh.go.id 'Nama'"
            )
        self.report("Tekan Ctrl-C untuk berhenti.")

    def report(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def address() -> str:
    """Where to listen: this machine alone, unless told otherwise."""
    return os.environ.get("BIND_ADDRESS", "127.0.0.1")


def web(listener: socket.socket) -> Child:
    """gunicorn on a socket that outlives it, so that its restart refuses nobody."""
    handle = listener.fileno()
    environment = {**os.environ, "GUNICORN_BIND": f"fd://{handle}"}
    command: list[str | Path] = [sys.executable, "-m", "gunicorn", "-c", CONFIGURATION, "newsroom.wsgi"]
    options = {"pass_fds": [handle], "env": environment, "cwd": settings.BASE_DIR}
    return Child("web", command, options)


def worker() -> Child:
    """The worker; without a mail server its letters are kept in a file, not printed over the address."""
    options: dict[str, Any] = {}
    if not os.environ.get("EMAIL_URL"):
        options["stdout"] = (settings.DATA_DIR / "mail.log").open("ab")
    return Child("pekerja latar", [sys.executable, settings.BASE_DIR / "manage.py", "worker"], options)


def await_first_page(port: int, supervisor: Supervisor) -> None:
    """Wait until a page is answered, so that the address that we print works. Raises Refused."""
    deadline = time.monotonic() + FIRST_PAGE_SECONDS
    while not (supervisor.stopping or answers(port)):
        if time.monotonic() > deadline:
            raise Refused("Server web tidak menjawab; sebabnya tertulis di atas.")
        supervisor.tend()
        time.sleep(0.1)


def answers(port: int) -> bool:
    asking = http.client.HTTPConnection(address(), port, timeout=5)
    try:
        asking.request("GET", "/", headers={"Host": "localhost"})
        asking.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()
    return True
