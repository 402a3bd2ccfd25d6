"""Photos as readers elsewhere need them: one whole address, its size, and how many bytes it has."""

import os
from dataclasses import dataclass
from typing import Any

from django.conf import settings

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
    width = min(
        lead["width"], WIDEST
    )  # both are among the renditions: the picture's own width, or one of WIDTHS
    return Jpeg(
        address=absolute(f"/media/{lead['photo']}/{width}.jpg"),
        width=width,
        height=round(lead["height"] * width / lead["width"]),
        length=size_of(f"{settings.MEDIA_ROOT}/{lead['photo']}/{width}.jpg"),
        alt=lead["alt"],
        caption=lead["caption"],
        credit=lead["credit"],
    )


def size_of(path: str) -> int:
    try:
        return os.stat(path).st_size  # making a Path for each picture of a feed takes longer
    except FileNotFoundError:
        return 0
