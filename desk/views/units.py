"""Unit kerja: the tree, one unit, entering it."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from contributors.actions import UNIT, save_unit
from contributors.models import Membership, WorkUnit
from contributors.refusals import NotPossible
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.unit import UnitForm
from desk.meanwhile import held, since_opened
from desk.releases import standing

READERS = (Permission.EDIT_UNITS, Permission.READ_ALL_ARTICLES)


@allowed(*READERS)
def units(request: DeskRequest) -> HttpResponse:
    context = {"tree": tree(), "may_edit": request.user.may(Permission.EDIT_UNITS)}
    return render(request, "desk/units/list.html", context)


def tree() -> list[WorkUnit]:
    """All units, each after the one above it, with its depth; one query."""
    below: dict[int | None, list[WorkUnit]] = {}
    # a grouped query drops the order of the model
    for unit in WorkUnit.objects.annotate(members=Count("membership")).order_by(Lower("name"), "id"):
        below.setdefault(unit.parent_id, []).append(unit)
    found: list[WorkUnit] = []
    waiting = [(unit, 0) for unit in reversed(below.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        unit.depth = min(depth, 5)  # type: ignore[attr-defined]
        found.append(unit)
        waiting += [(child, depth + 1) for child in reversed(below.get(unit.pk, []))]
    return found


@allowed(*READERS)
def unit(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(WorkUnit.objects.select_related("parent"), pk=pk)
    context = {
        "unit": found,
        "children": found.children.all(),
        "members": Membership.objects.filter(unit=found, user__is_active=True).select_related("user"),
        "standing": standing(UNIT, found.pk, request.user),
        "kind": "unit",
        "may_edit": request.user.may(Permission.EDIT_UNITS),
    }
    return render(request, "desk/units/unit.html", context)


@allowed(Permission.EDIT_UNITS)
def new_unit(request: DeskRequest) -> HttpResponse:
    return unit_form(request, WorkUnit())


@allowed(Permission.EDIT_UNITS)
@transaction.atomic
def edit_unit(request: DeskRequest, pk: int) -> HttpResponse:
    return unit_form(request, get_object_or_404(held(WorkUnit.objects.all(), request), pk=pk))


def unit_form(request: DeskRequest, unit: WorkUnit) -> HttpResponse:
    """Show or save the form; errors and a save by someone else in between keep everything typed."""
    title, data, meanwhile = unit.name, None, None
    if request.method == "POST":
        meanwhile = since_opened(UNIT, request.POST, UnitForm(instance=unit))
        data = meanwhile.data
    form = UnitForm(data, instance=unit)
    if data is not None and form.is_valid() and not meanwhile and (saved := save(request, form)):
        return saved
    context = {"form": form, "title": title, "unit": unit, "meanwhile": meanwhile}
    return render(request, "desk/units/form.html", context, status=409 if meanwhile else 200)


def save(request: DeskRequest, form: UnitForm) -> HttpResponse | None:
    try:
        unit = save_unit(unit=form.instance, by=request.user)
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Unit kerja tersimpan. Portal menampilkannya setelah disetujui editor lain."))
    return redirect("desk:unit", unit.pk)
