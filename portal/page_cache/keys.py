"""Which requests a kept page may answer, and under which name it is kept."""

import re
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.http.request import split_domain_port, validate_host

Environ = dict[str, Any]

LONGEST: Final = 400  # characters of address and query
CLOSED: Final = ("/redaksi/", "/media/", "/dokumen/", "/static/", "/sehat")
# forms with a stamp of their own, and pages of one person; with or without a language before them
PERSONAL: Final = re.compile(r"/(?:pendaftaran/|sertifikat/|agenda/[-a-zA-Z0-9_]+/daftar/)")
# what pages of the portal read; a query with another name goes to Django each time
NAMES: Final = re.compile(
    r"(?:sebelum|q|rubrik|unit|topik|tahun|bulan|kegiatan|narasumber|jenis|halaman|urut|bahasa|jumlah"
    r"|kode|cursor|limit|kind|topic|speaker|event|year)$"
)
# what advertisers and messengers hang on addresses; no page reads it
TRAIL: Final = re.compile(r"(?:utm_[a-z_]+|fbclid|gclid|igshid|igsh|mc_cid|mc_eid|wbraid|gbraid|_ga)$")


def key_of(environ: Environ) -> str | None:
    """The name of the kept page for a request; None when Django must answer it itself."""
    path = environ.get("PATH_INFO", "")
    if path == "/redaksi" or path.startswith(CLOSED) or PERSONAL.search(path):
        return None
    # links of a page below another root lead there
    if environ.get("SCRIPT_NAME") or "HTTP_RANGE" in environ or not is_ours(environ):
        return None
    query = read_by_pages(environ.get("QUERY_STRING", ""))
    if query is None or len(path) + len(query) > LONGEST:
        return None
    return f"{path}?{query}" if query else path


def read_by_pages(query: str) -> str | None:
    """A query without the marks of trackers; None when it names something that no page is known to read."""
    if not query:
        return ""
    parts = [part for part in query.split("&") if part and not TRAIL.match(part.partition("=")[0])]
    if not all(NAMES.match(part.partition("=")[0]) for part in parts):
        return None
    return "&".join(parts)


def is_ours(environ: Environ) -> bool:
    """Whether the host may be served, by a line that needs no redirect to https."""
    if settings.SECURE_SSL_REDIRECT and not is_secure(environ):
        return False
    return is_allowed(environ.get("HTTP_HOST", ""))


def is_secure(environ: Environ) -> bool:
    header = settings.SECURE_PROXY_SSL_HEADER
    if header and header[0] in environ:
        return bool(environ[header[0]].split(",")[0].strip() == header[1])
    return bool(environ.get("wsgi.url_scheme") == "https")


@lru_cache(maxsize=256)
def is_allowed(host: str) -> bool:
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
