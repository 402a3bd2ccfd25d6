"""Who appears at a session, each with the hat of that day."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.castmerge import mark_of, seats, with_newcomers
from desk.forms.appearance import BaseCast, cast_of
from desk.meanwhile import held
from desk.people import found_people
from desk.slices import whole
from events.actions import require_editing, set_appearances
from events.models import Event, Session


@allowed(Permission.EDIT_EVENTS)
@transaction.atomic
def session(request: DeskRequest, pk: int, session_pk: int) -> HttpResponse:
    """Searching, adding a person and a save by someone else keep every row as it was typed."""
    event = get_object_or_404(held(Event.objects.visible_to(request.user), request), pk=pk)
    found = get_object_or_404(Session.objects.select_related("event"), pk=session_pk, event=event)
    require_editing(event, request.user)
    if request.method == "POST" and "simpan" in request.POST:
        return save(request, found)
    data = request.POST if request.method == "POST" else None
    asked = data or request.GET
    cast = cast_of(found, data, adding=whole(asked.get("tambah")))
    # the newest list is told of when it is saved; until then the page keeps what it was opened with
    return page(request, found, cast, mark=asked.get("semula", mark_of(seats(found))))


def save(request: DeskRequest, found: Session) -> HttpResponse:
    stored = seats(found)
    mark = mark_of(stored)
    seen = request.POST.get("semula", mark)
    if seen != mark:
        cast = cast_of(found, with_newcomers(request.POST, stored, seen))
        return page(request, found, cast, mark=mark, meanwhile=True)
    cast = cast_of(found, request.POST)
    if not cast.is_valid():
        return page(request, found, cast, mark=mark, show_errors=True)
    set_appearances(session=found, appearances=cast.appearances(found), by=request.user)
    messages.success(request, _("Daftar narasumber sesi ini tersimpan."))
    return redirect("desk:event", found.event_id)


def page(request: DeskRequest, found: Session, cast: BaseCast, *, mark: str, **more: Any) -> HttpResponse:
    query = (request.POST or request.GET).get("cari", "")
    context = {
        "session": found,
        "event": found.event,
        "cast": cast,
        "mark": mark,
        "query": query,
        "hits": found_people(query)[:10] if query else [],
        **more,
    }
    return render(request, "desk/events/session.html", context, status=409 if "meanwhile" in more else 200)
