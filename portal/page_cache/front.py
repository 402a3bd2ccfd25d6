"""The WSGI application in front of Django: kept pages first, Django for all else."""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final

from portal.page_cache import pictures
from portal.page_cache.away import unavailable
from portal.page_cache.entry import Entry, Headers, entry_of, may_be_kept, signs_of_age
from portal.page_cache.files import Files
from portal.page_cache.keys import Environ, is_ours, key_of, read_by_pages
from portal.page_cache.memory import Memory, is_page
from portal.page_cache.watch import Sight, Watch

Application = Callable[[Environ, Any], Iterable[bytes]]
Answer = tuple[str, Headers, bytes]

log = logging.getLogger(__name__)

TURNS: Final = 64
TURN_SECONDS: Final = 5
KNOWN: Final = {
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
}  # nothing else of the one who asks: the page is for all
ABOUT_A_PAGE: Final = {"etag", "vary", "cache-control", "surrogate-key", "last-modified", "newsroom-cache"}


class Front:
    """Answers GET and HEAD of public pages from what is kept while the public state is the page's own."""

    def __init__(self, application: Application, *, watch: Watch, memory: Memory, files: Files) -> None:
        self.application = application
        self.watch, self.memory, self.files = watch, memory, files
        self.turns = [Lock() for _ in range(TURNS)]

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD"):
            answer = self.application(environ, start_response)
            if environ.get("PATH_INFO", "").startswith("/redaksi/"):
                self.watch.look_again()  # whoever changed something there wants to see it
            return answer
        token = pictures.token_of(environ)
        if token is not None and is_ours(environ):
            return self.picture(token, environ, start_response)
        key = key_of(environ)
        if key is None:
            return self.application(environ, start_response)
        sight = self.watch.look()
        entry = self.memory.get(key)
        if entry is not None and not sight.away and entry.token == sight.token:
            return send(entry, "hit", environ, start_response)
        return self.fetch(key, environ, start_response)

    def fetch(self, key: str, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """From the files, or drawn anew; by one thread at a time for each page."""
        with self.turn(key):
            sight = self.watch.look()
            entry = self.kept(key, sight)
            if entry is not None and not sight.away and entry.token == sight.token:
                return send(entry, "hit", environ, start_response)
            if sight.away:
                return self.manage(entry, None, environ, start_response)
            status, headers, body = ask(self.application, environ)
            if may_be_kept(status, headers, body):
                fresh = entry_of(
                    key,
                    status,
                    headers,
                    body,
                    token=sight.token,
                    removals=sight.removals,
                    made=time.time(),
                )
                self.keep(fresh)
                return send(fresh, "miss", environ, start_response)
        if status.startswith("5"):
            return self.manage(entry, (status, headers, body), environ, start_response)
        return say(status, headers, body, environ, start_response)

    def picture(self, token: str, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """A photo: Django says who may see it, and while the database is away what it said before."""
        sight = self.watch.look()
        if sight.away:
            return self.manage_picture(token, None, environ, start_response)
        status, headers, parts = listen(self.application, environ)
        if status.startswith("5"):
            return self.manage_picture(token, (status, headers, whole(parts)), environ, start_response)
        if pictures.is_public(status, headers):
            self.note(token, sight)
        start_response(status, headers)
        return parts

    def note(self, token: str, sight: Sight) -> None:
        """Remember that a photo is public; once for each time that something left the portal."""
        known = self.memory.get(pictures.key_of_photo(token))
        if known is None or known.removals != sight.removals:
            self.keep(pictures.note_of(token, removals=sight.removals, made=time.time()))

    def manage_picture(
        self, token: str, answer: Answer | None, environ: Environ, start_response: Any
    ) -> Iterable[bytes]:
        """The photo if it was public and nothing left the portal since, as pages do; else a sentence."""
        sight = self.watch.newest_known()
        note = self.kept(pictures.key_of_photo(token), sight)
        shown = pictures.answer(note, environ, start_response) if note and still_holds(note, sight) else None
        if shown is not None:
            return shown
        return say(*(answer or unavailable(environ.get("PATH_INFO", ""))), environ, start_response)

    def manage(
        self, entry: Entry | None, answer: Answer | None, environ: Environ, start_response: Any
    ) -> Iterable[bytes]:
        """The page as it was before the trouble, if nothing left the portal since; else a sentence."""
        sight = self.watch.newest_known()
        if entry is not None and still_holds(entry, sight):
            return send(entry, "stale", environ, start_response)
        return say(*(answer or unavailable(environ.get("PATH_INFO", ""))), environ, start_response)

    def kept(self, key: str, sight: Sight) -> Entry | None:
        """The page of this state if any process drew it, else the best there is."""
        entry = self.memory.get(key)
        if entry is not None and entry.token == sight.token:
            return entry
        stored = self.files.get(key)
        if stored is not None and (entry is None or stored.made > entry.made):
            self.memory.put(stored)
            return stored
        return entry

    def keep(self, entry: Entry) -> None:
        self.memory.put(entry)
        if is_page(entry) or entry.status[:3] == "200":
            self.files.put(entry)

    @contextmanager
    def turn(self, key: str) -> Any:
        """Wait for whoever draws the same page, but not for ever."""
        lock = self.turns[hash(key) % TURNS]
        held = lock.acquire(timeout=TURN_SECONDS)
        try:
            yield
        finally:
            if held:
                lock.release()


def still_holds(entry: Entry, sight: Sight) -> bool:
    """Whether nothing left the portal since, for all that is known."""
    return entry.removals == sight.removals and not sight.is_passed


def ask(application: Application, environ: Environ) -> Answer:
    """Django's whole answer to a visitor without a face: no cookie, no language, no condition."""
    asked = {name: value for name, value in environ.items() if name[:5] != "HTTP_" or name in KNOWN}
    asked["REQUEST_METHOD"] = "GET"
    asked["QUERY_STRING"] = read_by_pages(environ.get("QUERY_STRING", "")) or ""
    status, headers, parts = listen(application, asked)
    return status, headers, whole(parts)


def listen(application: Application, environ: Environ) -> tuple[str, Headers, Iterable[bytes]]:
    """What the application says, nothing of it passed on yet."""
    heard: list[tuple[str, Headers]] = []

    def start_response(status: str, headers: Headers, exc_info: Any = None) -> None:
        heard.append((status, headers))

    parts = application(environ, start_response)
    status, headers = heard[-1]
    return status, headers, parts


def whole(parts: Iterable[bytes]) -> bytes:
    try:
        return b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()


def send(entry: Entry, how: str, environ: Environ, start_response: Any) -> list[bytes]:
    """A kept page, or 304 to those who have it."""
    encoding = entry.choose(environ.get("HTTP_ACCEPT_ENCODING", ""))
    head = [*entry.heads[encoding], ("Newsroom-Cache", how)]
    if how == "stale":
        head += signs_of_age(entry.made)
    if entry.status[:3] == "200" and has_it(entry, encoding, environ):
        head = [(name, value) for name, value in head if name.lower() in ABOUT_A_PAGE]
        start_response("304 Not Modified", head)
        return []
    start_response(entry.status, head)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [entry.bodies[encoding]]


def has_it(entry: Entry, encoding: str, environ: Environ) -> bool:
    """RFC 9110, 13.1: names of versions first, the time only where none is given."""
    names = environ.get("HTTP_IF_NONE_MATCH")
    if names is not None:
        known = {name.strip().removeprefix("W/") for name in names.split(",")}
        return "*" in known or entry.etag_of(encoding) in known
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    return since is not None and ("Last-Modified", since) in entry.headers


def say(status: str, headers: Headers, body: bytes, environ: Environ, start_response: Any) -> list[bytes]:
    start_response(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
