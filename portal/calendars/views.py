"""Calendars at their addresses."""

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal import planned, queries
from portal.addresses import absolute
from portal.calendars.calendars import calendar, shown
from portal.calendars.entries import Entry
from portal.freshness import dated

TYPE = "text/calendar; charset=utf-8"


def agenda(request: HttpRequest) -> HttpResponse:
    return subscription(request, _("Agenda"), shown(queries.events_by_day()), whole)


def unit(request: HttpRequest, slug: str) -> HttpResponse:
    release = queries.released("unit").filter(slug=slug).first()
    if release is None:
        raise Http404
    entries = shown(planned.of_unit(queries.events_by_day(), release.object_id))
    return subscription(request, release.snapshot.content["name"], entries, whole)


def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """The sessions in which a speaker appears."""
    release = queries.released("speaker").filter(slug=slug).first()
    if release is None:
        raise Http404
    number = release.object_id
    entries = shown(planned.of_speaker(queries.events_by_day(), number))

    def own(entry: Entry) -> list[str]:
        sessions = [one for one in entry.words["sessions"] if planned.appears(one, number)]
        timed = list(entry.parts(sessions))
        return timed or ([entry.whole()] if sessions else [])

    return subscription(request, release.snapshot.content["name"], entries, own)


def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, whole and by session, however long ago."""
    release = queries.released("event").filter(slug=slug).first()
    if release is None:
        raise Http404
    entry = Entry(queries.words(release), release.at)
    return subscription(request, entry.words["title"], [entry], lambda one: [one.whole(), *one.parts()])


def whole(entry: Entry) -> list[str]:
    return [entry.whole()]


def subscription(
    request: HttpRequest, name: str, entries: list[Entry], write: Callable[[Entry], Iterable[str]]
) -> HttpResponse:
    parts = [part for entry in entries for part in write(entry)]
    content = calendar(name, absolute(request.path_info), entries, parts)
    response = HttpResponse(content, content_type=TYPE)
    response["Access-Control-Allow-Origin"] = "*"
    return dated(response)
