"""Bringing in what an older system published: many items at once, marked as imported, in one transaction.

They predate the approval rule, so no one signs them here. The guards take them only as the first words of an
article that names its source, and every row of the workflow's history is written as for any other release.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from articles.actions.addresses import settle_addresses
from articles.actions.publishing import derived
from articles.clock import database_now
from articles.content import Content, Lead, lead_words, topics
from articles.importing.item import OldItem
from articles.importing.pictures import OldPicture
from articles.models import Article, ChangeKind, Edition, FormerAddress, Publication, Revision, StatusChange
from articles.refusals import NotAllowed
from articles.workflow import Status
from audit.actions import record
from contributors.models import User, WorkUnit
from contributors.roles import Permission
from library.models import Photo
from text.canonical import canonical, digest

Key = tuple[str, str]
MOVE = "import"
NO_WORDS = OldPicture(("",))


@dataclass(frozen=True)
class Incoming:
    """An item with what it refers to."""

    item: OldItem
    unit: WorkUnit
    photo: Photo | None = None


@transaction.atomic
def import_items(*, incoming: Sequence[Incoming], by: User) -> list[Article]:
    """Publish all items, or none when the database refuses one. Callers leave out what is there already.

    Raises NotAllowed, or DatabaseError; `present` and `answered` find before what a person can mend.
    """
    if not by.may(Permission.WITHDRAW_ARTICLES):
        raise NotAllowed(_("Hanya penanggung jawab yang dapat memasukkan berita lama."))
    now = database_now()
    addresses = settle_addresses([one.item for one in incoming], now)
    articles = Article.objects.bulk_create(
        Article(
            kind=one.item.kind,
            unit=one.unit,
            address=address,
            event_id=reference(one, "event"),
            session_id=reference(one, "session"),
            started_by=by,
            source=one.item.source,
            source_id=one.item.id,
        )
        for one, address in zip(incoming, addresses, strict=True)
    )
    moments = [one.item.moment or now for one in incoming]
    revisions = write_revisions(articles, moments, [content_of(one) for one in incoming], by)
    write_publications(articles, moments, revisions)
    FormerAddress.objects.bulk_create(
        FormerAddress(path=path, article=article)
        for one, article in zip(incoming, articles, strict=True)
        for path in one.item.paths
    )
    connection.check_constraints()
    log(articles, revisions, by)
    return articles


def content_of(one: Incoming) -> Content:
    """The content of the one revision: the item's words, spelled as ours are."""
    item = one.item
    return {
        "title": item.title,
        "summary": item.summary,
        "place": "",
        "event_date": None,
        "body": item.body,
        "topics": topics(item.topics),
        "unit": {"id": one.unit.pk, "slug": one.unit.slug, "name": one.unit.name},
        "event": None,
        "session": None,
        "speakers": [],
        "lead": lead_of(one.photo, item.lead or NO_WORDS) if one.photo else None,
        "byline": item.byline,
        "credits": {"writers": [], "editors": [], "photographers": []},
        "fields": {},
        "change": {"kind": ChangeKind.FIRST.value, "note": ""},
        **item.more,
    }


def lead_of(photo: Photo, words: OldPicture) -> Lead:
    """The lead photo with the item's own words on it, and the library's where it has none."""
    return lead_words(
        photo, words.caption or photo.caption, words.alt or photo.alt, words.credit or photo.credit
    )


def reference(one: Incoming, name: str) -> int | None:
    found = one.item.more.get(name)
    return found["id"] if found else None


def write_revisions(
    articles: Sequence[Article], moments: Sequence[datetime], contents: Iterable[Content], by: User
) -> list[Revision]:
    """One released edition with one revision for each article, and the line of history that says how."""
    editions = Edition.objects.bulk_create(
        Edition(
            article=article, status=Status.RELEASED, started_by=by, visible_from=moment, changed_at=moment
        )
        for article, moment in zip(articles, moments, strict=True)
    )
    texts = [canonical(content) for content in contents]
    revisions = Revision.objects.bulk_create(
        Revision(edition=edition, number=1, canonical=text, sha256=digest(text), author=by)
        for edition, text in zip(editions, texts, strict=True)
    )
    of_edition = Revision.objects.filter(edition=OuterRef("pk")).values("pk")
    Edition.objects.filter(pk__in=[edition.pk for edition in editions]).update(latest=Subquery(of_edition))
    StatusChange.objects.bulk_create(
        StatusChange(edition=revision.edition, move=MOVE, to_status=Status.RELEASED, revision=revision, by=by)
        for revision in revisions
    )
    return revisions


def write_publications(
    articles: Sequence[Article], moments: Sequence[datetime], revisions: Sequence[Revision]
) -> None:
    Publication.objects.bulk_create(
        Publication(
            article=article,
            edition=revision.edition,
            revision=revision,
            canonical=revision.canonical,
            sha256=revision.sha256,
            visible_from=moment,
            first_published_at=moment,
            change_kind=ChangeKind.FIRST,
            imported=True,
            **derived(article, revision, moment),
        )
        for article, moment, revision in zip(articles, moments, revisions, strict=True)
    )


def log(articles: Sequence[Article], revisions: Sequence[Revision], by: User) -> None:
    """One entry for the batch, with the hash of every text."""
    if not articles:
        return
    record(
        by=by,
        action=MOVE,
        object_type="article",
        object_id=articles[0].pk,
        data={
            "count": len(articles),
            "items": {
                str(article.pk): revision.sha256
                for article, revision in zip(articles, revisions, strict=True)
            },
        },
    )


def present(keys: Iterable[Key]) -> dict[Key, int]:
    """Which of the items, by source and id, came in before, with the article each became."""
    wanted = set(keys)
    rows = Article.objects.filter(source_id__in={name for _source, name in wanted}).values_list(
        "source", "source_id", "pk"
    )
    return {(source, name): pk for source, name, pk in rows if (source, name) in wanted}
