"""Judging and re-encoding pictures: what we serve is only what we encoded ourselves."""

import hashlib
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from library.models import CARD_SHAPE

FORMATS = ("JPEG", "PNG", "WEBP")
PHONE_WIDTH = 640
PHONE_BYTES = 60_000
SHORTEST_SIDE = 320
LONGEST_SIDE = 12_000


class BadPicture(Exception):
    """Not a picture we take; str() is the sentence to show."""


def read_picture(file: IO[bytes], size: int) -> tuple[Image.Image, str]:
    """Decode an upload and return it upright in RGB with the SHA-256 of the file as it came.

    Type is judged by content, the size from the header before any pixel is decoded. Raises BadPicture.
    """
    if size > settings.PHOTO_MAX_BYTES:
        raise BadPicture(_("Foto ini terlalu besar. Batasnya 15 MB."))
    raw = file.read(settings.PHOTO_MAX_BYTES + 1)
    with bombs_as_errors():
        try:
            picture = Image.open(BytesIO(raw), formats=FORMATS)
            check_size(picture)
            picture.load()
        except UnidentifiedImageError:
            raise BadPicture(_("Berkas ini bukan foto JPEG, PNG, atau WebP.")) from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise BadPicture(too_many_pixels()) from None
        except (OSError, ValueError, SyntaxError, MemoryError):
            raise BadPicture(_("Foto ini rusak dan tidak dapat dibaca.")) from None
    upright = ImageOps.exif_transpose(picture)
    return upright.convert("RGB"), hashlib.sha256(raw).hexdigest()


def check_size(picture: Image.Image) -> None:
    """Refuse by the header: too many pixels, too small, too long a side, more than one frame."""
    width, height = picture.size
    if width * height > settings.PHOTO_MAX_PIXELS:
        raise BadPicture(too_many_pixels())
    if min(width, height) < SHORTEST_SIDE or max(width, height) > LONGEST_SIDE:
        raise BadPicture(
            _("Sisi foto harus antara %(least)d dan %(most)d piksel.")
            % {"least": SHORTEST_SIDE, "most": LONGEST_SIDE}
        )
    if getattr(picture, "n_frames", 1) > 1:
        raise BadPicture(_("Gambar bergerak tidak dapat dipakai."))


def too_many_pixels() -> str:
    return _("Foto ini terlalu besar. Batasnya 40 juta piksel.")


@contextmanager
def bombs_as_errors() -> Iterator[None]:
    """Pillow only warns between its limit and twice its limit; here every warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def encode(picture: Image.Image, width: int) -> dict[str, bytes]:
    """JPEG and WebP bytes of the picture at a width in pixels, without any metadata."""
    height = max(1, round(picture.height * width / picture.width))
    resized = picture if width == picture.width else picture.resize((width, height), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", resized.size)
    clean.paste(resized)
    return {
        "jpg": lightest(clean, "JPEG", (82, 70, 55), optimize=True, progressive=True),
        "webp": lightest(clean, "WEBP", (80, 65, 50, 35), method=4),
    }


def avif(picture: Image.Image) -> bytes:
    """AVIF bytes of a picture in RGB; takes seconds on large ones."""
    return lightest(picture, "AVIF", (60, 50, 40, 30), speed=8)


def lightest(picture: Image.Image, kind: str, qualities: Sequence[int], **options: Any) -> bytes:
    """The first quality; what a phone shows first steps down until it is at most PHONE_BYTES."""
    data = b""
    for quality in qualities:
        out = BytesIO()
        picture.save(out, kind, quality=quality, **options)
        data = out.getvalue()
        if picture.width > PHONE_WIDTH or len(data) <= PHONE_BYTES:
            break
    return data


def card_cut(picture: Image.Image, focus_x: int, focus_y: int) -> Image.Image:
    """The largest part in the shape of a card with the focal point (percent) as near its middle as fits."""
    across, down = CARD_SHAPE
    width = min(picture.width, picture.height * across // down)
    height = min(picture.height, width * down // across)
    left = within(focus_x * picture.width // 100 - width // 2, picture.width - width)
    top = within(focus_y * picture.height // 100 - height // 2, picture.height - height)
    return picture.crop((left, top, left + width, top + height))


def within(value: int, most: int) -> int:
    return max(0, min(value, most))
