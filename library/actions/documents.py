"""The only writers of documents."""

from typing import IO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.actions import record
from contributors.models import Membership, User, WorkUnit
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from library.files import write_bytes
from library.judging import Judged, read_document
from library.models import Document

DOCUMENT = "document"


def add_document(
    *,
    file: IO[bytes],
    size: int,
    title: str,
    description: str = "",
    language: str = "id",
    unit: WorkUnit | None,
    by: User,
) -> Document:
    """Judge and keep a file of `size` bytes; one that the unit has already is given back as it is.

    Its bytes are on disk before the row exists. Raises BadDocument or NotAllowed.
    """
    if not may_add(by, unit):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengunggah dokumen unit kerja ini."))
    judged = read_document(file, size)
    words = {"title": title, "description": description, "language": language}
    return kept(judged, unit, by) or add(judged, words, unit, by)


def kept(judged: Judged, unit: WorkUnit | None, by: User) -> Document | None:
    """The document of this unit, or of this person, with the same bytes."""
    same = Document.objects.filter(sha256=judged.sha256, unit=unit)
    return (same if unit else same.filter(uploaded_by=by)).first()


def add(judged: Judged, words: dict[str, str], unit: WorkUnit | None, by: User) -> Document:
    document = Document(
        **words,
        sha256=judged.sha256,
        size=len(judged.raw),
        format=judged.format,
        unit=unit,
        uploaded_by=by,
    )
    write_bytes(document.path, judged.raw)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
            record(
                by=by,
                action="upload",
                object_type=DOCUMENT,
                object_id=document.pk,
                data={"sha256": document.sha256},
            )
    except IntegrityError:
        twin = kept(judged, unit, by)  # sent twice at once
        if twin is None:
            raise
        return twin
    return document


def may_add(by: User, unit: WorkUnit | None) -> bool:
    if not by.may(Permission.UPLOAD_DOCUMENTS):
        return False
    return (
        unit is None
        or by.may(Permission.READ_ALL_ARTICLES)
        or Membership.objects.filter(user=by, unit=unit).exists()
    )


def may_title(by: User, document: Document) -> bool:
    """Editors, contributors of the document's unit; a document without a unit is its uploader's."""
    if document.unit is None and not by.may(Permission.READ_ALL_ARTICLES):
        return by.may(Permission.UPLOAD_DOCUMENTS) and document.uploaded_by_id == by.pk
    return may_add(by, document.unit)


@transaction.atomic
def title_document(*, document: Document, title: str, description: str, language: str, by: User) -> Document:
    """Change the words of a document for its next use; texts that carry it keep theirs. Raises NotAllowed."""
    if not may_title(by, document):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengubah dokumen ini."))
    document.title, document.description, document.language = title, description, language
    document.save(update_fields=["title", "description", "language"])
    record(by=by, action="change", object_type=DOCUMENT, object_id=document.pk)
    return document
