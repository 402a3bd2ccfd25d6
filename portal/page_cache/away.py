"""What a visitor is told while the database is away and the page was not kept."""

from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import override

from portal.languages import language_of

RETRY_AFTER: Final = 10  # seconds


def unavailable(path: str) -> tuple[str, list[tuple[str, str]], bytes]:
    """The whole answer, in the language of the address; this stands before Django and its middleware."""
    with override(language_of(path)):
        body = sorry().encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Content-Security-Policy", "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
        ("Retry-After", str(RETRY_AFTER)),
    ]
    return "503 Service Unavailable", headers, body


def sorry() -> str:
    return render_to_string("503.html")
