"""The ministry's logo, named by a setting: its file, its size, and an address that changes with its bytes."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.urls import reverse
from PIL import Image

KINDS: Final = {".svg": "image/svg+xml", ".png": "image/png"}
BOX: Final = re.compile(
    r'<svg[^>]*?\sviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)', re.DOTALL
)
LEAST_DOTS: Final = 240  # height in pixels below which a PNG looks coarse in share pictures and icons


@dataclass(frozen=True)
class Logo:
    """One file of the logo; sizes in its own units, of which only the ratio matters."""

    path: Path
    width: float
    height: float
    sha256: str

    @property
    def kind(self) -> str:
        return KINDS[self.path.suffix.lower()]

    @property
    def address(self) -> str:
        """Path under which it is served, for ever the same bytes."""
        name = f"logo{self.path.suffix.lower()}"
        return reverse("portal:identity", kwargs={"digest": self.sha256[:12], "name": name})

    def width_at(self, height: int) -> int:
        return max(1, round(self.width * height / self.height))


def shown() -> Logo | None:
    """The logo as pages show it; None for a ministry that shows its name alone."""
    return read(settings.MINISTRY_LOGO) if settings.MINISTRY_LOGO else None


def in_dots() -> Logo | None:
    """The PNG: the logo itself, or the file of the same name beside an SVG. None when there is none."""
    if not settings.MINISTRY_LOGO:
        return None
    path = Path(settings.MINISTRY_LOGO).with_suffix(".png")
    return read(str(path)) if path.exists() else None


@cache
def read(name: str) -> Logo:
    """Raises OSError for a file that cannot be read, ValueError for one that is no such picture."""
    path = Path(name)
    data = path.read_bytes()
    if path.suffix.lower() not in KINDS:
        raise ValueError("neither .svg nor .png")
    width, height = box(data) if path.suffix.lower() == ".svg" else dots(path)
    return Logo(path, width, height, sha256(data).hexdigest())


def box(data: bytes) -> tuple[float, float]:
    found = BOX.search(data.decode("utf-8", "replace"))
    if not found or not (float(found[1]) and float(found[2])):
        raise ValueError("an SVG without a viewBox")
    return float(found[1]), float(found[2])


def dots(path: Path) -> tuple[float, float]:
    with Image.open(path, formats=["PNG"]) as picture:
        return picture.size


def logo_is_there(**_: Any) -> list[CheckMessage]:
    """A logo that cannot be shown stops the house before a reader meets the gap."""
    try:
        logo = shown()
        picture = in_dots()
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        return [Error(f"MINISTRY_LOGO cannot be shown: {error}", id="portal.E002")]
    if logo and not picture:
        words = (
            "Beside MINISTRY_LOGO there is no PNG of the same name; share pictures and icons go without it."
        )
        return [Warning(words, id="portal.W002")]
    if picture and picture.height < LEAST_DOTS:
        return [Warning(f"The logo's PNG should be at least {LEAST_DOTS} pixels high.", id="portal.W003")]
    return []
