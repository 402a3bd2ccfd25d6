"""Presensi: the sessions of an event, the people of one, its hours, and the recapitulation."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.attendance import (
    attendees_of,
    event_at,
    expected_at,
    form_of,
    present_at,
    questions_with,
    recap_of,
    session_at,
)
from desk.byhand import act, asks_a_reason
from desk.forms.attendance import AttendeeFilter, HoursForm, initial_hours
from desk.paging import paged
from events.actions import note_reading, set_hours
from events.attending.hours import hours_of
from events.models import Answer, AttendanceMark, Registration, Session, SessionHours
from events.models.registration import RegistrationQuerySet
from events.sight import Sight, sight_of
from events.workflow import RegistrationStatus

NOT_YET = (RegistrationStatus.UNCONFIRMED, RegistrationStatus.WAITING)


@require_safe
@allowed(Permission.READ_PARTICIPANTS)
def overview(request: DeskRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    present = present_at(event)
    sessions = list(event.sessions.select_related("hours", "event"))
    context = {
        "event": event,
        "has_form": form_of(event) is not None,
        "sessions": [(one, hours_of(one), present.get(one.pk, 0)) for one in sessions],
        "now": timezone.now(),
    }
    return render(request, "desk/attendance/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.READ_PARTICIPANTS)
def people(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Look for somebody by name and mark them, or take a mark back."""
    session = session_at(request, pk, number)
    if request.method == "POST":
        return asks_a_reason(request, session) or act(request, session)
    form = form_of(session.event)
    if form is None:
        return redirect("desk:attendance", pk)
    sight, narrow = sight_of(form, request.user), AttendeeFilter(request.GET)
    page = paged(request, narrowed(narrow, session, sight), 50)
    if page.count:
        note_reading(form=form, by=request.user)
    context = {
        "event": session.event,
        "session": session,
        "hours": hours_of(session),
        "filter": narrow,
        "is_filtered": any(narrow.cleaned_data.values()),
        "page": page,
        "people": attendees_of(session, page.items, sight),
        "direction": hours_of(session).direction_at(timezone.now()),
    }
    return render(request, "desk/attendance/people.html", context)


def narrowed(narrow: AttendeeFilter, session: Session, sight: Sight) -> RegistrationQuerySet:
    """Who may be marked or is, in the order of registration; nobody is found by a name that is hidden."""
    shown = narrow.value("tampil")
    marked = AttendanceMark.objects.standing().filter(session=session).values("registration")
    belongs = Q(pk__in=expected_at(session).values("pk")) | Q(pk__in=marked)
    waits = Q(form__event=session.event_id, status__in=NOT_YET)
    found = Registration.objects.filter(waits if shown == "tunggu" else belongs)
    if words := narrow.value("q"):
        named = Answer.objects.filter(question__in=questions_with(sight, "name"), values__0__icontains=words)
        found = found.filter(pk__in=named.values("registration"))
    if shown == "hadir":
        found = found.filter(pk__in=marked)
    if shown == "belum":
        found = found.exclude(pk__in=marked)
    return found.order_by("pk")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.READ_PARTICIPANTS)
def hours(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """When a session can be marked, in times of its day."""
    session = session_at(request, pk, number)
    own = SessionHours.objects.filter(session=session).first()
    data = request.POST if request.method == "POST" else None
    form = HoursForm(data, initial=initial_hours(own))
    if form.is_valid():
        kept = own or SessionHours(session=session)
        for name, value in form.values.items():
            setattr(kept, name, value)
        set_hours(hours=kept, by=request.user)
        messages.success(request, _("Jam presensi tersimpan."))
        return redirect("desk:attendance", pk)
    context = {"event": session.event, "session": session, "form": form, "hours": hours_of(session)}
    return render(request, "desk/attendance/hours.html", context)


@require_safe
@allowed(Permission.READ_PARTICIPANTS)
def recap(request: DeskRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    form = form_of(event)
    lines = recap_of(event, sight_of(form, request.user)) if form else []
    if form and lines:
        note_reading(form=form, by=request.user)
    context = {
        "event": event,
        "lines": lines,
        "registered": sum(line.registered for line in lines),
        "present": sum(line.present for line in lines),
    }
    return render(request, "desk/attendance/recap.html", context)
