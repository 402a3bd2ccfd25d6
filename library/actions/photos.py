"""The only writers of photos."""

from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image

from audit.actions import record
from contributors.models import Membership, User, WorkUnit
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from library.files import write_cards, write_renditions
from library.models import Heavy, Photo
from library.pictures import read_picture

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
        Heavy.objects.create(photo=photo)
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


@transaction.atomic
def describe_photo(*, photo: Photo, caption: str, alt: str, credit: str, by: User) -> Photo:
    """Change the words of a photo for its next use; texts that use it keep their own. Raises NotAllowed."""
    if not may_describe(by, photo):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengubah foto ini."))
    photo.caption, photo.alt, photo.credit = caption, alt, credit
    photo.save(update_fields=["caption", "alt", "credit"])
    record(by=by, action="change", object_type="photo", object_id=photo.pk)
    return photo


@transaction.atomic
def focus_photo(*, photo: Photo, x: int, y: int, by: User) -> Photo:
    """Say which point of a photo no cut may lose, in percent from the left and the top. Raises NotAllowed.

    Cards show the new cut at once, everywhere; the photo itself and the words around it do not change.
    """
    if not may_describe(by, photo):
        raise NotAllowed(_("Anda tidak memiliki hak untuk mengubah foto ini."))
    photo.focus_x, photo.focus_y = x, y
    photo.save(update_fields=["focus_x", "focus_y"])
    with Image.open(photo.folder / f"{photo.widths[-1]}.webp", formats=["WEBP"]) as picture:
        write_cards(photo, picture.convert("RGB"), photo.folder)
    for stale in photo.folder.glob("k*.avif"):
        stale.unlink(missing_ok=True)
    Heavy.objects.update_or_create(photo=photo, defaults={"attempts": 0, "due_at": timezone.now()})
    record(by=by, action="focus", object_type="photo", object_id=photo.pk, data={"x": x, "y": y})
    return photo
