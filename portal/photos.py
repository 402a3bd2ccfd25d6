"""Which photos the public may see, and their files."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from articles.models import Publication
from audit.models import Release
from contributors.models import User
from library.models import WIDTHS, Photo

KINDS = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}


def is_public(token: str) -> bool:
    """Whether a publication that is public now, or the released page of a speaker, shows the photo."""
    if Publication.objects.published().filter(photos__contains=[token]).exists():
        return True
    # canonical JSON escapes quotes inside texts, so this meets the key itself and no words about it
    shown = f'"photo":"{token}"'
    return Release.objects.current().filter(snapshot__canonical__contains=shown).exists()


def is_seen_by(user: User | AnonymousUser, token: str) -> bool:
    """Whether someone signed in may see the photo at the desk."""
    if not isinstance(user, User):
        return False
    return Photo.objects.visible_to(user).filter(token=token).exists()


def rendition(token: str, cut: str | None, width: str | None, suffix: str | None) -> Path | None:
    """The file for the parts of an address; without a width the widest, as JPEG. Asks no database."""
    return file(token, cut or "", int(width or WIDTHS[-1]), suffix or "jpg")


def file(token: str, cut: str, width: int, suffix: str) -> Path | None:
    """The rendition of a width in pixels, or the widest below it; None when the photo has no files.

    `cut` is "k" for cards, else "". What is not made yet is answered by what is: an AVIF by its WebP (every
    browser that knows the one knows the other), a cut by the whole photo.
    """
    folder = Path(settings.MEDIA_ROOT) / token
    suffixes = ("avif", "webp") if suffix == "avif" else (suffix,)
    wanted = [(shape, kind) for shape in dict.fromkeys((cut, "")) for kind in suffixes]
    return next(filter(None, (nearest(folder, *kind, width) for kind in wanted)), None)


def nearest(folder: Path, cut: str, suffix: str, width: int) -> Path | None:
    named = re.compile(rf"{cut}[0-9]+")
    made = sorted(
        (path for path in folder.glob(f"{cut}*.{suffix}") if named.fullmatch(path.stem)), key=width_of
    )
    fitting = [path for path in made if width_of(path) <= width]
    if fitting:
        return fitting[-1]
    return made[0] if made else None


def width_of(path: Path) -> int:
    return int(path.stem.removeprefix("k"))
