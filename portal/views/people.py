"""A speaker: who this is, then what they did."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.models import Publication, Shelf
from portal import planned, queries, trails
from portal.paging import ON_SHELF, page
from portal.registering.openings import with_openings
from portal.surrogates import tagged

SHOWN = 60


def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    release = queries.released("speaker").filter(slug=slug).first()
    if release is None:
        return redirect("portal:speaker", slug=queries.present_slug("speaker", slug), permanent=True)
    shelf = Shelf.of_speaker(release.object_id)
    publications = Publication.objects.published().listed().on_shelf(shelf)
    found = page(publications, request.GET.get("sebelum"), by=ON_SHELF)
    events = appearances(release.object_id)
    context = {
        "words": queries.words(release),
        "events": with_openings(events[:SHOWN]),
        "has_more_events": len(events) > SHOWN,
        "page": found,
        "trail": trails.home(),
    }
    return tagged(render(request, "portal/speaker.html", context), found.items)


def appearances(speaker_id: int) -> list[dict[str, Any]]:
    """The newest released events that name this speaker, one more than shown, with the hats worn there."""
    releases = planned.of_speaker(queries.events_by_day(), speaker_id).order_by("-first_day", "-pk")
    told = [queries.words(release) for release in releases[: SHOWN + 1]]
    found = [{**words, "hats": hats(words, speaker_id)} for words in told]
    return [event for event in found if event["hats"]]


def hats(event: dict[str, Any], speaker_id: int) -> list[dict[str, Any]]:
    """What the released words of an event say of a speaker, session by session."""
    return [
        {**person, "session": session["title"]}
        for session in event["sessions"]
        for person in session["appearances"]
        if person["speaker_id"] == speaker_id
    ]
