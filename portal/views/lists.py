"""Lists of articles: a rubrik, a topic, a unit, all corrections."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.models import Kind, Publication
from portal import queries, trails
from portal.paging import page


def rubrik(request: HttpRequest, kind: str) -> HttpResponse:
    publications = Publication.objects.published().cards().filter(kind=kind)
    found = page(publications, request.GET.get("sebelum"))
    return render(request, "portal/rubrik.html", {"kind": Kind(kind), "page": found, "trail": trails.home()})


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    publications = Publication.objects.published().cards().filter(topics__contains=[slug])
    found = page(publications, request.GET.get("sebelum"))
    if not found.items:
        raise Http404
    names = {topic["slug"]: topic["name"] for topic in found.items[0].card["topics"]}
    return render(request, "portal/topic.html", {"name": names[slug], "page": found, "trail": trails.home()})


def unit(request: HttpRequest, slug: str) -> HttpResponse:
    release = queries.released("unit").filter(slug=slug).first()
    publications = Publication.objects.published().cards().filter(unit__slug=slug)
    found = page(publications, request.GET.get("sebelum"))
    if release is None and not found.items:
        raise Http404
    words = queries.words(release) if release else found.items[0].card["unit"]
    trail = trails.unit(words.get("parent"))
    return render(request, "portal/unit.html", {"words": words, "page": found, "trail": trail})


def corrections(request: HttpRequest) -> HttpResponse:
    found = page(queries.corrections().cards(), request.GET.get("sebelum"), by="visible_from")
    context = {"page": found, "title": _("Ralat dan klarifikasi"), "trail": trails.home()}
    return render(request, "portal/corrections.html", context)
