"""Calling off, putting off and moving an event."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.event_status import StatusForm
from desk.late import warn_of_late_registration
from events.actions import require_editing, set_status
from events.models import Event, EventStatus
from events.refusals import StatusRefused


@allowed(Permission.EDIT_EVENTS)
def event_status(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    require_editing(event, request.user)
    form = StatusForm(request.POST if request.method == "POST" else None, event)
    if request.method == "POST" and form.is_valid() and announce(request, event, form):
        messages.success(request, _("Status tersimpan. Portal menampilkannya setelah disetujui editor lain."))
        warn_of_late_registration(request, Event.objects.get(pk=event.pk))
        return redirect("desk:event", event.pk)
    return render(request, "desk/events/status.html", {"form": form, "event": event})


def announce(request: DeskRequest, event: Event, form: StatusForm) -> bool:
    """Whether it could be announced; else the form says why not."""
    words = form.cleaned_data
    starts_on, ends_on = form.days
    try:
        set_status(
            event=event,
            status=EventStatus(words["status"]),
            reason=words["reason"],
            starts_on=starts_on,
            ends_on=ends_on,
            seen=words["seen"],
            by=request.user,
        )
    except StatusRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
