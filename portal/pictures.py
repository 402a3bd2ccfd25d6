"""Photos as readers elsewhere need them: one whole address, its size, and how many bytes it has."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from library.models import Photo
from portal.addresses import absolute

WIDEST = 1280


@dataclass(frozen=True)
class Jpeg:
    """A rendition that every reader can show; sizes in pixels, `length` in bytes (0 when unknown)."""

    address: str
    width: int
    height: int
    length: int
    alt: str
    caption: str
    credit: str


def jpeg(lead: dict[str, Any] | None) -> Jpeg | None:
    """The widest rendition up to 1280 pixels of an article's lead photo."""
    if not lead:
        return None
    known = Photo(width=lead["width"], height=lead["height"])
    width = max(size for size in known.widths if size <= WIDEST or size == known.widths[0])
    return Jpeg(
        address=absolute(f"/media/{lead['photo']}/{width}.jpg"),
        width=width,
        height=round(lead["height"] * width / lead["width"]),
        length=size_of(Path(settings.MEDIA_ROOT) / lead["photo"] / f"{width}.jpg"),
        alt=lead["alt"],
        caption=lead["caption"],
        credit=lead["credit"],
    )


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
