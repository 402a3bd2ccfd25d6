"""The page at the door: camera, typed codes, and what devices send, at once or later."""

import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.attendance import expected_at, form_of, session_at
from desk.scanning import Scan, result_of, scans_in
from events.actions import note_reading
from events.attending.hours import hours_of
from events.models import Direction

MOST = 64 * 1024  # bytes of what a device sends at once


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.READ_PARTICIPANTS)
def scanner(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Without JavaScript the form alone: codes are typed, or come from a reader that types."""
    session, now = session_at(request, pk, number), timezone.now()
    hours = hours_of(session)
    direction = request.POST.get("arah") or request.GET.get("arah") or hours.direction_at(now)
    if direction not in Direction.values:
        direction = Direction.IN
    result = None
    if request.method == "POST":
        result = result_of(session, Scan(request.POST.get("kode", ""), direction), request.user)
    context = {
        "event": session.event,
        "session": session,
        "hours": hours,
        "direction": direction,
        "span": hours.spans[direction],
        "is_open": hours.allow(direction, now),
        "result": result,
    }
    return render(request, "desk/attendance/scanner.html", context)


@require_POST
@allowed(Permission.READ_PARTICIPANTS)
def marks(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """JSON: a list of scans in, a list of results out, in the same order."""
    session = session_at(request, pk, number)
    if len(request.body) > MOST:
        return JsonResponse({"sentence": _("Terlalu banyak sekaligus.")}, status=413)
    try:
        scans = scans_in(json.loads(request.body))
    except (ValueError, RecursionError):
        return JsonResponse({"sentence": _("Kiriman ini tidak dapat dibaca.")}, status=400)
    results: list[dict[str, Any]] = [result_of(session, one, request.user) for one in scans]
    return JsonResponse({"results": results})


@require_safe
@allowed(Permission.READ_PARTICIPANTS)
def codes(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """For a device that may lose its line: half of the hash of each badge that opens this door, and no names.

    A hash says neither code nor person, so a lost device tells nothing.
    """
    session = session_at(request, pk, number)
    form = form_of(session.event)
    hashes = expected_at(session).values_list("badge_hash", flat=True)
    found = sorted(one[:32] for one in hashes)
    if form and found:
        note_reading(form=form, by=request.user)
    spans = hours_of(session).spans
    hours = {key: [at.timestamp() * 1000 for at in span] for key, span in spans.items()}
    return JsonResponse({"codes": found, "hours": hours})
