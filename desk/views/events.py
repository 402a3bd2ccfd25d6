"""Acara: the list, and the page of one event with what was written about it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.coverage import covered, editions_about, with_counts, without_news
from desk.forms.event import EventFilter, UnitFilter
from desk.paging import paged
from desk.releases import standing
from events.actions import EVENT, may_edit
from events.models import Event, EventStatus, RegistrationForm
from events.registering.places import places_of

READERS = (Permission.EDIT_EVENTS, Permission.READ_ALL_ARTICLES)


@allowed(*READERS)
def events(request: DeskRequest) -> HttpResponse:
    form = EventFilter(request.GET, user=request.user)
    found = form.narrowed(Event.objects.visible_to(request.user).with_last_day())
    context = {
        "filter": form,
        "is_filtered": any(form.cleaned_data.values()),
        "page": paged(request, with_counts(found, request.user).select_related("unit")),
        "may_edit": request.user.may(Permission.EDIT_EVENTS),
        "today": timezone.localdate(),
    }
    return render(request, "desk/events/list.html", context)


@allowed(*READERS)
def unwritten_events(request: DeskRequest) -> HttpResponse:
    """Events that took place and sessions of them about which there is no text."""
    form = UnitFilter(request.GET, user=request.user)
    found = form.narrowed(Event.objects.visible_to(request.user))
    context = {
        "filter": form,
        "is_filtered": any(form.cleaned_data.values()),
        "page": paged(request, without_news(found, request.user)),
        "may_write": request.user.may(Permission.WRITE_ARTICLES),
    }
    return render(request, "desk/events/unwritten.html", context)


@allowed(*READERS)
def event(request: DeskRequest, pk: int) -> HttpResponse:
    events = Event.objects.visible_to(request.user).with_last_day()
    found = get_object_or_404(events.select_related("unit"), pk=pk)
    editions = editions_about(found, request.user)
    sessions = covered(found, editions)
    context = {
        "event": found,
        "sessions": sessions,
        "written": sum(session.is_covered for session in sessions),  # type: ignore[attr-defined]
        "is_off": EventStatus(found.status).is_off,
        "editions": [edition for edition in editions if edition.article.session_id is None],
        "standing": standing(EVENT, found.pk, request.user),
        "kind": "acara",
        "places": next(iter(places_of(RegistrationForm.objects.filter(event=found))), None),
        "may_edit": may_edit(found, request.user),
        "may_write": request.user.may(Permission.WRITE_ARTICLES),
    }
    return render(request, "desk/events/event.html", context)
