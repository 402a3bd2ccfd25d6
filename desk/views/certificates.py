"""The certificates of an event: who gets one, closing, issuing, the committee, all files at once."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from audit.actions import record
from contributors.models import WorkUnit
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.certificates import SHOWN, attachment, event_at, files_of, standing, zipped
from desk.forms.certificate import ClosingForm, MemberForm, PatternForm
from events.actions import EVENT, close_event, issue, name_member, note_reading, remove_member, set_pattern
from events.certifying.attendance import attended
from events.certifying.numbers import default_code
from events.models import Closing, CommitteeMember, Event, NumberPattern, RegistrationForm
from events.refusals import CertificateRefused


@allowed(Permission.CERTIFY)
@require_safe
def certificates(request: DeskRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    form = RegistrationForm.objects.filter(event=event).first()
    if form:
        note_reading(form=form, by=request.user)
    return page(request, event)


def page(request: DeskRequest, event: Event, status: int = 200, **forms: Any) -> HttpResponse:
    shown = standing(request, event)
    before = shown.closing or Closing()
    context = {
        "event": event,
        "standing": shown,
        "limit": SHOWN,
        "closing_form": ClosingForm(instance=before),
        "member_form": MemberForm(),
        "members": CommitteeMember.objects.filter(event=event, certificate=None),
        "closed_by_me": shown.closing is not None and shown.closing.by_id == request.user.pk,
        **forms,
    }
    return render(request, "desk/certificates/overview.html", context, status=status)


@allowed(Permission.CERTIFY)
@require_POST
def close(request: DeskRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    form = ClosingForm(request.POST, instance=Closing(event=event))
    if not form.is_valid():
        return page(request, event, 422, closing_form=form)
    try:
        close_event(closing=form.instance, by=request.user)
    except CertificateRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Acara ditutup. Editor lain dapat menerbitkan sertifikatnya."))
    return redirect("desk:certificates", pk)


@allowed(Permission.CERTIFY)
@require_POST
def issue_all(request: DeskRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    try:
        count = issue(event=event, attended=attended(event), by=request.user)
    except CertificateRefused as refused:
        messages.error(request, str(refused))
    else:
        told = ngettext("%d sertifikat terbit.", "%d sertifikat terbit.", count)
        messages.success(request, told % count)
    return redirect("desk:certificates", pk)


@allowed(Permission.CERTIFY)
@require_POST
def add_member(request: DeskRequest, pk: int) -> HttpResponse:
    event = event_at(request, pk)
    form = MemberForm(request.POST)
    if not form.is_valid():
        return page(request, event, 422, member_form=form)
    if name_member(event=event, name=form.cleaned_data["name"], by=request.user) is None:
        messages.error(request, _("Nama itu sudah ada dalam panitia."))
    return redirect("desk:certificates", pk)


@allowed(Permission.CERTIFY)
@require_POST
def drop_member(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    event = event_at(request, pk)
    member = get_object_or_404(CommitteeMember, pk=number, event=event)
    try:
        remove_member(member=member, by=request.user)
    except CertificateRefused as refused:
        messages.error(request, str(refused))
    return redirect("desk:certificates", pk)


@allowed(Permission.CERTIFY)
@require_safe
def archive(request: DeskRequest, pk: int) -> HttpResponse:
    """All files that count now; the log says who took them away."""
    event = event_at(request, pk)
    files = list(files_of(event))
    data = {"count": len(files)}
    record(by=request.user, action="export_certificates", object_type=EVENT, object_id=event.pk, data=data)
    return cast(HttpResponse, attachment(zipped(files), f"sertifikat-{event.slug}.zip", "application/zip"))


@allowed(Permission.CERTIFY)
def pattern(request: DeskRequest, pk: int) -> HttpResponse:
    """How a unit numbers its next certificates."""
    unit = get_object_or_404(WorkUnit, pk=pk)
    known = NumberPattern.objects.filter(unit=unit).first()
    kept = known or NumberPattern(unit=unit, code=default_code(unit))
    form = PatternForm(request.POST if request.method == "POST" else None, instance=kept)
    if form.is_bound and form.is_valid():
        set_pattern(unit=unit, pattern=form.instance, by=request.user)
        messages.success(request, _("Pola nomor tersimpan; ia berlaku untuk sertifikat berikutnya."))
        return redirect("desk:number_pattern", pk)
    return render(request, "desk/certificates/pattern.html", {"form": form, "unit": unit})
