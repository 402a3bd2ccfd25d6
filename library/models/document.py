"""Documents: files for readers, kept byte for byte under the name of their SHA-256."""

from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contributors.models import User, WorkUnit
from contributors.roles import Permission

TITLE_LIMIT = 150
DESCRIPTION_LIMIT = 300


class Format(models.TextChoices):
    """What we take, by the usual end of a file's name; the label is the word for it on a page."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    PPTX = "pptx", "PowerPoint"
    ODT = "odt", _("Teks ODF")
    ODS = "ods", _("Lembar ODF")
    ODP = "odp", _("Salindia ODF")
    CSV = "csv", "CSV"
    TXT = "txt", _("Teks")


OPEN_XML = "application/vnd.openxmlformats-officedocument"
TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: f"{OPEN_XML}.wordprocessingml.document",
    Format.XLSX: f"{OPEN_XML}.spreadsheetml.sheet",
    Format.PPTX: f"{OPEN_XML}.presentationml.presentation",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Format.ODP: "application/vnd.oasis.opendocument.presentation",
    Format.CSV: "text/csv",
    Format.TXT: "text/plain",
}


class Language(models.TextChoices):
    INDONESIAN = "id", _("Indonesia")
    ENGLISH = "en", _("Inggris")


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User) -> Self:
        """A contributor sees the documents of their units and their own; those who read all see all."""
        if user.may(Permission.READ_ALL_ARTICLES):
            return self
        return self.filter(models.Q(unit__in=WorkUnit.objects.of(user)) | models.Q(uploaded_by=user))


class Document(models.Model):
    """One file of the library, in bytes that never change: a trigger holds `sha256`, `size` and `format`.

    The words are those for its next use; a text that carries the document has its own.
    """

    title = models.CharField(_("judul dokumen"), max_length=TITLE_LIMIT)
    description = models.CharField(_("keterangan"), max_length=DESCRIPTION_LIMIT, blank=True)
    language = models.CharField(
        _("bahasa dokumen"), max_length=2, choices=Language, default=Language.INDONESIAN
    )
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()  # in bytes
    format = models.CharField(max_length=4, choices=Format)
    unit = models.ForeignKey(WorkUnit, models.PROTECT, null=True, verbose_name=_("unit kerja"))
    uploaded_by = models.ForeignKey(User, models.PROTECT)
    uploaded_at = models.DateTimeField(db_default=Now())

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["sha256", "unit"], name="one_document_per_file_and_unit"),
            models.UniqueConstraint(
                fields=["sha256", "uploaded_by"],
                condition=models.Q(unit=None),
                name="one_document_per_file_and_person",
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="document_is_not_empty"),
            models.CheckConstraint(
                condition=models.Q(format__in=Format.values), name="document_format_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex="^[0-9a-f]{64}$"), name="document_has_a_hash"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> Path:
        return path_of(self.sha256)


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash lie, 64 characters 0-9a-f; equal files are kept once."""
    return Path(settings.MEDIA_ROOT) / "dokumen" / sha256[:2] / sha256


def media_type(format: str) -> str:
    """The media type of a format, without parameters."""
    return TYPES[Format(format)]
