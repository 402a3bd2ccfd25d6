"""What the portal reads: publications and released words, nothing else."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from django.db.models import (
    Exists,
    F,
    JSONField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    prefetch_related_objects,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Now
from django.http import Http404
from django.urls import reverse

from articles import shelves
from articles.models import Article, ChangeKind, Publication, Shelf
from articles.models.publication import PublicationQuerySet
from articles.shelves import Topic
from audit.models import Release
from events.models import RegistrationForm
from portal.prepared import Prepared

Words = dict[str, Any]
RELATED: Final = 4
CIRCLES: Final = 3  # topics that related texts are looked for in
SHOWN_AT_HOME: Final = 4


@Prepared
def texts_at(address: str) -> QuerySet[Publication]:
    replaced = Q(visible_until__lte=Now(), visible_until__gt=F("visible_from"))
    known = Publication.objects.published() | Publication.objects.filter(replaced)
    living = Publication.objects.published().filter(address=OuterRef("address"))
    return known.filter(Exists(living), address=address).order_by("visible_from", "pk")


def standing_at(address: str) -> list[Publication]:
    """All texts that stood at an address, oldest first, if one of them still does: the last. Else none."""
    found = texts_at(address)
    if len(found) > 1:
        prefetch_related_objects(found, "edition")
    return found


def editions_of(publication: Publication) -> list[Publication]:
    """The public editions of an article up to this one, oldest first, without their bodies."""
    known = Publication.objects.filter(
        Q(pk=publication.pk) | Q(visible_until__lte=Now(), visible_until__gt=F("visible_from")),
        article=publication.article_id,
        visible_from__lte=publication.visible_from,
    )
    return list(known.defer("canonical").select_related("edition").order_by("visible_from", "pk"))


def related(publication: Publication) -> list[Publication]:
    """What to read next: of the same event, then of its topics, then of its unit, newest first; never itself.

    A circle is asked only while those before it hold too few: mostly one short query.
    """
    found: dict[int, Publication] = {}
    for circle, name in circles(publication):
        for one in circle(name):
            if one.article_id != publication.article_id:
                found.setdefault(one.pk, one)
        if len(found) >= RELATED:
            break
    return list(found.values())[:RELATED]


def circles(publication: Publication) -> Iterator[tuple[Prepared, str]]:
    """The queries for what is near a publication, nearest first, each with the text that it asks for."""
    content = publication.content
    if content["event"]:
        yield same_event, content["event"]["slug"]
    for topic in publication.topics[:CIRCLES]:
        yield on_shelf, Shelf.of_topic(topic)
    yield same_unit, content["unit"]["slug"]


@Prepared
def same_event(slug: str) -> QuerySet[Publication]:
    return near().filter(event__slug=slug).order_by("-first_published_at", "-pk")[: RELATED + 1]


@Prepared
def on_shelf(name: str) -> QuerySet[Publication]:
    shelf = near().filter(shelves__name=name)
    return shelf.order_by("-shelves__first_published_at", "-shelves__publication")[: RELATED + 1]


@Prepared
def same_unit(slug: str) -> QuerySet[Publication]:
    return near().filter(unit__slug=slug).order_by("-first_published_at", "-pk")[: RELATED + 1]


def near() -> PublicationQuerySet:
    return Publication.objects.published().listed()


def was_public(article: Article) -> bool:
    """Whether anything of the article was ever served."""
    return Publication.objects.ever_public().filter(article=article).exists()


def corrections() -> PublicationQuerySet:
    """Every correction that stands or was itself replaced later; withdrawn articles are left out."""
    publications = Publication.objects.published() | Publication.objects.superseded()
    return publications.filter(change_kind__in=[ChangeKind.CORRECTION, ChangeKind.CLARIFICATION])


def released(object_type: str) -> QuerySet[Release]:
    """The released words of all objects of a type."""
    return Release.objects.current().filter(object_type=object_type).select_related("snapshot")


def released_by_id(object_type: str, ids: Collection[int]) -> dict[int, Words]:
    """Released words by object, each with the address at which they stand; no ids, no query."""
    releases = released(object_type).filter(object_id__in=ids) if ids else ()
    return {release.object_id: words(release) for release in releases}


def present_slug(object_type: str, former: str) -> str:
    """Where an object stands today that was released under a former slug; raises Http404."""
    before = Release.objects.filter(object_type=object_type, slug=former).values("object_id")
    present = released(object_type).filter(object_id__in=before).values_list("slug", flat=True).first()
    if present is None:
        raise Http404
    return present


def words(release: Release) -> Words:
    """What was released, and under which number: the same number means the same words for ever."""
    return {
        **release.snapshot.content,
        "slug": release.slug,
        "id": release.object_id,
        "release": release.pk,
    }


def events_by_day() -> QuerySet[Any]:
    """Released events with `first_day` and `last_day` (ISO dates) to sort and filter by."""
    found = released("event").filter(snapshot__object_type="event")
    return found.alias(first_day=F("snapshot__first_day"), last_day=F("snapshot__last_day"))


def upcoming_events(today: str) -> QuerySet[Any]:
    return events_by_day().filter(last_day__gte=today).order_by("first_day", "pk")


def newest_release() -> int | None:
    """The number of the newest release of registry words: while it stays, all that is released stays."""
    number: int | None = Release.objects.aggregate(newest=Max("pk"))["newest"]
    return number


@lru_cache(maxsize=4)
def coming_up(release: int | None, today: str) -> list[Words]:
    """The events that home shows, read once for each newest release and day; `has_form` where one can be
    open at some time, which only a release changes."""
    shown = [words(release) for release in upcoming_events(today)[:SHOWN_AT_HOME]]
    forms = RegistrationForm.objects.filter(event__in=[one["id"] for one in shown]).exclude(open_from=None)
    known = frozenset(forms.values_list("event", flat=True))
    return [{**one, "has_form": one["id"] in known} for one in shown]


@lru_cache(maxsize=4)
def units_at(release: int | None) -> list[Words]:
    """The released units, read once for each newest release."""
    return units()


def past_events(today: str) -> QuerySet[Any]:
    return events_by_day().filter(last_day__lt=today).order_by("-first_day", "-pk")


def portraits(people: Iterable[Words]) -> list[Words]:
    """Speakers as an article or a session names them, with the page and the photo that are released today."""
    named = list(people)
    pages = released_by_id("speaker", [person["id"] for person in named])
    return [{**person, **page_of(pages.get(person["id"]))} for person in named]


def page_of(speaker: Words | None) -> Words:
    if speaker is None:
        return {"page": "", "photo": None}
    return {"page": reverse("portal:speaker", args=[speaker["slug"]]), "photo": speaker.get("photo")}


def units() -> list[Words]:
    """The released units by name, with their addresses."""
    found = released("unit").values_list(
        "slug", KeyTextTransform("name", Cast("snapshot__canonical", JSONField()))
    )
    return [{"slug": slug, "name": name} for slug, name in sorted(found, key=lambda unit: unit[1].casefold())]


def topics(most: int = 60) -> list[Topic]:
    """The topics with most public articles, by name."""
    largest = sorted(shelves.topics(), key=lambda topic: (-topic.number, topic.slug))[:most]
    return sorted(largest, key=lambda topic: topic.name.casefold())
