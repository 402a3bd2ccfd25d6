"""Lists of articles: a rubrik, a topic, a unit, all corrections."""

from django.db.models import Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.models import Kind, Publication, Shelf
from contributors.models import WorkUnit
from portal import queries, trails
from portal.paging import ON_SHELF, page
from portal.surrogates import tagged


def rubrik(request: HttpRequest, kind: str) -> HttpResponse:
    publications = Publication.objects.published().listed().filter(kind=kind)
    found = page(publications, request.GET.get("sebelum"))
    context = {"kind": Kind(kind), "page": found, "trail": trails.home()}
    return tagged(render(request, "portal/rubrik.html", context), found.items)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    publications = Publication.objects.published().listed().on_shelf(Shelf.of_topic(slug))
    found = page(publications, request.GET.get("sebelum"), by=ON_SHELF)
    if not found.items:
        raise Http404
    names = {topic["slug"]: topic["name"] for topic in found.items[0].card["topics"]}
    context = {"name": names[slug], "page": found, "trail": trails.home()}
    return tagged(render(request, "portal/topic.html", context), found.items)


def unit(request: HttpRequest, slug: str) -> HttpResponse:
    release = queries.released("unit").filter(slug=slug).first()
    # one number, not a join: only then an index gives the order
    number = release.object_id if release else Subquery(WorkUnit.objects.filter(slug=slug).values("pk"))
    publications = Publication.objects.published().listed().filter(unit=number)
    found = page(publications, request.GET.get("sebelum"))
    if release is None and not found.items:
        raise Http404
    words = queries.words(release) if release else found.items[0].card["unit"]
    context = {
        "words": words,
        "has_calendar": release is not None,
        "page": found,
        "trail": trails.unit(words.get("parent")),
    }
    return tagged(render(request, "portal/unit.html", context), found.items)


def corrections(request: HttpRequest) -> HttpResponse:
    found = page(queries.corrections().listed(), request.GET.get("sebelum"), by="visible_from")
    context = {"page": found, "title": _("Ralat dan klarifikasi"), "trail": trails.home()}
    return tagged(render(request, "portal/corrections.html", context), found.items)
