"""Unit kerja: the tree, one unit, entering it."""

from django.contrib import messages
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
from desk.releases import changed_meanwhile, standing, version

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
def edit_unit(request: DeskRequest, pk: int) -> HttpResponse:
    return unit_form(request, get_object_or_404(WorkUnit, pk=pk))


def unit_form(request: DeskRequest, unit: WorkUnit) -> HttpResponse:
    title = unit.name
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        if sentence := changed_meanwhile(UNIT, unit.pk, request.POST.get("versi")):
            form.add_error(None, sentence)
        elif saved := save(request, form):
            return saved
    context = {"form": form, "title": title, "unit": unit, "version": version(UNIT, unit.pk)}
    return render(request, "desk/units/form.html", context)


def save(request: DeskRequest, form: UnitForm) -> HttpResponse | None:
    try:
        unit = save_unit(unit=form.instance, by=request.user)
    except NotPossible as refusal:
        form.add_error("parent", str(refusal))
        return None
    messages.success(request, _("Unit kerja tersimpan. Portal menampilkannya setelah disetujui editor lain."))
    return redirect("desk:unit", unit.pk)
