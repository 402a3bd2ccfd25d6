"""Pages at hand in this process, the least used thrown out first."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from portal.page_cache.entry import Entry

GUESTS: Final = 4  # a quarter of the room: addresses that anyone can make up drive no real page out


class Shelf:
    """Some pages that take `limit` bytes at most."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.entries: OrderedDict[str, Entry] = OrderedDict()
        self.lock = Lock()

    def get(self, key: str) -> Entry | None:
        with self.lock:
            entry = self.entries.get(key)
            if entry is not None:
                self.entries.move_to_end(key)
            return entry

    def put(self, entry: Entry) -> None:
        with self.lock:
            before = self.entries.pop(entry.key, None)
            self.size += entry.size - (before.size if before else 0)
            self.entries[entry.key] = entry
            while self.size > self.limit:
                _key, oldest = self.entries.popitem(last=False)
                self.size -= oldest.size


class Memory:
    """Pages proper, and apart from them answers to queries and to addresses that lead nowhere."""

    def __init__(self, limit: int) -> None:
        self.pages = Shelf(limit - limit // GUESTS)
        self.guests = Shelf(limit // GUESTS)

    def get(self, key: str) -> Entry | None:
        return (None if "?" in key else self.pages.get(key)) or self.guests.get(key)

    def put(self, entry: Entry) -> None:
        (self.pages if is_page(entry) else self.guests).put(entry)


def is_page(entry: Entry) -> bool:
    """Whether the newsroom made this address: others are without number."""
    return "?" not in entry.key and entry.status[:3] != "404"
