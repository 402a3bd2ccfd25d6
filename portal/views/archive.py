"""The archive by year, month and day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Publication
from portal import archive, trails
from portal.paging import page


def years(request: HttpRequest) -> HttpResponse:
    """All years, each with its months."""
    context = {"years": archive.years(), "trail": trails.home()}
    return render(request, "portal/archive.html", context)


def span(request: HttpRequest, year: str, month: str = "", day: str = "") -> HttpResponse:
    """What was published in a year, a month or a day, and the way to its parts and its neighbours."""
    wanted = archive.Span.read(*(int(part) for part in (year, month, day) if part))
    published = Publication.objects.published()
    found = page(wanted.of(published.cards()), request.GET.get("sebelum"))
    if not found.items and found.first:
        raise Http404
    before, after = wanted.neighbours(published)
    context = {
        "span": wanted,
        "page": found,
        "parts": parts(wanted),
        "before": before,
        "after": after,
        "trail": trails.archive(*((int(year), int(month or 0))[: bool(month) + bool(day)])),
    }
    return render(request, "portal/archive_span.html", context)


def parts(span: archive.Span) -> archive.Counts:
    """The months of a year, the days of a month."""
    if span.day:
        return []
    return archive.days(span.of(Publication.objects.published())) if span.month else archive.months(span.year)
