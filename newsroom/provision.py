"""Make the project run on a bare machine: `.venv`, filled from the hash-pinned locks. Standard library only.

Where Django can be imported already (a container, an operator's own environment) nothing is touched.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
PYTHON: Final = VENV / "bin" / "python"
STAMP: Final = VENV / "newsroom.json"  # what was installed: name of the lock -> its hash
RUNTIME: Final = "requirements.lock"
DEVELOPMENT: Final = "requirements-dev.lock"  # holds everything of the runtime lock as well
NEEDED_MIB: Final = {RUNTIME: 700, DEVELOPMENT: 1200}


def provide(lock: str) -> None:
    """Make sure that what `lock` names is installed, and go on inside `.venv`.

    Returns when the running Python is the right one; else replaces this process or exits with a sentence.
    """
    if can_import("django") and (lock == RUNTIME or can_import("pytest") or is_inside() is False):
        return
    if os.environ.get("NEWSROOM_NO_PROVISION") == "1":
        sys.exit("Django belum terpasang, dan NEWSROOM_NO_PROVISION=1 melarang pemasangan otomatis.")
    with alone():
        if not is_current(lock):
            install(lock)
    if not is_inside():
        os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606 the same command, inside


def can_import(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def is_inside() -> bool:
    return Path(sys.prefix).resolve() == VENV


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Two commands at once on a fresh clone: the second waits for the first."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def installed() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return found if found.get("python") == os.path.realpath(PYTHON) and PYTHON.exists() else {}


def is_current(lock: str) -> bool:
    return installed().get(lock) == digest(lock)


def install(lock: str) -> None:
    """Fill `.venv` from `lock`; the stamp comes last, so that an interrupted run is taken up again."""
    is_new = not has_pip()
    refuse_if_impossible(lock, is_new=is_new)
    say("Menyiapkan lingkungan untuk pertama kali; butuh internet dan beberapa menit.")
    if is_new:
        say("[1/3] Membuat .venv …")
        make_environment()
    say("[2/3] Memasang pemasang paket (uv) …")
    pin = pin_of("uv")
    fast = pip("install", "--quiet", "--require-hashes", "-r", str(pin))
    pin.unlink()
    say(f"[3/3] Memasang isi {lock} …")
    words = ["install", "--require-hashes", "-r", str(ROOT / lock)]
    if not (fast and uv(*words)) and not pip(*words):
        sys.exit("Pemasangan paket gagal; periksa sambungan internet lalu ulangi perintah yang sama.")
    locks = {RUNTIME, lock}
    STAMP.write_text(
        json.dumps({"python": os.path.realpath(PYTHON), **{name: digest(name) for name in locks}})
    )
    say("Lingkungan siap.")


def refuse_if_impossible(lock: str, *, is_new: bool) -> None:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if is_new and not (can_import("venv") and can_import("ensurepip")):
        sys.exit(f"Modul venv belum terpasang; jalankan: apt-get install python3-venv (atau {version}).")
    if not os.access(VENV if VENV.exists() else ROOT, os.W_OK):
        sys.exit(f"Folder {ROOT} tidak dapat ditulis, padahal lingkungan .venv dibuat di sana.")
    if shutil.disk_usage(ROOT).free < NEEDED_MIB[lock] * 2**20:
        sys.exit(f"Ruang penyimpanan tidak cukup: pemasangan perlu {NEEDED_MIB[lock]} MiB di {ROOT}.")


def has_pip() -> bool:
    return PYTHON.exists() and call([str(PYTHON), "-m", "pip", "--version"], quiet=True)


def make_environment() -> None:
    if not call([sys.executable, "-m", "venv", *(["--clear"] if not PYTHON.exists() else []), str(VENV)]):
        sys.exit("Lingkungan .venv tidak dapat dibuat; hapus folder .venv lalu ulangi.")


def pin_of(name: str) -> Path:
    """A requirements file with the pin of one package, taken from the development lock."""
    blocks = (ROOT / DEVELOPMENT).read_text().split("\n")
    start = next(number for number, line in enumerate(blocks) if line.startswith(f"{name}=="))
    lines = [blocks[start]]
    while lines[-1].endswith("\\"):
        lines.append(blocks[start + len(lines)])
    handle, path = tempfile.mkstemp(suffix=".txt")
    os.write(handle, "\n".join(lines).encode())
    os.close(handle)
    return Path(path)


def pip(*words: str) -> bool:
    return call([str(PYTHON), "-m", "pip", "--disable-pip-version-check", *words])


def uv(*words: str) -> bool:
    """uv with the machine's own certificates, and the index that pip was told of."""
    told = {"UV_SYSTEM_CERTS": "1"}
    if "PIP_INDEX_URL" in os.environ:
        told["UV_DEFAULT_INDEX"] = os.environ["PIP_INDEX_URL"]
    return call([str(PYTHON), "-m", "uv", "pip", *words, "--python", str(PYTHON)], told=told)


def call(command: list[str], *, quiet: bool = False, told: dict[str, str] | None = None) -> bool:
    output = subprocess.DEVNULL if quiet else None
    environment = {**(told or {}), **os.environ}
    return subprocess.run(command, stdout=output, stderr=output, env=environment, check=False).returncode == 0


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201
