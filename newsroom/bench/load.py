"""A small bounded load on this machine: some connections, each asking again when it is answered."""

import http.client
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

CONNECTIONS: Final = 8
HEADERS: Final = {"Host": "localhost", "Accept-Encoding": "br"}


@dataclass
class Load:
    """`requests` GETs over `addresses` in turn, or as many as `seconds` allow."""

    port: int
    addresses: Sequence[str]
    requests: int
    seconds: float = 60
    statuses: dict[int, int] = field(default_factory=dict)
    kept: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> int:
        """Ask, and return how many answers came. Raises OSError when the server is not there."""
        numbers, until = count(), time.monotonic() + self.seconds
        threads = [
            threading.Thread(target=self.ask_on, args=(numbers, until), daemon=True)
            for _ in range(CONNECTIONS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(self.statuses.values())

    def ask_on(self, numbers: "count[int]", until: float) -> None:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while (number := next(numbers)) < self.requests and time.monotonic() < until:
            link.request("GET", self.addresses[number % len(self.addresses)], headers=HEADERS)
            answer = link.getresponse()
            answer.read()
            with self.lock:
                self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
                self.kept += answer.getheader("Newsroom-Cache") == "hit"
        link.close()
