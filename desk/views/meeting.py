"""Rapat daring: a file of participants is read, people are proposed, and somebody ticks who they are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.attendance import form_of, session_at
from desk.forms.attendance import MeetingForm
from desk.proposing import chosen, known_at, sealed
from events.actions import import_marks, note_reading
from events.attending.hours import hours_of
from events.attending.matching import Proposal, proposals
from events.attending.meeting import Unreadable, guests_in
from events.models import RegistrationForm, Session
from events.refusals import MarkRefused
from events.sight import sight_of


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.READ_PARTICIPANTS)
def meeting(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    session = session_at(request, pk, number)
    registration = form_of(session.event)
    if registration is None:
        return redirect("desk:attendance", pk)
    if "muatan" in request.POST:
        return confirm(request, session)
    form = MeetingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return proposed(request, session, registration, form.cleaned_data["file"].read())
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
    context = {"event": session.event, "session": session, "form": form}
    return render(request, "desk/attendance/meeting.html", context)


def proposed(
    request: DeskRequest, session: Session, registration: RegistrationForm, content: bytes
) -> HttpResponse:
    """The page on which somebody ticks. Raises Unreadable."""
    found = proposals(guests_in(content), known_at(session, sight_of(registration, request.user)))
    note_reading(form=registration, by=request.user)
    likely: list[Proposal] = [one for one in found if one.known]
    context = {
        "event": session.event,
        "session": session,
        "proposals": sorted(likely, key=lambda one: (one.is_sure, one.guest.name.casefold())),
        "strangers": [one.guest for one in found if not one.known],
        "sure": sum(one.is_sure for one in likely),
        "payload": sealed(session, likely),
        "whole": hours_of(session).minutes,
    }
    return render(request, "desk/attendance/proposals.html", context)


def confirm(request: DeskRequest, session: Session) -> HttpResponse:
    """Mark those who were ticked; the file itself is kept nowhere."""
    try:
        key, joined = chosen(session, request.POST.get("muatan", ""), request.POST.getlist("cocok"))
        marked = import_marks(session=session, joined=joined, key=key, by=request.user)
    except MarkRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:meeting", session.event_id, session.pk)
    fresh = sum(one.fresh for one in marked)
    one = "%(count)d orang tercatat hadir dari berkas rapat."
    messages.success(request, ngettext(one, one, fresh) % {"count": fresh})
    if fresh < len(marked):
        already = _("%(count)d orang sudah tercatat sebelumnya, jadi menitnya tidak diambil dari berkas.")
        messages.info(request, already % {"count": len(marked) - fresh})
    return redirect("desk:attendees", session.event_id, session.pk)
