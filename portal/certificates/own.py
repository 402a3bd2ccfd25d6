"""The certificate on the personal page of a participant: how it stands, and its PDF."""

from pathlib import Path

from events.certifying.files import stored
from events.certifying.ledger import Entry, entry_of
from events.models import Registration


def certificate_of(registration: Registration) -> Entry | None:
    return entry_of(registration)


def pdf_of(one: Entry | None) -> Path | None:
    """The file that counts now; None while it is being made, and once the certificate is revoked."""
    if one is None or one.revocation or one.file is None:
        return None
    return stored(one.file)
