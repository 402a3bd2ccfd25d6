"""One kept page: its bytes in every encoding, and the public state it was drawn from."""

import gzip
import hashlib
import json
import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Self

import brotli

Headers = list[tuple[str, str]]

KEPT: Final = ("200", "301", "404", "410")
LARGEST: Final = 8 * 2**20
DOWNSTREAM: Final = "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
# RFC 9213; not in Cache-Control, where nginx takes it for 404 as well
ELSEWHERE: Final = "public, max-age=1, stale-while-revalidate=1, stale-if-error=600"
OWN: Final = {"content-length", "content-encoding", "etag", "vary", "date", "connection", "cache-control"}
COMPRESSED: Final = (
    "text/",
    "application/json",
    "application/feed+json",
    "application/xml",
    "application/rss",
)
COMPRESSED_TOO: Final = ("application/atom", "application/manifest", "image/svg", "application/ld+json")


@dataclass(frozen=True)
class Entry:
    """A page under `key`. `bodies` maps "", "gzip" and "br" to bytes; the latter two only where they help."""

    key: str
    status: str
    headers: Headers
    bodies: dict[str, bytes]
    token: str
    removals: str
    made: float
    etag: str = ""
    heads: dict[str, Headers] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        for encoding in self.bodies:
            self.heads[encoding] = self.head(encoding)

    @property
    def size(self) -> int:
        return sum(map(len, self.bodies.values())) + 2000

    def head(self, encoding: str) -> Headers:
        """All headers of an answer in one encoding."""
        more = [("Content-Length", str(len(self.bodies[encoding]))), ("ETag", self.etag_of(encoding))]
        if encoding:
            more.append(("Content-Encoding", encoding))
        return [*self.headers, *more, ("Vary", "Accept-Encoding")]

    def etag_of(self, encoding: str) -> str:
        """Strong: the bytes of each encoding have their own."""
        return f'"{self.etag}-{encoding}"' if encoding else f'"{self.etag}"'

    def choose(self, accepted: str) -> str:
        """The best encoding at hand of those in an Accept-Encoding header."""
        return next((encoding for encoding in preferences(accepted) if encoding in self.bodies), "")

    def packed(self) -> bytes:
        """For a file: one line of JSON, then the bodies one after the other."""
        sizes = {encoding: len(body) for encoding, body in self.bodies.items()}
        facts = {
            name: getattr(self, name) for name in ("key", "status", "headers", "token", "removals", "made")
        }
        line = json.dumps({**facts, "etag": self.etag, "sizes": sizes})
        return b"\n".join([line.encode(), b"".join(self.bodies.values())])

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """The page from its file. Raises ValueError, KeyError or TypeError for a file that is none."""
        line, _, rest = data.partition(b"\n")
        facts = json.loads(line)
        bodies = {}
        for encoding, size in facts.pop("sizes").items():
            bodies[encoding], rest = rest[:size], rest[size:]
            if len(bodies[encoding]) != size:
                raise ValueError("a part is missing")
        facts["headers"] = [(name, value) for name, value in facts["headers"]]
        return cls(bodies=bodies, **facts)


def signs_of_age(made: float) -> Headers:
    """What an answer says that is given without asking the database; `made` in seconds since 1970."""
    age = str(max(0, int(time.time() - made)))
    return [("Newsroom-Stale", "1"), ("Warning", '110 newsroom "Response is Stale"'), ("Age", age)]


def may_be_kept(status: str, headers: Headers, body: bytes) -> bool:
    """Whether an answer is the same for everyone and for as long as the public state lasts."""
    found = {name.lower(): value.lower() for name, value in headers}
    control = found.get("cache-control", "")
    return (
        status[:3] in KEPT
        and len(body) <= LARGEST
        and "set-cookie" not in found
        and found.get("vary", "accept-encoding") == "accept-encoding"
        and "content-encoding" not in found
        and not any(word in control for word in ("private", "no-store", "no-cache"))
        and "'nonce-" not in found.get("content-security-policy", "")
    )


def entry_of(
    key: str, status: str, headers: Headers, body: bytes, *, token: str, removals: str, made: float
) -> Entry:
    """Keep an answer, compressed once for all who come."""
    found = {name.lower(): value for name, value in headers}
    plain = [(name, value) for name, value in headers if name.lower() not in OWN]
    plain.append(("Cache-Control", found.get("cache-control", DOWNSTREAM)))
    if "cache-control" not in found:
        plain.append(("CDN-Cache-Control", ELSEWHERE))
    if "surrogate-key" not in found:
        plain.append(("Surrogate-Key", "portal"))
    etag = hashlib.sha256(body).hexdigest()[:24]
    bodies = encoded(body, found.get("content-type", ""))
    return Entry(key, status, plain, bodies, token, removals, made, etag)


def encoded(body: bytes, content_type: str) -> dict[str, bytes]:
    bodies = {"": body}
    if len(body) > 400 and content_type.startswith(COMPRESSED + COMPRESSED_TOO):
        bodies["br"] = brotli.compress(body, quality=5)
        bodies["gzip"] = gzip.compress(body, 6, mtime=0)
    return bodies


@lru_cache(maxsize=256)
def preferences(accepted: str) -> tuple[str, ...]:
    """What a client takes, best for us first."""
    taken = set()
    for part in accepted.lower().split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if weight not in ("0", "0.0", "0.00", "0.000"):
            taken.add(name)
    return tuple(encoding for encoding in ("br", "gzip") if encoding in taken)
