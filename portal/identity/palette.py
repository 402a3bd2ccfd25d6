"""The look of the pages for pictures drawn by us: colours and type from the same files as the pages."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageFont

from portal.colours import accent
from portal.identity.logo import Logo, in_dots

TOKEN = re.compile(r"--([-a-z0-9]+):\s*(#[0-9a-f]{6});")
FONT = "fonts/plus-jakarta-sans.woff2"
UNKNOWN = "\uffff"  # a character that no font has


def asset(name: str) -> Path:
    return Path(settings.STATICFILES_DIRS[0]) / name


def colours() -> dict[str, str]:
    """Colours by the names of tokens.css, in their light form, with the ministry's own accent."""
    own = accent("light")
    return {**ours(), "accent-on-light": own} if own else ours()


@cache
def ours() -> dict[str, str]:
    return dict(TOKEN.findall(asset("css/tokens.css").read_text().partition("@media")[0]))


@cache
def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The type of headlines at a size in pixels; weight 200-800."""
    made = ImageFont.truetype(asset(FONT), size)
    made.set_variation_by_axes([weight])
    return made


def crest(height: int, widest: int) -> Image.Image | None:
    """The ministry's logo, `height` pixels high unless it gets wider than `widest`; None without a PNG."""
    logo = in_dots()
    return scaled(logo, min(height, round(widest * logo.height / logo.width))) if logo else None


@cache
def scaled(logo: Logo, height: int) -> Image.Image:
    with Image.open(logo.path, formats=["PNG"]) as image:
        return image.convert("RGBA").resize((logo.width_at(height), height), Image.Resampling.LANCZOS)


def drawable(text: str) -> str:
    """`text` without the characters that the type does not have, such as emoji."""
    return " ".join("".join(char for char in text if is_drawable(char)).split())


@cache
def is_drawable(char: str) -> bool:
    face = font(32, 400)
    return char.isspace() or bytes(face.getmask(char)) != bytes(face.getmask(UNKNOWN))
