"""Entries made once and kept in this process: a publication never changes, so neither does what a feed tells.

Which of them are public is asked of the database each time; only the making is spared.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language

from articles.models import Publication
from portal.feeds.entries import Entry, entry

MOST = 1_000  # about 10 MB

Key = tuple[int, str, str, str | None]

kept: dict[Key, Entry] = {}


def entries(named: Iterable[tuple[int, str]]) -> list[Entry]:
    """The entries of publications, given by number and SHA-256, in that order."""
    keys: list[Key] = [(number, sha, settings.SITE_URL, get_language()) for number, sha in named]
    ready = {key: known for key in keys if (known := kept.get(key))}
    missing = {key[0]: key for key in keys if key not in ready}
    if missing:
        made = {missing[one.pk]: entry(one) for one in publications(missing)}
        if len(kept) + len(made) > MOST:
            kept.clear()  # other threads hold what they need of it in `ready`
        kept.update(made)
        ready.update(made)
    return [ready[key] for key in keys]


def publications(numbers: Iterable[int]) -> QuerySet[Publication]:
    return Publication.objects.filter(pk__in=numbers).defer("card")
