"""Share pictures: drawn when first asked for, kept as files, named by the words they show."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Kind, Publication
from events.models import EventKind, EventStatus
from events.words import status_of
from portal.identity.logo import in_dots
from portal.identity.palette import colours
from portal.sharing.drawing import Card, drawn
from portal.templatetags.face import span

DESIGN = 3  # counted up with the drawing, so that kept pictures of an older one are not served


def address_of(publication: Publication) -> str:
    """Path of the share picture of a publication: another text has another address."""
    return f"/kartu/{publication.pk}-{publication.sha256[:16]}.png"


def name_of(publication: Publication) -> str:
    return f"artikel-{publication.pk}"


def name_of_event(words: dict[str, Any]) -> str:
    return f"acara-{words['id']}"


def of_article(publication: Publication) -> Card:
    words = publication.card
    kind = str(Kind(publication.kind).label)
    number = words["fields"].get("number")
    day = date_format(timezone.localtime(publication.first_published_at), "j F Y")
    return Card(
        ministry=settings.MINISTRY_NAME,
        kicker=f"{kind} · {number}" if number else kind,
        headline=words["title"],
        line=f"{day} · {words['unit']['name']}",
        verdict=words["fields"].get("verdict", ""),
    )


def of_event(words: dict[str, Any]) -> Card:
    """`words` as they are released."""
    place, days, status = words["venue"] or words["city"], span(words), status_of(words)
    return Card(
        ministry=settings.MINISTRY_NAME,
        kicker=f"{_('Agenda')} · {EventKind(words['kind']).label}",
        headline=words["title"],
        line=f"{days} · {place}" if place else days,
        verdict="" if status == EventStatus.SCHEDULED else str(status.label),
    )


def of_portal() -> Card:
    return Card(settings.MINISTRY_NAME, _("Portal berita resmi"), settings.MINISTRY_NAME, settings.SITE_URL)


def place_of(name: str, card: Card) -> Path:
    """Where the picture of an item lies: under the item's name, and under what it is made of."""
    logo = in_dots()
    made_of = (DESIGN, card, logo and logo.sha256, sorted(colours().items()))
    key = sha256(repr(made_of).encode()).hexdigest()[:32]
    return folder(sha256(name.encode()).hexdigest()[:2]) / f"{name}-{key}.png"


def folder(number: str) -> Path:
    """One of the 256 folders, named 00 to ff."""
    return Path(settings.MEDIA_ROOT) / "kartu" / number


def kept(name: str, card: Card) -> Path:
    """The file of an item's card; drawn now when it is not there yet."""
    path = place_of(name, card)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            drawn(card).save(file, "PNG")
        os.replace(file.name, path)  # a reader beside us sees the whole picture or none
    return path
