"""What `up` needs from the machine before it starts anything: a folder, room, a lock and a port."""

import errno
import fcntl
import os
import shutil
import socket
import time
from pathlib import Path
from typing import Final

from newsroom.binaries import Refused

NEEDED_MIB: Final = 200
OLD_SERVER_SECONDS: Final = 10  # what a web server of a killed `up` may need to leave the port
REASONS: Final = {
    errno.EADDRINUSE: "sudah dipakai program lain; pilih yang lain dengan --port",
    errno.EADDRNOTAVAIL: "alamat itu tidak ada pada mesin ini",
    errno.EACCES: "izin ditolak",
    errno.EROFS: "hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan habis",
    errno.ENOTDIR: "salah satu induknya bukan folder",
    errno.ENOENT: "tempat itu tidak ada",
    errno.EEXIST: "sudah ada berkas dengan nama itu",
}


def take_folder(data: Path) -> tuple[int, bool]:
    """Make the data folder and lock it for this process.

    Returns the lock, held while its handle is open, and whether the last `up` was killed. Raises Refused.
    """
    handle = open_folder(data)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.pread(handle, 20, 0).decode()
        os.close(handle)
        raise Refused(f"Sudah ada `up` lain (proses {owner}) pada folder data {data}.") from None
    if shutil.disk_usage(data).free < NEEDED_MIB * 2**20:
        raise Refused(f"Ruang penyimpanan tidak cukup: {data} perlu sedikitnya {NEEDED_MIB} MiB kosong.")
    was_killed = os.pread(handle, 1, 0) != b""
    os.ftruncate(handle, 0)
    os.pwrite(handle, str(os.getpid()).encode(), 0)
    return handle, was_killed


def leave_folder(handle: int) -> None:
    """Free the folder after an orderly end."""
    os.ftruncate(handle, 0)
    os.close(handle)


def open_folder(data: Path) -> int:
    """Make the data folder and open its lock file. Raises Refused when it takes no files."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        return os.open(data / "up.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Refused(f"Folder data {data} tidak dapat ditulis: {reason(error)}.") from error


def take_port(address: str, port: int, *, patient: bool) -> socket.socket:
    """Listen on `port` now and hand the socket on later: callers wait while the web server starts again.

    `patient` gives a predecessor time to go. Raises Refused.
    """
    deadline = time.monotonic() + (OLD_SERVER_SECONDS if patient else 0)
    while True:
        listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
            listener.listen(2048)
        except (OSError, OverflowError) as error:
            listener.close()
            if time.monotonic() > deadline:
                raise Refused(f"Porta {port} tidak dapat dipakai: {reason(error)}.") from error
            time.sleep(0.1)
        else:
            return listener


def reason(error: OSError | OverflowError) -> str:
    """The cause in Indonesian where we know it."""
    number = getattr(error, "errno", None)
    return REASONS.get(number, os.strerror(number)) if number else "nomornya harus antara 0 dan 65535"
