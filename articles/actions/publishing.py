"""Writing the read side: a release is a row with a span of time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F

from articles.clock import database_now
from articles.content import documents_of, photos_of
from articles.finding import search_vector
from articles.models import Article, Edition, FormerAddress, Publication, Revision, Withdrawal
from audit.turns import take_turns
from contributors.models import User
from text.slugs import slugify_title
from text.unique import first_free


def release(edition: Edition) -> Publication:
    """Write the publication of the edition's newest revision from `edition.visible_from` on.

    What is live until then ends at that very moment. The trigger on Publication refuses words without
    the signatures that the four-eyes rule asks for.
    """
    revision, start = edition.latest, edition.visible_from
    if revision is None or start is None:
        raise ValueError("release needs a revision and a moment")
    article = edition.article
    first = first_published(article)
    if first is None:
        settle_address(article, revision, start)
    Publication.objects.filter(article=article, visible_until=None).update(visible_until=start)
    return Publication.objects.create(
        article=article,
        edition=edition,
        revision=revision,
        canonical=revision.canonical,
        sha256=revision.sha256,
        visible_from=start,
        first_published_at=first or start,
        change_kind=edition.change_kind,
        urgent=bool(edition.urgent_reason),
        **derived(article, revision, first or start),
    )


def derived(article: Article, revision: Revision, first: datetime) -> dict[str, object]:
    """The columns for addresses, filters, lists and the search, all taken from the approved words.

    `first` is when the article first became public.
    """
    content = revision.content
    return {
        "address": article.address,
        "kind": article.kind,
        "unit_id": article.unit_id,
        "event_id": content["event"] and content["event"]["id"],
        "topics": [topic["slug"] for topic in content["topics"]],
        "speakers": [speaker["id"] for speaker in content["speakers"]],
        "photos": photos_of(content),
        "documents": [document["id"] for document in documents_of(content)],
        "search": search_vector(content, kind=article.kind, unit=article.unit_id, first=first),
    }


def first_published(article: Article) -> datetime | None:
    """When the article first became public; None while it never was."""
    earliest = Publication.objects.ever_public().filter(article=article).order_by("visible_from").first()
    return earliest.first_published_at if earliest else None


def settle_address(article: Article, revision: Revision, start: datetime) -> None:
    """Give the article its permanent address: rubrik, local day of the first release, words of the title."""
    take_turns("articles_article.address")
    day = start.astimezone(ZoneInfo(settings.TIME_ZONE))
    stem = f"/{article.kind}/{day:%Y/%m/%d}/{slugify_title(revision.content['title'])}"
    address = first_free(stem, lambda name: taken(f"{name}/", article)) + "/"
    article.address = address
    article.save(update_fields=["address"])


def taken(address: str, article: Article) -> bool:
    return (
        Article.objects.filter(address=address).exclude(pk=article.pk).exists()
        or FormerAddress.objects.filter(path=address).exists()
    )


def cancel_release(edition: Edition) -> None:
    """Take back a release that is still to come; what it would have replaced stays live."""
    coming = edition.publications.get(visible_until=None)
    Publication.objects.filter(pk=coming.pk).update(visible_until=coming.visible_from)
    Publication.objects.filter(article=edition.article, visible_until=coming.visible_from).exclude(
        visible_until=F("visible_from")
    ).update(visible_until=None)


def withdraw_article(article: Article, by: User, reason: str) -> None:
    """End everything public of an article now, cancel what was to come, and keep the public reason."""
    now = database_now()
    coming = Publication.objects.filter(article=article, visible_from__gt=now)
    coming.exclude(visible_until=F("visible_from")).update(visible_until=F("visible_from"))
    Publication.objects.filter(article=article, visible_from__lte=now).exclude(visible_until__lte=now).update(
        visible_until=now
    )
    Withdrawal.objects.create(article=article, reason=reason, by=by)
