"""Addresses for readers elsewhere: whole, and of the site as its settings name it.

Never from the request: a Host header is the visitor's word, and pages are kept for everyone.
"""

from django.conf import settings


def absolute(path: str) -> str:
    """`path` ("/berita/…") on this site: `https://humas.example.go.id/berita/…`."""
    return f"{settings.SITE_URL}{path}"
