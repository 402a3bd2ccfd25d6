"""Released events by day, unit, kind and speaker, in the words that were released."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import F, JSONField, Max, Min, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Substr

from portal import queries

Words = dict[str, Any]
Releases = QuerySet[Any]  # of audit.Release, as queries.events_by_day() gives them


def within(releases: Releases, first: date, last: date) -> Releases:
    """Those that last on a day of the span, both ends included, in their order."""
    lasting = releases.filter(first_day__lte=last.isoformat(), last_day__gte=first.isoformat())
    return lasting.order_by("first_day", "pk")


def of_unit(releases: Releases, unit_id: int) -> Releases:
    found: Releases = releases.filter(snapshot__unit_id=str(unit_id))
    return found


def of_kind(releases: Releases, kind: str) -> Releases:
    """Last, after what narrows by column: the kind is read in the words."""
    told = KeyTextTransform("kind", Cast("snapshot__canonical", JSONField()))
    found: Releases = releases.alias(kind=told).filter(kind=kind)
    return found


def of_speaker(releases: Releases, speaker_id: int) -> Releases:
    """Those that name a speaker, perhaps some more: ask `appears` of their sessions."""
    named = f'"speaker_id":{speaker_id}}}'  # canonical JSON sorts the keys: this one is the last of a person
    return releases.filter(snapshot__canonical__contains=named)


def appears(session: Words, speaker_id: int) -> bool:
    return any(person["speaker_id"] == speaker_id for person in session["appearances"])


def nearest(releases: Releases, first: date, last: date) -> tuple[date | None, date | None]:
    """The nearest days before and after a span on which anything is on; two queries."""
    earlier = releases.filter(first_day__lt=first.isoformat()).annotate(day=F("last_day"))
    later = releases.filter(last_day__gt=last.isoformat()).annotate(day=F("first_day"))
    before = earlier.order_by("-day").values_list("day", flat=True).first()
    after = later.order_by("day").values_list("day", flat=True).first()
    return (
        min(date.fromisoformat(before), first - timedelta(days=1)) if before else None,
        max(date.fromisoformat(after), last + timedelta(days=1)) if after else None,
    )


@lru_cache(maxsize=4)
def bounds_at(release: int | None) -> tuple[date, date] | None:
    """`bounds`, read once for each newest release."""
    return bounds()


@lru_cache(maxsize=4)
def years_at(release: int | None) -> list[int]:
    """The years in which any released event begins, newest first; read once for each newest release."""
    years = queries.events_by_day().annotate(year=Substr("snapshot__first_day", 1, 4)).order_by("-year")
    return [int(year) for year in years.values_list("year", flat=True).distinct()]


def bounds() -> tuple[date, date] | None:
    """The first and the last day on which any released event lasts."""
    days = queries.events_by_day().annotate(begins=F("first_day"), ends=F("last_day"))
    found = days.aggregate(first=Min("begins"), last=Max("ends"))
    if not found["first"]:
        return None
    return date.fromisoformat(found["first"]), date.fromisoformat(found["last"])
