"""The only writers of photos."""

import os
import shutil
from pathlib import Path
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from audit.actions import record
from contributors.models import Membership, User, WorkUnit
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from library.models import Photo
from library.pictures import encode, read_picture

Image.MAX_IMAGE_PIXELS = 40_000_000


def add_photo(
    *,
    file: IO[bytes],
    size: int,
    caption: str,
    alt: str,
    credit: str,
    unit: WorkUnit | None,
    by: User,
) -> Photo:
    """Judge, re-encode and keep a photo of `size` bytes. Raises BadPicture or NotAllowed.

    Files are complete on disk before the row exists; a crash in between leaves a folder nobody refers to.
    """
    if not may_upload(by, unit):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengunggah foto unit kerja ini."))
    picture, sha256 = read_picture(file, size)
    photo = Photo(
        width=picture.width,
        height=picture.height,
        sha256=sha256,
        caption=caption,
        alt=alt,
        credit=credit,
        unit=unit,
        uploaded_by=by,
    )
    write_renditions(photo, picture)
    with transaction.atomic():
        photo.save()
        record(by=by, action="upload", object_type="photo", object_id=photo.pk, data={"sha256": sha256})
    return photo


def may_upload(by: User, unit: WorkUnit | None) -> bool:
    if not by.may(Permission.UPLOAD_PHOTOS):
        return False
    return (
        unit is None
        or by.may(Permission.READ_ALL_ARTICLES)
        or Membership.objects.filter(user=by, unit=unit).exists()
    )


def may_describe(by: User, photo: Photo) -> bool:
    """Editors, contributors of the photo's unit; a photo without a unit is its uploader's."""
    if photo.unit is None and not by.may(Permission.READ_ALL_ARTICLES):
        return by.may(Permission.UPLOAD_PHOTOS) and photo.uploaded_by_id == by.pk
    return may_upload(by, photo.unit)


def write_renditions(photo: Photo, picture: Image.Image) -> None:
    """Write all renditions into a temporary folder, then give it its name in one step."""
    draft = photo.folder.with_name(f".{photo.token}.part")
    try:
        draft.mkdir(parents=True)
        for width in photo.widths:
            for suffix, data in encode(picture, width).items():
                write_file(draft / f"{width}.{suffix}", data)
        draft.rename(photo.folder)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def write_file(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@transaction.atomic
def describe_photo(*, photo: Photo, caption: str, alt: str, credit: str, by: User) -> Photo:
    """Change the words of a photo for its next use; texts that use it keep their own. Raises NotAllowed."""
    if not may_describe(by, photo):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengubah foto ini."))
    photo.caption, photo.alt, photo.credit = caption, alt, credit
    photo.save(update_fields=["caption", "alt", "credit"])
    record(by=by, action="change", object_type="photo", object_id=photo.pk)
    return photo
