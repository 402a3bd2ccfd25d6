"""Whether the log is still the chain it was: every hash is computed again, here and not by the database.

A cut at the end leaves no trace in the chain itself: keep the newest hash elsewhere and pass it as `known`.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from audit.models import Entry

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Verification:
    """`broken` are numbers of entries, at most 20: words, order or neighbours are not what was written."""

    count: int
    head: str
    broken: tuple[int, ...]
    knows: bool = True

    @property
    def is_whole(self) -> bool:
        return self.knows and not self.broken


def verify(known: str = "") -> Verification:
    """Walk the whole log, oldest first. `known` is a hash that must be in it."""
    previous, count, knows = "", 0, not known
    broken: list[int] = []
    for entry in Entry.objects.order_by("pk").iterator(chunk_size=2000):
        count += 1
        if entry.previous != previous or entry.hash != fingerprint(entry):
            broken.append(entry.pk)
        previous = entry.hash
        knows = knows or entry.hash == known
    return Verification(count, previous, tuple(broken[:20]), knows)


def fingerprint(entry: Entry) -> str:
    """SHA-256 over the entry as `entry_hash` in the database spells it: a JSON list of its values."""
    values = [entry.previous, entry.pk, None, entry.actor_id, entry.actor_name, entry.action]
    values += [entry.object_type, entry.object_id, entry.data]
    texts = [json.dumps(value, ensure_ascii=False) for value in values]
    texts[2] = seconds(entry.at)
    return hashlib.sha256(f"[{', '.join(texts)}]".encode()).hexdigest()


def seconds(at: datetime) -> str:
    """Seconds since 1970 with six decimals, as PostgreSQL writes them."""
    total = (at - EPOCH) // timedelta(microseconds=1)
    sign = "-" if total < 0 else ""
    return f"{sign}{abs(total) // 1_000_000}.{abs(total) % 1_000_000:06d}"
