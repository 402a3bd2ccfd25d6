"""How many public texts each topic and each month has, at a cost that does not grow with them."""

from collections import Counter
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Sum

from articles.models import Publication, ShelfCount


class Topic(NamedTuple):
    """A topic of something public, as it is spelled most often, and the number of public texts."""

    slug: str
    name: str
    number: int


def topics() -> list[Topic]:
    """All topics, by slug."""
    spelled: dict[str, Counter[str]] = {}
    for (slug, label), number in sorted(public_counts(ShelfCount.TOPIC).items()):
        spelled.setdefault(slug, Counter())[label] = number
    return [Topic(slug, names.most_common(1)[0][0], names.total()) for slug, names in spelled.items()]


def months() -> list[tuple[date, int]]:
    """Months of the ministry's calendar with how many texts were first published in them, oldest first."""
    counted = sorted(public_counts(ShelfCount.MONTH).items())
    return [(date(int(name[:4]), int(name[4:]), 1), number) for (name, _label), number in counted]


def public_counts(kind: str) -> Counter[tuple[str, str]]:
    """Public texts by name and label.

    What is kept counts all without an end: so those that are to come go off, and those that end later,
    and are public until then, are added. Both are few.
    """
    kept = ShelfCount.objects.filter(kind=kind).order_by().values_list("name", "label")
    counts = Counter({(name, label): number for name, label, number in kept.annotate(Sum("number"))})
    unlike = Publication.objects.to_come() | Publication.objects.ending()
    for one in unlike.order_by().only("card", "first_published_at", "visible_until"):
        change = counts.subtract if one.visible_until is None else counts.update
        change(stands_on(one, kind))
    return +counts


def stands_on(publication: Publication, kind: str) -> set[tuple[str, str]]:
    """What the trigger counts of a publication."""
    if kind == ShelfCount.TOPIC:
        return {(topic["slug"], topic["name"]) for topic in publication.card["topics"]}
    return {(f"{publication.first_published_at.astimezone(ZoneInfo(settings.TIME_ZONE)):%Y%m}", "")}
