"""Which documents the public may have, under which name, and the bytes that were approved."""

import hashlib
import logging
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.urls import reverse

from articles.content import Content, Enclosed, documents_of
from articles.models import Publication
from library.models import Format
from library.models.document import media_type, path_of
from portal.addresses import absolute
from text.slugs import slugify_title

Words = dict[str, Any]
log = logging.getLogger(__name__)


def listed(content: Content, offered: Collection[int]) -> list[Words]:
    """The documents of a text, each with its address, which is empty for those that are not `offered`."""
    return [
        {
            **one,
            "address": address(one) if one["id"] in offered else "",
            "url": absolute(address(one)),
            "label": Format(one["format"]).label,
        }
        for one in documents_of(content)
    ]


def told(content: Content) -> list[Words]:
    """The documents of the text that stands, for readers elsewhere: whole addresses and media types."""
    return [
        {**one, "url": absolute(address(one)), "type": media_type(one["format"])}
        for one in documents_of(content)
    ]


def address(document: Enclosed) -> str:
    """`/dokumen/12/peraturan-nomor-7.pdf`: the number decides, the rest are the approved words."""
    return reverse("portal:document", args=[document["id"], name(document), document["format"]])


def name(document: Enclosed) -> str:
    return slugify_title(document["title"])


def public_words(pk: int) -> list[Enclosed]:
    """The words of every text that is public now and carries the document, newest first."""
    carrying = Publication.objects.published().filter(documents__contains=[pk]).only("card")
    return [
        one
        for publication in carrying.order_by("-visible_from", "-pk")
        for one in documents_of(publication.card)
        if one["id"] == pk
    ]


def was_public(pk: int) -> bool:
    return Publication.objects.ever_public().filter(documents__contains=[pk]).exists()


def approved_file(document: Enclosed) -> Path | None:
    """The file with the approved bytes; None when it is gone or holds others, which the log tells."""
    path = path_of(document["sha256"])
    try:
        seen = path.stat()
    except FileNotFoundError:
        log.error("document %s is not in the library", document["id"])
        return None
    if (
        hash_of(str(path), seen.st_ino, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size)
        != document["sha256"]
    ):
        log.error("document %s is not what was approved", document["id"])
        return None
    return path


@lru_cache(maxsize=4096)
def hash_of(path: str, inode: int, written: int, changed: int, size: int) -> str:
    """SHA-256 of a file, read again only when the file system says that it is another.

    The time of writing can be set back by whoever writes, the time of change cannot.
    """
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
