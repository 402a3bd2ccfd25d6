"""Who registered for an event: the list, one of them, and files to take away."""

from io import BytesIO

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.registrants import RegistrantFilter, RemoveForm
from desk.paging import paged, paged_once
from desk.registrants import answers_of, registrants_of, table_of
from desk.registration import registration_of
from desk.releases import standing
from events.actions import note_export, note_reading, perform, require_editing
from events.models import Event, Registration, RegistrationForm
from events.refusals import Stale
from events.registering.places import numbers_by_status, would_be_offered
from events.registering.terms import FORM
from events.sight import Sight, sight_of
from events.workflow import HOLDING
from text.sheets import write_csv, write_xlsx

SIZE = 50
SHAPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def event_of(request: DeskRequest, pk: int) -> Event:
    """An event whose registration this person looks after. Raises Http404 or NotAllowed."""
    event = get_object_or_404(Event.objects.visible_to(request.user).select_related("unit"), pk=pk)
    require_editing(event, request.user)
    return event


def form_of(request: DeskRequest, pk: int) -> RegistrationForm:
    """Its form. Raises Http404 or NotAllowed."""
    event = event_of(request, pk)
    return get_object_or_404(RegistrationForm.objects.select_related("event__unit"), event=event)


def filter_of(request: DeskRequest, form: RegistrationForm, sight: Sight) -> RegistrantFilter:
    return RegistrantFilter(request.GET, form=form, sight=sight, numbers=numbers_by_status(form))


@allowed(Permission.READ_PARTICIPANTS)
@require_safe
def registrants(request: DeskRequest, pk: int) -> HttpResponse:
    event = event_of(request, pk)
    where = registration_of(event, request.user)
    if where is None:
        return render(request, "desk/registration/none.html", {"event": event})
    form, sight = where.form, sight_of(where.form, request.user)
    narrow = filter_of(request, form, sight)
    found = narrow.narrowed(Registration.objects.filter(form=form))
    page = (paged_once if narrow.value("q") else paged)(request, found, SIZE)
    if page.count:
        note_reading(form=form, by=request.user)
    context = {
        "event": event,
        "where": where,
        "filter": narrow,
        "is_filtered": any(narrow.cleaned_data.values()),
        "page": page,
        "people": registrants_of(form, page.items, sight),
        "offered": len(would_be_offered(form)) if where.places.waiting else 0,
        "standing": standing(FORM, form.pk, request.user),
    }
    return render(request, "desk/registration/list.html", context)


@allowed(Permission.READ_PARTICIPANTS)
@require_http_methods(["GET", "HEAD", "POST"])
def registrant(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """One registration with its history; cancelling it takes a reason."""
    form = form_of(request, pk)
    found = get_object_or_404(Registration.objects.filter(form=form), pk=number)
    asked = RemoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and asked.is_valid():
        return remove(request, found, pk, asked.cleaned_data["reason"])
    note_reading(form=form, by=request.user, registration=found)
    sight = sight_of(form, request.user)
    context = {
        "event": form.event,
        "one": registrants_of(form, [found], sight)[0],
        "answers": answers_of(found, sight),
        "history": found.changes.select_related("by"),
        "frees_a_place": found.status in HOLDING and form.registrations.waiting().exists(),
        "form": asked,
    }
    return render(request, "desk/registration/one.html", context)


def remove(request: DeskRequest, found: Registration, pk: int, reason: str) -> HttpResponse:
    try:
        perform(move="remove", registration=found, by=request.user, reason=reason)
    except Stale as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Pendaftaran ini dibatalkan dan peserta diberi tahu."))
    return redirect("desk:registrant", pk, found.pk)


@allowed(Permission.READ_PARTICIPANTS)
@require_POST
def export(request: DeskRequest, pk: int) -> HttpResponse:
    """What the list shows under the same filters, all of it, as a file."""
    form, shape = form_of(request, pk), request.POST.get("bentuk", "")
    if shape not in SHAPES:
        raise Http404
    sight = sight_of(form, request.user)
    people = filter_of(request, form, sight).narrowed(Registration.objects.filter(form=form))
    file = BytesIO()
    table = table_of(form, people, sight)
    rows = write_csv(file, table) if shape == "csv" else write_xlsx(file, table, name=_("Pendaftaran"))
    note_export(form=form, by=request.user, shape=shape, rows=rows - 1)
    name = f"pendaftaran-{form.event.slug}-{timezone.localdate():%Y-%m-%d}.{shape}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        file.getvalue(),
        headers={
            "Content-Type": SHAPES[shape],
            "Content-Disposition": disposition,
            "Cache-Control": "private, no-store",
        },
    )
