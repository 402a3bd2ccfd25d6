"""What happens to a certificate later: corrected by two people, or revoked. Its number stays its own."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.actions import record
from contributors.models import User, WorkUnit
from events.actions.certificates import require_certifying
from events.certifying.candidates import named
from events.models import (
    Certificate,
    CertificateVersion,
    CorrectionProposal,
    NumberPattern,
    Revocation,
    Unprinted,
)
from events.refusals import CertificateRefused
from text.characters import is_blank, trimmed

CERTIFICATE = "certificate"
KEPT = (
    *("hat", "event_title", "starts_on", "ends_on", "place", "unit_name", "sessions", "hours"),
    *("official_name", "official_post", "signed_on"),
)


@transaction.atomic
def set_pattern(*, unit: WorkUnit, pattern: NumberPattern, by: User) -> NumberPattern:
    """Change how a unit numbers its next certificates. Raises NotAllowed."""
    require_certifying(by)
    pattern.unit = unit
    pattern.save()
    data = {"pattern": pattern.pattern, "code": pattern.code}
    record(by=by, action="set_pattern", object_type="unit", object_id=unit.pk, data=data)
    return pattern


@transaction.atomic
def propose_correction(*, certificate: Certificate, name: str, reason: str, by: User) -> CorrectionProposal:
    """Ask for another name; somebody else approves it. Raises NotAllowed or CertificateRefused."""
    require_certifying(by)
    held = standing(certificate)
    name, reason = named(name), trimmed(reason)
    if is_blank(name) or is_blank(reason):
        raise CertificateRefused(_("Tulis nama yang benar dan alasannya."))
    if name == newest(held).name:
        raise CertificateRefused(_("Nama itu sudah tertulis pada sertifikat ini."))
    proposal = CorrectionProposal.objects.create(certificate=held, name=name, reason=reason, by=by)
    record(by=by, action="propose_correction", object_type=CERTIFICATE, object_id=held.pk)
    return proposal


@transaction.atomic
def approve_correction(*, proposal: CorrectionProposal, by: User) -> CertificateVersion:
    """Issue the certificate once more with the name asked for, under the same number and code.

    Only the newest proposal can be approved, once. Raises NotAllowed or CertificateRefused.
    """
    require_certifying(by)
    held = standing(proposal.certificate)
    if proposal.by_id == by.pk:
        raise CertificateRefused(_("Anda yang mengusulkannya. Mintalah editor lain menyetujuinya."))
    if proposal.pk != held.proposals.values_list("pk", flat=True).last() or hasattr(proposal, "version"):
        raise CertificateRefused(_("Usulan ini sudah diganti atau disetujui."))
    before = newest(held)
    version = CertificateVersion.objects.create(
        **{field: getattr(before, field) for field in KEPT},
        certificate=held,
        number=before.number + 1,
        proposal=proposal,
        name=proposal.name,
        by=by,
    )
    Unprinted.objects.create(version=version)
    data = {"version": version.number}
    record(by=by, action="correct", object_type=CERTIFICATE, object_id=held.pk, data=data)
    return version


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: User) -> Revocation:
    """Say publicly that a certificate counts no more, for good. Raises NotAllowed or CertificateRefused."""
    require_certifying(by)
    held, reason = standing(certificate), trimmed(reason)
    if is_blank(reason):
        raise CertificateRefused(_("Tulis alasannya: ia terbaca publik."))
    made = Revocation.objects.create(certificate=held, reason=reason, by=by)
    record(by=by, action="revoke", object_type=CERTIFICATE, object_id=held.pk, data={"reason": reason})
    return made


def standing(certificate: Certificate) -> Certificate:
    """The certificate, held to the end of the transaction. Raises CertificateRefused for a revoked one."""
    held = Certificate.objects.select_for_update(no_key=True, of=("self",)).get(pk=certificate.pk)
    if Revocation.objects.filter(certificate=held).exists():
        raise CertificateRefused(_("Sertifikat ini sudah dicabut."))
    return held


def newest(certificate: Certificate) -> CertificateVersion:
    return certificate.versions.order_by("-number")[0]
