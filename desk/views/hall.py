"""The screen of a hall: a code that changes every half minute, for phones and for fingers."""

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.attendance import session_at
from events.attending.hall import code_at, seconds_left
from events.attending.hours import hours_of


@require_safe
@allowed(Permission.READ_PARTICIPANTS)
def screen(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Shows a code only while the session can be marked; the page renews itself with each code."""
    session, now = session_at(request, pk, number), timezone.now()
    hours = hours_of(session)
    is_open = any(hours.allow(direction, now) for direction in hours.spans)
    code = code_at(session.pk, now) if is_open else ""
    address = f"{settings.SITE_URL}{reverse('portal:present', args=[session.pk])}"
    context = {
        "event": session.event,
        "session": session,
        "hours": hours,
        "direction": hours.direction_at(now),
        "code": code,
        "address": address,
        "drawing": drawing(f"{address}?kode={code}") if code else "",
    }
    response = render(request, "desk/attendance/screen.html", context)
    response["Refresh"] = str(seconds_left(now) if is_open else 30)
    return response


def drawing(words: str) -> SafeString:
    """A QR code; its SVG holds nothing but numbers of ours."""
    code = segno.make(words, error="m", micro=False)
    return SafeString(code.svg_inline(omitsize=True, svgclass="hall__drawing", lineclass=None, border=2))
