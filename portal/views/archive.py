"""The archive by year, month and day."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Publication
from portal import archive, trails
from portal.paging import page


def years(request: HttpRequest) -> HttpResponse:
    """All years, each with its months."""
    months = archive.counts(Publication.objects.published(), "month")
    grouped = [(year, list(found)) for year, found in groupby(months, key=lambda one: one[0].year)]
    context = {
        "years": [(year, sum(number for _, number in found), found) for year, found in reversed(grouped)],
        "trail": trails.home(),
    }
    return render(request, "portal/archive.html", context)


def span(request: HttpRequest, year: str, month: str = "", day: str = "") -> HttpResponse:
    """What was published in a year, a month or a day, and the way to its parts and its neighbours."""
    wanted = archive.Span.read(*(int(part) for part in (year, month, day) if part))
    published = Publication.objects.published()
    found = page(wanted.of(published.cards()), request.GET.get("sebelum"))
    if not found.items and found.first:
        raise Http404
    before, after = wanted.neighbours(published)
    finer = {"year": "month", "month": "day"}.get(wanted.unit)
    context = {
        "span": wanted,
        "page": found,
        "parts": archive.counts(wanted.of(published), finer) if finer else [],
        "before": before,
        "after": after,
        "trail": trails.archive(*((int(year), int(month or 0))[: bool(month) + bool(day)])),
    }
    return render(request, "portal/archive_span.html", context)
