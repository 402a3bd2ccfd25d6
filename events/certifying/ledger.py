"""What the ledger says of a certificate, and of a file that somebody holds."""

from dataclasses import dataclass
from enum import StrEnum

from events.models import (
    Certificate,
    CertificateFile,
    CertificateStatus,
    CertificateVersion,
    Event,
    Registration,
    Revocation,
)
from events.models.certificate import CertificateQuerySet

CODE_LENGTH = 26


@dataclass(frozen=True)
class Entry:
    """A certificate with all that it says or said, oldest first."""

    certificate: Certificate
    versions: tuple[CertificateVersion, ...]
    revocation: Revocation | None

    @property
    def version(self) -> CertificateVersion:
        return self.versions[-1]

    @property
    def status(self) -> CertificateStatus:
        return self.certificate.status

    @property
    def file(self) -> CertificateFile | None:
        """The PDF of what it says now; None until the worker made it."""
        return file_of(self.version)


class Verdict(StrEnum):
    """What a file is, held against the ledger."""

    IDENTICAL = "identical"
    CORRECTED = "corrected"  # it was true, and was corrected since
    REVOKED = "revoked"  # it is ours, and counts no more
    ALTERED = "altered"
    UNPRINTED = "unprinted"  # nothing was handed out yet


def entry_at(token: str) -> Entry | None:
    """The certificate of a code. Four queries."""
    found = whole(Certificate.objects.filter(token=token)).first()
    return entry(found) if found else None


def entries_of(event: Event) -> list[Entry]:
    """All of an event, by number. A fixed number of queries."""
    return [entry(one) for one in whole(Certificate.objects.filter(event=event)).order_by("serial", "pk")]


def entry_of(registration: Registration) -> Entry | None:
    found = whole(Certificate.objects.filter(registration=registration)).first()
    return entry(found) if found else None


def whole(rows: CertificateQuerySet) -> CertificateQuerySet:
    related = rows.with_status().select_related("revocation")
    return related.prefetch_related("versions__proposal", "versions__file")


def entry(certificate: Certificate) -> Entry:
    return Entry(certificate, tuple(certificate.versions.all()), getattr(certificate, "revocation", None))


def file_of(version: CertificateVersion) -> CertificateFile | None:
    return getattr(version, "file", None)


def judged(one: Entry, sha256: str) -> Verdict:
    """What a file of this SHA-256 is to a certificate."""
    files = [file_of(version) for version in one.versions]
    hits = [number for number, file in enumerate(files, start=1) if file and file.sha256 == sha256]
    if not hits:
        return Verdict.ALTERED if any(files) else Verdict.UNPRINTED
    if one.revocation:
        return Verdict.REVOKED
    return Verdict.IDENTICAL if hits[-1] == len(files) else Verdict.CORRECTED


def spelled(text: str) -> str:
    """A code as somebody types it, as the ledger spells it: capitals, no spaces or dashes."""
    return "".join(text.upper().split()).replace("-", "")


def in_groups(token: str) -> str:
    """A code for the eye: "ABCD EFGH …"."""
    return " ".join(token[at : at + 4] for at in range(0, len(token), 4))
