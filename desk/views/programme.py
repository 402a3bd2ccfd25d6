"""Entering an event with its programme."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from audit.models import Release
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.event import SESSIONS, BaseProgramme, EventForm, programme
from desk.forms.rows import MORE, with_more_rows
from desk.late import warn_of_late_registration
from desk.meanwhile import held, since_opened
from desk.rowmerge import Rows
from events.actions import EVENT, save_event
from events.models import Event
from events.refusals import SessionInUse

SPARE = 2


@allowed(Permission.EDIT_EVENTS)
def new_event(request: DeskRequest) -> HttpResponse:
    return event_form(request, Event())


@allowed(Permission.EDIT_EVENTS)
@transaction.atomic
def edit_event(request: DeskRequest, pk: int) -> HttpResponse:
    events = held(Event.objects.visible_to(request.user), request)
    return event_form(request, get_object_or_404(events, pk=pk))


def event_form(request: DeskRequest, event: Event) -> HttpResponse:
    """Show or save the form; errors and a save by someone else in between keep everything typed."""
    data = request.POST if request.method == "POST" else None
    wants_row, meanwhile, title = data is not None and MORE in data, None, event.title
    if data is not None and wants_row:
        data = with_more_rows(data, SESSIONS)
    elif data is not None:
        stored = Rows(programme(event, None, extra=0), _("Sesi"))
        meanwhile = since_opened(EVENT, data, EventForm(instance=event, user=request.user), stored)
        data = meanwhile.data
    form = EventForm(data, instance=event, user=request.user)
    sessions = programme(event, data, extra=SPARE)
    may_save = data is not None and not wants_row and is_whole(form, sessions) and not meanwhile
    if may_save and (saved := save(request, form, sessions)):
        return saved
    context = {
        "form": form,
        "sessions": sessions,
        "title": title,
        "event": event,
        "meanwhile": meanwhile,
        "is_public": event.pk and Release.objects.of(EVENT, event.pk).current().exists(),
    }
    return render(request, "desk/events/form.html", context, status=409 if meanwhile else 200)


def is_whole(form: EventForm, sessions: BaseProgramme) -> bool:
    """Whether everything can be saved; all errors are found at once."""
    are_valid = [form.is_valid(), sessions.is_valid()]
    days = (form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on"))
    return all([*are_valid, sessions.lies_within(*days)])


def save(request: DeskRequest, form: EventForm, sessions: BaseProgramme) -> HttpResponse | None:
    """Save and go to the page of the event; None, with a sentence on the form, when that cannot be."""
    try:
        event = save_event(
            event=form.instance, sessions=sessions.sessions(), removed=sessions.removed(), by=request.user
        )
    except SessionInUse as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Acara tersimpan. Portal menampilkannya setelah disetujui editor lain."))
    warn_of_late_registration(request, event)
    return redirect("desk:event", event.pk)
