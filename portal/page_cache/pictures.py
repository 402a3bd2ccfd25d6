"""Photos while the database is away: those that were public when somebody last asked for them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from wsgiref.util import FileWrapper

from portal import photos
from portal.page_cache.entry import DOWNSTREAM, Entry, Headers, signs_of_age
from portal.page_cache.keys import Environ

PREFIX: Final = "/media/"
# as portal/urls.py has it
ADDRESS: Final = re.compile(
    r"/media/(?P<token>[a-z0-9]{22,32})(?:/(?P<cut>k?)(?P<width>[0-9]{1,5})\.(?P<suffix>jpg|webp|avif))?"
)


def token_of(environ: Environ) -> str | None:
    found = ADDRESS.fullmatch(environ.get("PATH_INFO", ""))
    return found and found["token"]


def key_of_photo(token: str) -> str:
    """One note for all renditions of a photo: they are public together. No page has such a key."""
    return f"{PREFIX}{token}"


def is_public(status: str, headers: Headers) -> bool:
    """Whether Django just gave a photo to everyone, not to somebody signed in."""
    control = next((value for name, value in headers if name.lower() == "cache-control"), "")
    return status[:3] == "200" and control.startswith("public")


def note_of(token: str, *, removals: str, made: float) -> Entry:
    """That a photo was public at this state; its bytes lie in the library."""
    return Entry(key_of_photo(token), "200 OK", [], {"": b""}, "", removals, made)


def answer(note: Entry, environ: Environ, start_response: Any) -> Iterable[bytes] | None:
    """The rendition asked for, from the disk alone; None when there is no such file."""
    asked = ADDRESS.fullmatch(environ["PATH_INFO"])
    path = asked and photos.rendition(asked["token"], asked["cut"], asked["width"], asked["suffix"])
    if not path:
        return None
    start_response("200 OK", head(path, made=note.made))
    if environ["REQUEST_METHOD"] == "HEAD":
        return []
    wrapped: Iterable[bytes] = environ.get("wsgi.file_wrapper", FileWrapper)(path.open("rb"))
    return wrapped


def head(path: Path, *, made: float) -> Headers:
    """It says that it is old, as kept pages do, and nobody may keep it longer than those."""
    return [
        ("Content-Type", photos.KINDS[path.suffix.removeprefix(".")]),
        ("Content-Length", str(path.stat().st_size)),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", DOWNSTREAM),
        ("Newsroom-Cache", "stale"),
        *signs_of_age(made),
    ]
