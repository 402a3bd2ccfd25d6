"""AVIF renditions, made after the upload: they cost seconds, and pages get on without them."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from PIL import Image

from library.files import write_cards, write_file
from library.models import Heavy, Photo
from library.pictures import avif

LEASE = timedelta(minutes=10)
ATTEMPTS = 3
log = logging.getLogger(__name__)


def lighten_due() -> bool:
    """Make the AVIF renditions of one photo that lacks them; False when none is due.

    Safe to run in several processes at once; a worker that dies leaves a lease that runs out by itself.
    """
    heavy = claim()
    if heavy is None:
        return False
    try:
        lighten(heavy.photo)
    except (OSError, ValueError) as error:
        log.warning("no avif of photo %s: %s", heavy.photo_id, error)
        return True
    Heavy.objects.filter(pk=heavy.pk, due_at=heavy.due_at).delete()  # unless it became due anew meanwhile
    return True


@transaction.atomic
def claim() -> Heavy | None:
    """Take one photo under a lease; the attempt counts even when this process is killed over it."""
    now = timezone.now()
    free = Heavy.objects.filter(due_at__lte=now, attempts__lt=ATTEMPTS).order_by("due_at", "pk")
    heavy = free.select_for_update(skip_locked=True, of=("self",)).select_related("photo").first()
    if heavy:
        heavy.attempts, heavy.due_at = heavy.attempts + 1, now + LEASE
        heavy.save(update_fields=["attempts", "due_at"])
    return heavy


def lighten(photo: Photo) -> None:
    """Encode each WebP rendition once more; each file appears whole or not at all.

    Photos from before there were cuts for cards get theirs first.
    """
    if not (photo.folder / f"k{photo.card_widths[0]}.webp").exists():
        with Image.open(photo.folder / f"{photo.widths[-1]}.webp", formats=["WEBP"]) as picture:
            write_cards(photo, picture.convert("RGB"), photo.folder)
    for path in sorted(photo.folder.glob("*.webp")):
        with Image.open(path, formats=["WEBP"]) as picture:
            data = avif(picture.convert("RGB"))
        draft = path.with_suffix(".part")
        write_file(draft, data)
        draft.rename(path.with_suffix(".avif"))
