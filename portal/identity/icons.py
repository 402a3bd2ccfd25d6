"""Icons for home screens and tabs, drawn from the logo; the first letter stands in where there is none."""

from functools import cache
from hashlib import sha256
from io import BytesIO

from django.conf import settings
from django.urls import reverse
from PIL import Image, ImageDraw

from portal.identity import logo
from portal.identity.palette import colours, font

SIZES = (32, 180, 192, 512)
ROOM = 0.72  # of the square: phones round its corners off


def address(size: int) -> str:
    """Path of the square icon of a size in pixels."""
    return reverse("portal:identity", kwargs={"digest": digest(), "name": f"ikon-{size}.png"})


def digest() -> str:
    """Changes with everything an icon is made of."""
    picture = logo.in_dots()
    made_of = (picture and picture.sha256, initial(), colours()["paper"], colours()["accent-on-light"])
    return sha256(repr(made_of).encode()).hexdigest()[:12]


def initial() -> str:
    return str(settings.MINISTRY_SHORT_NAME or settings.MINISTRY_NAME)[:1].upper()


def png(size: int) -> bytes:
    """The icon as PNG."""
    return drawn(size, digest())


@cache
def drawn(size: int, _digest: str) -> bytes:
    picture = logo.in_dots()
    icon = Image.new("RGB", (size, size), colours()["paper" if picture else "accent-on-light"])
    if picture:
        sign = fitted(picture, round(size * ROOM))
        icon.paste(sign, ((size - sign.width) // 2, (size - sign.height) // 2), sign)
    else:
        face = font(round(size * 0.6), 800)
        middle = (size / 2, size / 2)
        ImageDraw.Draw(icon).text(middle, initial(), font=face, fill=colours()["on-accent"], anchor="mm")
    file = BytesIO()
    icon.save(file, "PNG", optimize=True)
    return file.getvalue()


def fitted(picture: logo.Logo, room: int) -> Image.Image:
    """The logo as large as it fits into a square of `room` pixels."""
    with Image.open(picture.path, formats=["PNG"]) as image:
        sign = image.convert("RGBA")
    scale = room / max(sign.size)
    size = (max(1, round(sign.width * scale)), max(1, round(sign.height * scale)))
    return sign.resize(size, Image.Resampling.LANCZOS)
