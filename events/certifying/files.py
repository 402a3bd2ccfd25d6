"""PDFs of certificates: private, whole on disk before a row speaks of them, never written over."""

import os
from pathlib import Path

from django.conf import settings

from events.models import CertificateFile


def path_of(token: str, number: int) -> Path:
    """Where the PDF of a version lies; nothing serves this folder."""
    return Path(settings.CERTIFICATE_ROOT) / token[:2] / f"{token}-{number}.pdf"


def keep(token: str, number: int, data: bytes) -> None:
    """Write a PDF; it appears in one step, and again with the same name after a crash in between."""
    path = path_of(token, number)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}.part")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def stored(file: CertificateFile) -> Path | None:
    """The PDF of a version of which certificate and version are at hand; None when it is not there."""
    path = path_of(file.version.certificate.token, file.version.number)
    return path if path.is_file() else None
