"""The one command on real processes: it starts everything, keeps it alive, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsroom import postgres

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
READY = "Tekan Ctrl-C"
OURS = ("DATABASE_URL", "PORT", "SITE_URL", "NEWSROOM_DATA")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("folder data")


@pytest.fixture(scope="module")
def starts():
    """Seconds from command to first page, start by start."""
    return []


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(data, *words, **surroundings):
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    environment |= {"STATICFILES_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    environment |= {"NEWSROOM_DATA": str(data), **surroundings}
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=hear_ctrl_c,
    )


def hear_ctrl_c():
    """A shell in the background hands on an ignored SIGINT, as nohup does; `up` would respect that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def refusal(data, *words, **surroundings):
    """The one sentence with which a command ends."""
    process = command(data, *words, **surroundings)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said.count("\n") == 1
    return said.strip()


@contextmanager
def up(data, starts):
    began, port = time.monotonic(), free_port()
    process = command(data, "up", "--no-demo", "--port", str(port))
    said = []
    for line in process.stdout:
        said.append(line)
        if READY in line:
            break
    else:
        pytest.fail("".join(said))
    starts.append(time.monotonic() - began)
    reader = threading.Thread(target=process.stdout.read)  # so that its pipe never fills
    reader.start()
    try:
        yield process, port
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


def status(port):
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/sehat", timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return None


def comes_back(port, seconds=30):
    deadline = time.monotonic() + seconds
    while status(port) != 200 and time.monotonic() < deadline:
        time.sleep(0.1)
    return status(port) == 200


def running(data):
    """Command lines of all processes, dead ones left out, that were started for this data folder."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if str(data).encode() in (folder / "environ").read_bytes():
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return {pid: line for pid, line in found.items() if line}


def process_of(data, word):
    return min(pid for pid, line in running(data).items() if word in line)


def is_replaced(data, old, word, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if any(word in line for pid, line in running(data).items() if pid != old):
            return old not in running(data)
        time.sleep(0.05)
    return False


def nothing_runs(data, seconds=15):
    deadline = time.monotonic() + seconds
    while running(data) and time.monotonic() < deadline:
        time.sleep(0.05)
    server = postgres.Server(data)
    os.close(server.acquire(max(0, deadline - time.monotonic())))
    return running(data) == {}


def test_what_dies_comes_back_and_a_second_up_is_refused(data, starts):
    with up(data, starts) as (process, port):
        assert status(port) == 200
        second = refusal(data, "up", "--port", str(free_port()))
        assert second == f"Sudah ada `up` lain (proses {process.pid}) pada folder data {data}."
        os.kill(process_of(data, "bin/postgres"), signal.SIGKILL)
        assert comes_back(port)
        os.kill(process_of(data, "gunicorn"), signal.SIGKILL)
        assert comes_back(port)
        worker = process_of(data, "manage.py worker")
        os.kill(worker, signal.SIGKILL)
        assert is_replaced(data, worker, "manage.py worker")
        process.terminate()
        assert process.wait(20) == 0
    assert nothing_runs(data)


def test_kill_9_leaves_nothing_and_it_starts_again_at_once(data, starts):
    with up(data, starts) as (process, _):
        process.kill()
        process.wait()
        with up(data, starts) as (_, again):
            assert status(again) == 200
    assert nothing_runs(data)


def test_ctrl_c_stops_everything(data, starts):
    with up(data, starts) as (process, _):
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert nothing_runs(data)


def test_a_second_start_takes_less_than_three_seconds(data, starts):
    """Or, on a busy machine, no more than four times what one Django process needs to load."""
    while min(starts[1:]) >= 3 and len(starts) < 6:
        began = time.monotonic()
        command(data, "version").communicate()
        if min(starts[1:]) < 4 * (time.monotonic() - began):
            break
        with up(data, starts):
            pass
    else:
        assert min(starts[1:]) < 3, starts


def test_a_busy_port_is_told(data):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert refusal(data, "up", "--port", str(port)) == (
            f"Porta {port} tidak dapat dipakai: sudah dipakai program lain; pilih yang lain dengan --port."
        )


def test_a_folder_that_takes_no_files_is_told(tmp_path):
    (tmp_path / "berkas").touch()
    folder = tmp_path / "berkas" / "data"
    assert (
        refusal(folder, "up")
        == f"Folder data {folder} tidak dapat ditulis: salah satu induknya bukan folder."
    )


@pytest.mark.parametrize(
    "address", ["bukan-alamat", "mysql://a@b/c", "postgres://a@b:porta/c", "postgres://b"]
)
def test_an_address_that_is_none_is_told(tmp_path, address):
    assert refusal(tmp_path, "up", DATABASE_URL=address).startswith("DATABASE_URL bukan alamat PostgreSQL")


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path):
    said = refusal(
        tmp_path, "up", "--port", str(free_port()), DATABASE_URL="postgres://a:rahasia@127.0.0.1:1/c"
    )
    assert said.startswith("Basis data pada DATABASE_URL tidak dapat dihubungi")
    assert "rahasia" not in said


def test_a_command_without_a_server_says_what_to_start(tmp_path):
    assert "jalankan `up` dahulu" in refusal(tmp_path, "worker", "--once")


def test_a_full_disk_is_told(tmp_path):
    small = tmp_path / "kecil"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", small], capture_output=True)
    if mounted.returncode:
        pytest.skip("only one who may mount can make a small disk")
    try:
        assert refusal(small, "up", "--port", str(free_port())).startswith("Ruang penyimpanan tidak cukup")
    finally:
        subprocess.run(["umount", small], check=True)
