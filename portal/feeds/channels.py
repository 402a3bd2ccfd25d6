"""What can be followed: everything, a rubrik, a unit, a topic, a speaker."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from articles.models import Kind, Publication
from articles.models.publication import PublicationQuerySet
from contributors.models import WorkUnit
from portal import queries
from portal.feeds.entries import Entry
from portal.feeds.keeping import entries
from portal.freshness import last_change

NEWEST = 30


@dataclass(frozen=True)
class Channel:
    """The newest articles of one page; `page` is the path of that page."""

    title: str
    page: str
    entries: list[Entry]
    changed: datetime

    @property
    def description(self) -> str:
        return _("Berita resmi %(ministry)s, teks lengkap.") % {"ministry": settings.MINISTRY_NAME}


def everything() -> Channel:
    return channel("", "/", found(published()))


def rubrik(kind: str) -> Channel:
    return channel(str(Kind(kind).label), f"/{kind}/", found(published().filter(kind=kind)))


def unit(slug: str) -> Channel:
    release = queries.released("unit").filter(slug=slug).first()
    number = WorkUnit.objects.filter(slug=slug).values("pk")
    articles = found(published().filter(unit_id=Subquery(number[:1])))
    if release is None and not articles:
        raise Http404
    name = release.snapshot.content["name"] if release else articles[0].author
    return channel(name, f"/unit/{slug}/", articles)


def topic(slug: str) -> Channel:
    articles = found(published().filter(topics__contains=[slug]))
    if not articles:
        raise Http404
    return channel(dict(articles[0].categories)[slug], f"/topik/{slug}/", articles)


def speaker(slug: str) -> Channel:
    """Raises Http404 for a speaker without a released page."""
    release = queries.released("speaker").filter(slug=slug).first()
    if release is None:
        raise Http404
    articles = found(published().filter(speakers__contains=[release.object_id]))
    return channel(release.snapshot.content["name"], f"/narasumber/{slug}/", articles)


def published() -> PublicationQuerySet:
    return Publication.objects.published()


def found(publications: PublicationQuerySet) -> list[Entry]:
    """An article stands where it was first published, as on its page: a ralat does not move it."""
    return entries(publications.values_list("pk", "sha256")[:NEWEST])


def channel(name: str, page: str, articles: list[Entry]) -> Channel:
    title = f"{name} | {settings.MINISTRY_NAME}" if name else settings.MINISTRY_NAME
    return Channel(title, page, articles, last_change())
