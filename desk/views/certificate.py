"""One certificate: what it says, its file, its corrections by two people, its revocation."""

from typing import cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.certificates import attachment, certificate_at, file_name
from desk.forms.certificate import CorrectionForm, RevocationForm
from events.actions import approve_correction, propose_correction, revoke
from events.certifying.files import stored
from events.certifying.ledger import entry, in_groups
from events.models import Certificate, CertificateFile, CorrectionProposal
from events.refusals import CertificateRefused


@allowed(Permission.CERTIFY)
@require_safe
def certificate(request: DeskRequest, pk: int) -> HttpResponse:
    return page(request, certificate_at(request, pk))


def page(request: DeskRequest, found: Certificate, status: int = 200, **forms: forms.Form) -> HttpResponse:
    one = entry(found)
    proposal = CorrectionProposal.objects.filter(certificate=found).select_related("by", "version").last()
    is_open = proposal is not None and not hasattr(proposal, "version") and not one.revocation
    context = {
        "one": one,
        "version": one.version,
        "event": found.event,
        "code": in_groups(found.token),
        "proposal": proposal if is_open else None,
        "may_approve": is_open and proposal is not None and proposal.by_id != request.user.pk,
        "correction_form": CorrectionForm(initial={"name": one.version.name}, prefix="perbaikan"),
        "revocation_form": RevocationForm(prefix="cabut"),
        **forms,
    }
    return render(request, "desk/certificates/certificate.html", context, status=status)


@allowed(Permission.CERTIFY)
@require_POST
def correct(request: DeskRequest, pk: int) -> HttpResponse:
    found = certificate_at(request, pk)
    form = CorrectionForm(request.POST, prefix="perbaikan")
    if form.is_valid():
        try:
            propose_correction(certificate=found, by=request.user, **form.cleaned_data)
        except CertificateRefused as refused:
            form.add_error(None, str(refused))
    if form.errors:
        return page(request, found, 422, correction_form=form)
    messages.success(request, _("Usulan perbaikan tersimpan. Editor lain menyetujuinya."))
    return redirect("desk:certificate", pk)


@allowed(Permission.CERTIFY)
@require_POST
def approve(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    found = certificate_at(request, pk)
    proposal = get_object_or_404(CorrectionProposal, pk=number, certificate=found)
    try:
        approve_correction(proposal=proposal, by=request.user)
    except CertificateRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Sertifikat diperbaiki; berkas barunya sedang dibuat."))
    return redirect("desk:certificate", pk)


@allowed(Permission.CERTIFY)
@require_POST
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    found = certificate_at(request, pk)
    form = RevocationForm(request.POST, prefix="cabut")
    if form.is_valid():
        try:
            revoke(certificate=found, by=request.user, **form.cleaned_data)
        except CertificateRefused as refused:
            form.add_error(None, str(refused))
    if form.errors:
        return page(request, found, 422, revocation_form=form)
    messages.success(request, _("Sertifikat dicabut. Halaman pemeriksaannya mengatakannya sejak sekarang."))
    return redirect("desk:certificate", pk)


@allowed(Permission.CERTIFY)
@require_safe
def download(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """The PDF of one version. Raises Http404 while there is none."""
    found = certificate_at(request, pk)
    files = CertificateFile.objects.select_related("version__certificate")
    file = get_object_or_404(files, version__certificate=found, version__number=number)
    path = stored(file)
    if path is None:
        raise Http404
    return cast(HttpResponse, attachment(path.open("rb"), file_name(file), "application/pdf"))
