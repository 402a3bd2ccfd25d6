"""Certificates of an event as the desk shows them."""

import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import FileResponse
from django.shortcuts import get_object_or_404

from desk.access import DeskRequest
from desk.paging import SIZE, Page, address
from events.actions.certificates import without
from events.certifying.attendance import attended
from events.certifying.candidates import Candidate, candidates, newest_closing, released_words
from events.certifying.files import path_of
from events.certifying.ledger import Entry, entry, whole
from events.models import Certificate, CertificateFile, CertificateVersion, Closing, Event, Unprinted
from text.slugs import slugify_title

SHOWN = 200  # people without a certificate on one page


@dataclass(frozen=True)
class Standing:
    """Who has a certificate, who would get one now, and who would not."""

    closing: Closing | None
    is_public: bool
    page: Page[Certificate]
    entries: list[Entry]
    ready: list[Candidate]
    short: list[Candidate]
    printing: int
    parked: int

    @property
    def total(self) -> int:
        return self.page.count

    @property
    def printed(self) -> int:
        return self.total - self.printing


def event_at(request: DeskRequest, pk: int) -> Event:
    """Raises Http404."""
    return get_object_or_404(Event.objects.visible_to(request.user).select_related("unit"), pk=pk)


def certificate_at(request: DeskRequest, pk: int) -> Certificate:
    """Raises Http404."""
    events = Event.objects.visible_to(request.user)
    return get_object_or_404(whole(Certificate.objects.filter(event__in=events)), pk=pk)


def standing(request: DeskRequest, event: Event) -> Standing:
    """A fixed number of queries, however many people."""
    closing, words = newest_closing(event), released_words(event)
    people = candidates(event, words, closing, attended(event)) if words else []
    waiting = without(event, people)
    rows = whole(Certificate.objects.filter(event=event)).order_by("serial", "pk")
    paginator = Paginator(rows, SIZE)
    page = paginator.get_page(request.GET.get("hal"))
    items = list(page.object_list)
    unprinted = Unprinted.objects.filter(version__certificate__event=event)
    return Standing(
        closing=closing,
        is_public=words is not None,
        page=Page(
            items=items,
            count=paginator.count,
            newer=address(request, page.number - 1) if page.has_previous() else "",
            older=address(request, page.number + 1) if page.has_next() else "",
        ),
        entries=[entry(one) for one in items],
        ready=[one for one in waiting if not one.issues],
        short=[one for one in waiting if one.issues],
        printing=unprinted.filter(parked_at=None).count(),
        parked=unprinted.exclude(parked_at=None).count(),
    )


def files_of(event: Event) -> Iterable[CertificateFile]:
    """The PDFs that count now, by number: of the last version, and of none that was revoked."""
    later = CertificateVersion.objects.filter(
        certificate=OuterRef("version__certificate"), number__gt=OuterRef("version__number")
    )
    files = CertificateFile.objects.filter(~Exists(later), version__certificate__event=event)
    standing = files.filter(version__certificate__revocation=None)
    return standing.select_related("version__certificate").order_by("version__certificate__serial", "pk")


def file_name(file: CertificateFile) -> str:
    """Such as "012-bunga-lestari.pdf": letters that every system can store."""
    certificate = file.version.certificate
    return f"{certificate.serial:03d}-{slugify_title(file.version.name)[:60]}.pdf"


def zipped(files: Iterable[CertificateFile]) -> IO[bytes]:
    """All PDFs in one archive; beyond a few megabytes it lies in a temporary file, which goes by itself."""
    out = tempfile.SpooledTemporaryFile(max_size=8 * 1024 * 1024)  # noqa: SIM115 the answer closes it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            path = path_of(file.version.certificate.token, file.version.number)
            if path.is_file():
                archive.write(path, file_name(file))
    out.seek(0)
    return out


def attachment(content: IO[bytes], name: str, kind: str) -> FileResponse:
    response = FileResponse(content, as_attachment=True, filename=name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
