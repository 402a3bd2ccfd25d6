"""The documents that an import finds in a folder."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles.content import Enclosed, document_words
from articles.importing.papers import OldPaper
from contributors.models import User, WorkUnit
from library.actions import add_document
from library.judging import BadDocument, read_document


class Papers:
    """Takes the documents that lie in `folder`; what is not taken stays a link, with a note."""

    def __init__(self, folder: Path | None, *, dry_run: bool) -> None:
        self.folder, self.dry_run = folder and folder.resolve(), dry_run

    def take(self, paper: OldPaper, unit: WorkUnit, by: User) -> tuple[Enclosed | None, str]:
        """The document as the content names it, or a sentence that says why it stays outside."""
        name = paper.names[0][:200]
        if self.folder is None:
            return None, _("Dokumen tidak diambil karena folder media tidak disebut: %s") % name
        raw = self.read(self.folder, paper)
        if raw is None:
            return None, _("Dokumen %s tidak ditemukan; tautannya tetap ke alamat lama.") % name
        try:
            return self.kept(paper, raw, unit, by), ""
        except BadDocument as error:
            return None, f"{name}: {error}"

    def kept(self, paper: OldPaper, raw: bytes, unit: WorkUnit, by: User) -> Enclosed | None:
        """Raises BadDocument."""
        if self.dry_run:
            read_document(BytesIO(raw), len(raw))
            return None
        document = add_document(file=BytesIO(raw), size=len(raw), title=paper.title, unit=unit, by=by)
        return document_words(document, paper.title)

    def read(self, folder: Path, paper: OldPaper) -> bytes | None:
        """The first of the document's files that is there and lies in the folder."""
        for name in paper.names:
            try:
                path = (folder / name).resolve()
                if path.is_relative_to(folder) and path.is_file():
                    with path.open("rb") as file:
                        return file.read(settings.DOCUMENT_MAX_BYTES + 1)
            except (OSError, ValueError, RuntimeError):
                continue
        return None
