"""Tamu: somebody who comes to the door without a registration."""

import secrets
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.attendance import form_of, session_at
from desk.forms.attendance import WalkInForm
from events.actions import AT_THE_DOOR, door_terms, walk_in
from events.models import LegalBasis, Quota, Registration, Session, Viewers
from events.models.registration_form import EMAIL
from events.refusals import MarkRefused
from events.registering.terms import Field, Terms
from events.workflow import RegistrationStatus


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.READ_PARTICIPANTS)
def walk_in_page(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    session = session_at(request, pk, number)
    try:
        terms = door_terms(session)
    except MarkRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:attendance", pk)
    data = request.POST if request.method == "POST" else None
    form = WalkInForm(data, terms=terms, initial={"nonce": secrets.token_hex(16)})
    if form.is_valid() and taken_in(request, session, form):
        return redirect("desk:walk_in", pk, number)
    context = {
        "event": session.event,
        "session": session,
        "form": form,
        "notice": asked_at_the_door(terms),
        "terms": terms,
        **room(session),
    }
    return render(request, "desk/attendance/walk_in.html", context)


def taken_in(request: DeskRequest, session: Session, form: WalkInForm) -> bool:
    """False, with a sentence on the form, when somebody cannot be taken in."""
    given = {"values": form.values, "address": form.cleaned_data["address"]}
    try:
        walk_in(session=session, by=request.user, nonce=form.cleaned_data["nonce"], **given)
    except MarkRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("%(name)s tercatat hadir.") % {"name": form.values["name"]})
    return True


@dataclass(frozen=True)
class Duty:
    """What the person at the door must hear about one question."""

    field: Field
    basis: str
    viewers: str


def asked_at_the_door(terms: Terms) -> list[Duty]:
    asked = [one for one in terms.questions if one.key in (*AT_THE_DOOR, EMAIL)]
    return [Duty(one, str(LegalBasis(one.basis).label), str(Viewers(one.viewers).label)) for one in asked]


def room(session: Session) -> dict[str, int | None]:
    """How full it is, for those who decide at the door: places of the quota, and who came beside them."""
    form = form_of(session.event)
    quota = Quota.objects.filter(form=form, session=None).first()
    guests = Registration.objects.filter(form=form, status=RegistrationStatus.WALK_IN)
    return {
        "capacity": quota.capacity if quota else None,
        "taken": quota.taken if quota else None,
        "guests": guests.count(),
    }
