"""Answers while someone types: names of people, events and units, then titles."""

from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Kind, Lexeme, Publication
from audit.models import Release
from portal import queries
from portal.languages import here
from portal.search.plan import plan
from portal.search.question import read
from text.stems import folded, stems, words
from text.vectors import TITLE, either, quoted

MOST_NAMES = 3
MOST = 8
SHORTEST = 2
PLACES = {
    "speaker": ("portal:speaker", _("Narasumber")),
    "event": ("portal:event", _("Acara")),
    "unit": ("portal:unit", _("Unit kerja")),
}


def suggestions(typed: str) -> list[dict[str, str]]:
    """Up to eight of {title, href, label}; the last word may be unfinished."""
    said = words(read(typed).text)
    if not said or len(folded(said[-1])) < SHORTEST:
        return []
    begun = folded(said[-1])
    whole = [either(f"{TITLE}{lexeme}" for lexeme in stems(word)) for word in said[:-1] if stems(word)]
    query = "&".join([*whole, f"{quoted(TITLE + begun)}:*"])
    names = [named(release) for release in with_name(query)]
    newest = stretch(begun)
    found = titled("&".join([query, newest])) if newest else []
    return [*names, *(found or titled(query))][:MOST]


def titled(query: str) -> list[dict[str, str]]:
    """Titles that meet a tsquery, the newest first."""
    rows = Publication.objects.published().filter(search__finds=query).order_by("-first_published_at")
    return [
        {"title": title, "href": here(href), "label": str(Kind(kind).label)}
        for title, href, kind in rows.values_list("card__title", "address", "kind")[:MOST]
    ]


def with_name(query: str) -> list[Release]:
    current = Release.objects.current().filter(search__finds=query).select_related("snapshot")
    return list(current.order_by("-id")[:MOST_NAMES])


def named(release: Release) -> dict[str, str]:
    content: dict[str, Any] = queries.words(release)
    title = str(content.get("title") or content.get("name"))
    place, label = PLACES[release.object_type]
    return {"title": title, "href": reverse(place, args=[release.slug]), "label": str(label)}


def stretch(begun: str) -> str:
    """The newest months when very many titles hold a word that begins so, or ""."""
    starting = Lexeme.objects.filter(word__startswith=f"{TITLE}{begun}")
    many = starting.aggregate(many=Sum("documents"))["many"] or 0
    planned = plan(read(""), [])
    return planned.stretch(min(many, planned.total))
