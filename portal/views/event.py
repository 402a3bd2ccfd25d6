"""One event with its programme and all that was published about it, and its live sessions."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from articles.models import Kind
from events.words import last_day, live_window, open_link, status_of
from portal import queries, trails
from portal.changelog import log_of
from portal.coverage import Quote, coverage_of
from portal.registering.shown import shown_for
from portal.surrogates import tagged

Words = dict[str, Any]


def event(request: HttpRequest, slug: str) -> HttpResponse:
    release = queries.released("event").filter(slug=slug).first()
    if release is None:
        return redirect("portal:event", slug=queries.present_slug("event", slug), permanent=True)
    words = queries.words(release)
    found = coverage_of(release.object_id)
    sessions, quotes = with_people(words["sessions"], found.quotes)
    context = {
        "words": words,
        "is_over": last_day(words) < timezone.localdate(),
        "programme": [{**one, "articles": found.about(one["id"])} for one in sessions],
        "articles": [one for one in found.publications if one.kind != Kind.PHOTO],
        "albums": [one for one in found.publications if one.kind == Kind.PHOTO],
        "quotes": quotes,
        "changelog": log_of(release.object_id),
        "registration": shown_for(words),
        "trail": trails.agenda(),
    }
    return tagged(render(request, "portal/event.html", context), found.publications)


def with_people(sessions: list[Words], quotes: list[Quote]) -> tuple[list[Words], list[Quote]]:
    """Sessions with their `people` in the hats of that day, and quotes whose speakers lead to their pages."""
    named = [
        {**person, "id": person["speaker_id"]} for session in sessions for person in session["appearances"]
    ]
    people = iter(queries.portraits([*named, *(quote.speaker for quote in quotes)]))
    shown = [{**session, "people": [next(people) for _ in session["appearances"]]} for session in sessions]
    return shown, [replace(quote, speaker=next(people)) for quote in quotes]


@never_cache
def live(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The way into a live session that is open to everyone: its link in its window, else when that is."""
    release = queries.released("event").filter(slug=slug).first()
    words = queries.words(release) if release else {"sessions": []}
    session: Words = next((one for one in words["sessions"] if one["number"] == number), {})
    if not open_link(session) or status_of(words).is_off:
        raise Http404
    opens, closes = live_window(session, words)
    now = timezone.now()
    context = {
        "words": words,
        "session": session,
        "opens": opens,
        "link": open_link(session) if opens <= now < closes else "",
        "is_over": now >= closes,
        "trail": trails.event(words),
    }
    return render(request, "portal/live.html", context)
