"""The pictures that an import finds in a folder."""

import hashlib
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles.importing.item import Rejected
from articles.importing.pictures import OldPicture
from contributors.models import User, WorkUnit
from library.actions import add_photo
from library.models import Photo
from library.pictures import BadPicture, read_picture


class Pictures:
    """Takes the pictures that lie in `folder`; without a folder every picture is left out, with a note."""

    def __init__(self, folder: Path | None, *, dry_run: bool) -> None:
        self.folder, self.dry_run = folder and folder.resolve(), dry_run

    def take(self, picture: OldPicture, unit: WorkUnit, by: User) -> tuple[Photo | None, list[str]]:
        """The photo, from the library when the same file came before. Raises Rejected.

        A file that is not there is always refused: put in place, it comes with the next run.
        """
        if any("://" in name for name in picture.names):
            return None, [_("Gambar di alamat lain tidak diambil: %s") % picture.name[:200]]
        if self.folder is None:
            return None, [
                _("Gambar tidak diambil karena folder media tidak disebut: %s") % picture.name[:200]
            ]
        raw = self.read(self.folder, picture)
        try:
            return self.kept(picture, raw, unit, by), []
        except BadPicture as error:
            reason = f"{picture.name[:100]}: {error}"
            if picture.needed:
                raise Rejected(reason) from None
            return None, [reason]

    def kept(self, picture: OldPicture, raw: bytes, unit: WorkUnit, by: User) -> Photo | None:
        """Raises BadPicture."""
        known = Photo.objects.filter(sha256=hashlib.sha256(raw).hexdigest(), uploaded_by=by).first()
        if known or self.dry_run:
            read_picture(BytesIO(raw), len(raw))
            return known
        return add_photo(
            file=BytesIO(raw),
            size=len(raw),
            caption=picture.caption[:400],
            alt=picture.alt[:250],
            credit=picture.credit[:120],
            unit=unit,
            by=by,
        )

    def read(self, folder: Path, picture: OldPicture) -> bytes:
        """The first of the picture's files that is there."""
        for name in picture.names:
            try:
                path = (folder / name).resolve()
                if not path.is_relative_to(folder):
                    raise Rejected(_("Gambar %s tidak berada di folder berkas impor.") % name[:100])
                if path.is_file():  # a named pipe would keep us waiting for ever
                    with path.open("rb") as file:
                        return file.read(settings.PHOTO_MAX_BYTES + 1)
            except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle
                continue
        raise Rejected(_("Gambar %s tidak ditemukan.") % picture.name[:100])
