"""Catatan sistem: who did what, and whether the chain of the log is whole."""

from django.http import HttpResponse
from django.shortcuts import render

from audit.models import Entry
from audit.verification import verify
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.deeds import deed
from desk.forms.audit import OBJECTS, EntryFilter
from desk.slices import before


@allowed(Permission.READ_AUDIT)
def entries(request: DeskRequest) -> HttpResponse:
    form = EntryFilter(request.GET)
    page = before(form.narrowed(Entry.objects.all()), request)
    names = dict(OBJECTS)
    for entry in page.items:
        entry.label = names.get(entry.object_type, entry.object_type)  # type: ignore[attr-defined]
        entry.deed = deed(entry.action)  # type: ignore[attr-defined]
    context = {
        "filter": form,
        "is_filtered": bool(form.errors) or any(form.cleaned_data.values()),
        "page": page,
        "verification": verify() if request.GET.get("periksa") else None,
    }
    return render(request, "desk/audit/list.html", context)
