"""The look of the pages for pictures drawn by us: colours and type from the same files as the pages."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageFont

TOKEN = re.compile(r"--([-a-z0-9]+):\s*(#[0-9a-f]{6});")
FONT = "fonts/plus-jakarta-sans.woff2"
UNKNOWN = "\uffff"  # a character that no font has


def asset(name: str) -> Path:
    return Path(settings.STATICFILES_DIRS[0]) / name


@cache
def colours() -> dict[str, str]:
    """Colours by the names of tokens.css, in their light form, with the ministry's own accent."""
    light = asset("css/tokens.css").read_text().partition("@media")[0]
    own = {"accent-on-light": settings.ACCENT} if settings.ACCENT else {}
    return {**dict(TOKEN.findall(light)), **own}


@cache
def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The type of headlines at a size in pixels; weight 200-800."""
    made = ImageFont.truetype(asset(FONT), size)
    made.set_variation_by_axes([weight])
    return made


@cache
def crest(height: int) -> Image.Image:
    image = Image.open(asset("img/crest.png")).convert("RGBA")
    return image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)


def drawable(text: str) -> str:
    """`text` without the characters that the type does not have, such as emoji."""
    return " ".join("".join(char for char in text if is_drawable(char)).split())


@cache
def is_drawable(char: str) -> bool:
    face = font(32, 400)
    return char.isspace() or bytes(face.getmask(char)) != bytes(face.getmask(UNKNOWN))
