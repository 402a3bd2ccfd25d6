"""Share pictures: drawn when first asked for, kept as files, named by the words they show."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Kind, Publication
from events.models import EventKind, EventStatus
from events.words import status_of
from portal.sharing.drawing import Card, drawn
from portal.sharing.palette import colours

DESIGN = 1  # counted up with the drawing, so that kept pictures of an older one are not served


def address_of(publication: Publication) -> str:
    """Path of the share picture of a publication: another text has another address."""
    return f"/kartu/{publication.pk}-{publication.sha256[:16]}.png"


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


def of_event(words: dict[str, str], days: str) -> Card:
    """`words` as they are released; `days` as the page tells them."""
    place, status = words["venue"] or words["city"], status_of(words)
    return Card(
        ministry=settings.MINISTRY_NAME,
        kicker=f"{_('Agenda')} · {EventKind(words['kind']).label}",
        headline=words["title"],
        line=f"{days} · {place}" if place else days,
        verdict="" if status == EventStatus.SCHEDULED else str(status.label),
    )


def of_portal() -> Card:
    return Card(settings.MINISTRY_NAME, _("Portal berita resmi"), settings.MINISTRY_NAME, settings.SITE_URL)


def kept(card: Card) -> Path:
    """The file of a card; drawn now when it is not there yet."""
    key = sha256(repr((DESIGN, card, sorted(colours().items()))).encode()).hexdigest()[:32]
    path = Path(settings.MEDIA_ROOT) / "kartu" / key[:2] / f"{key}.png"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            drawn(card).save(file, "PNG")
        os.replace(file.name, path)  # a reader beside us sees the whole picture or none
    return path
