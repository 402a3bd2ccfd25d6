"""The archive: what was first published in a year, a month or a day of the ministry's calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Count, QuerySet
from django.db.models.functions import Trunc
from django.http import Http404
from django.utils import timezone

from articles import shelves
from articles.models import Publication
from portal.trails import archive_address

Counts = list[tuple[date, int]]
YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Span:
    """A year, a month of it, or a day of that."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, *parts: int) -> "Span":
        """Raises Http404 for a day that no calendar has."""
        span = cls(*parts)
        try:
            date(span.year, span.month or 1, span.day or 1)
        except ValueError:
            raise Http404 from None
        if span.year not in YEARS:
            raise Http404
        return span

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def after(self) -> date:
        """The first day that no longer belongs to it."""
        if self.day:
            return self.first + timedelta(days=1)
        if self.month:
            return (self.first + timedelta(days=31)).replace(day=1)
        return date(self.year + 1, 1, 1)

    @property
    def unit(self) -> str:
        return "day" if self.day else "month" if self.month else "year"

    def of(self, publications: QuerySet[Publication]) -> QuerySet[Publication]:
        return publications.filter(
            first_published_at__gte=midnight(self.first), first_published_at__lt=midnight(self.after)
        )

    def neighbours(self, publications: QuerySet[Publication]) -> tuple["Neighbour", "Neighbour"]:
        """The nearest spans of the same length, before and after, in which something was published."""
        by = "first_published_at"
        before = publications.filter(first_published_at__lt=midnight(self.first)).order_by(f"-{by}", "-pk")
        after = publications.filter(first_published_at__gte=midnight(self.after)).order_by(by, "pk")
        first, last = (each.values_list(by, flat=True).first() for each in (before, after))
        return self.around(first), self.around(last)

    def around(self, at: datetime | None) -> "Neighbour":
        if at is None:
            return None
        day = timezone.localdate(at)
        return Span(day.year, self.month and day.month, self.day and day.day)

    @property
    def address(self) -> str:
        return archive_address(self.year, self.month, self.day)


Neighbour = Span | None


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def months(year: int) -> Counts:
    """The months of a year in which something was published."""
    return [(month, number) for month, number in shelves.months() if month.year == year]


def years() -> list[tuple[date, int, Counts]]:
    """All years with their numbers and their months, the newest first."""
    grouped = [(year, list(found)) for year, found in groupby(shelves.months(), key=lambda one: one[0].year)]
    counted = [(date(year, 1, 1), sum(number for _, number in found), found) for year, found in grouped]
    return counted[::-1]


def days(publications: QuerySet[Publication]) -> Counts:
    """How many items each day has, oldest first: of a month, for all of them are read."""
    spans = publications.annotate(span=Trunc("first_published_at", "day")).order_by("span")
    found = spans.values("span").annotate(number=Count("pk")).values_list("span", "number")
    return [(timezone.localdate(at), number) for at, number in found]
