"""The same pages in the data folder: for the other processes of this machine, and for bad days."""

import hashlib
import logging
import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from portal.page_cache.entry import Entry

log = logging.getLogger(__name__)

SWEEP_EVERY: Final = 500  # writes of a process
ROOM_AFTER: Final = 0.8  # of the limit


class Files:
    """One file a page; together at most about `limit` bytes. A disk that fails costs speed, no answer."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder, self.limit = folder, limit
        self.writes = count(1)

    def path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
        return self.folder / name[:2] / name[2:]

    def get(self, key: str) -> Entry | None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            entry = Entry.unpacked(self.path(key).read_bytes())
            if entry.key == key:
                return entry
        return None

    def put(self, entry: Entry) -> None:
        path = self.path(entry.key)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(path, entry.packed())
            if next(self.writes) % SWEEP_EVERY == 0:
                self.sweep()
        except OSError as error:
            log.warning("page not kept on disk: %s", error)

    def sweep(self) -> None:
        """Throw out the oldest when there is too much."""
        found = [(path, path.stat()) for path in self.folder.glob("??/*")]
        size = sum(seen.st_size for _path, seen in found)
        if size <= self.limit:
            return
        for path, seen in sorted(found, key=lambda one: one[1].st_mtime):
            if size <= self.limit * ROOM_AFTER:
                return
            path.unlink(missing_ok=True)
            size -= seen.st_size


def write_whole(path: Path, data: bytes) -> None:
    """Readers meet the old file or the new one, never a half."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        unfinished.write_bytes(data)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
