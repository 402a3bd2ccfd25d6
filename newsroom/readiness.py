"""Bring database, static files and demo up to date; a step that is done already costs next to nothing."""

import hashlib
import io
import os
import shlex
from collections.abc import Callable

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from contributors.models import User
from newsroom.binaries import Refused
from newsroom.demo import logins

Report = Callable[[str], None]


def await_database() -> None:
    """Open the connection. Raises Refused with the server's own reason, which never holds the password."""
    try:
        connection.ensure_connection()
    except Error as error:
        cause = " ".join(str(error).split())
        raise Refused(f"Basis data pada DATABASE_URL tidak dapat dihubungi: {cause}") from error


def migrate(report: Report) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        report("Menyiapkan tabel basis data …")
        call_command("migrate", interactive=False, verbosity=0)


def collect_static(report: Report) -> None:
    """Collect and compress the static files when one of them changed since the last time."""
    stamp = settings.STATIC_ROOT.with_name("static.stamp")
    digest = static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    report("Menyiapkan berkas tampilan …")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)


def static_digest() -> str:
    """Names, sizes and times of all static files, and how they are stored."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            modified, size = storage.get_modified_time(name), storage.size(name)
            digest.update(f"{name} {size} {modified.timestamp()}\n".encode())
    return digest.hexdigest()


def load_demo(report: Report) -> None:
    """Load the demo newsroom where there are no people yet; it comes in one transaction or not at all."""
    if User.objects.exists():
        return
    report("Mengisi redaksi contoh …")
    call_command("load_demo", stdout=io.StringIO())  # the logins are told with the address


def is_deserted() -> bool:
    """Whether there is nobody who could sign in."""
    return not User.objects.exists()


def same_place() -> str:
    """What another terminal must set to meet this newsroom: empty where the defaults hold."""
    told = {name: os.environ[name] for name in ("DATABASE_URL", "NEWSROOM_DATA") if os.environ.get(name)}
    return "".join(f"{name}={shlex.quote(value)} " for name, value in told.items())


def demo_logins() -> list[tuple[str, str, str]]:
    """Role, e-mail and password of the demo's people, as far as they are here."""
    here = set(User.objects.values_list("email", flat=True))
    return [login for login in logins() if login[1] in here]
