"""A speaker: who this is, then what they did."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.models import Publication
from events.models import Appearance
from portal import queries, trails
from portal.paging import page


def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    release = queries.released("speaker").filter(slug=slug).first()
    if release is None:
        return redirect("portal:speaker", slug=queries.present_slug("speaker", slug), permanent=True)
    publications = Publication.objects.published().cards().filter(speakers__contains=[release.object_id])
    context = {
        "words": queries.words(release),
        "events": appearances(release.object_id),
        "page": page(publications, request.GET.get("sebelum")),
        "trail": trails.home(),
    }
    return render(request, "portal/speaker.html", context)


def appearances(speaker_id: int) -> list[dict[str, Any]]:
    """Released events that name this speaker, newest first, each with the hats worn there."""
    events = Appearance.objects.filter(speaker_id=speaker_id).values("session__event")
    releases = queries.events_by_day().filter(object_id__in=events).order_by("-first_day", "-pk")
    found = [
        {**queries.words(release), "hats": hats(queries.words(release), speaker_id)} for release in releases
    ]
    return [event for event in found if event["hats"]]


def hats(event: dict[str, Any], speaker_id: int) -> list[dict[str, Any]]:
    """What the released words of an event say of a speaker, session by session."""
    return [
        {**person, "session": session["title"]}
        for session in event["sessions"]
        for person in session["appearances"]
        if person["speaker_id"] == speaker_id
    ]
