"""The picture that a shared link shows: whose word it is, what kind, the headline, the day."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from portal.identity.palette import colours, crest, drawable, font
from portal.sharing.lines import fitted, leading, one_line

SIZE = (1200, 630)
MARGIN = 72
BAND = 116
SIGN = 76
WIDEST_SIGN = 320
STAMP_COLOURS = {
    "Benar": "good",
    "Misinformasi": "wait",
    "Ditunda": "wait",
    "Dijadwal ulang": "wait",
    "Pindah daring": "wait",
}


@dataclass(frozen=True)
class Card:
    """All words of a share picture."""

    ministry: str
    kicker: str
    headline: str
    line: str
    verdict: str = ""


def drawn(card: Card) -> Image.Image:
    """`card` as a picture of 1200 × 630 pixels, the size that all networks show whole."""
    image = Image.new("RGB", SIZE, colours()["paper"])
    pen = ImageDraw.Draw(image)
    masthead(image, pen, card)
    top = BAND + 44
    pen.text((MARGIN, top), drawable(card.kicker), font=font(30, 700), fill=colours()["accent-on-light"])
    headline(pen, card, top + 56)
    room = SIZE[0] - 2 * MARGIN - (stamp(image, card.verdict) + 32 if card.verdict else 0)
    face, line = one_line(drawable(card.line), room, (28, 25), 500)
    pen.text((MARGIN, SIZE[1] - 84), line, font=face, fill=colours()["grey-4"])
    return image.quantize(128)


def masthead(image: Image.Image, pen: ImageDraw.ImageDraw, card: Card) -> None:
    """The band with crest and name, over the gold line of the house."""
    pen.rectangle((0, 0, SIZE[0], BAND), fill=colours()["accent-on-light"])
    pen.rectangle((0, BAND, SIZE[0], BAND + 5), fill=colours()["gold"])
    left = MARGIN
    if sign := crest(SIGN, WIDEST_SIGN):
        plate = (MARGIN - 10, (BAND - SIGN) // 2 - 10, MARGIN + sign.width + 10, (BAND + SIGN) // 2 + 10)
        pen.rounded_rectangle(plate, radius=6, fill=colours()["paper"])
        image.paste(sign, (MARGIN, (BAND - sign.height) // 2), sign)
        left = MARGIN + sign.width + 34
    face, name = one_line(drawable(card.ministry), SIZE[0] - left - MARGIN, (34, 30, 26, 22), 700)
    pen.text((left, BAND // 2), name, font=face, fill=colours()["on-accent"], anchor="lm")


def headline(pen: ImageDraw.ImageDraw, card: Card, top: int) -> None:
    foot = 200 if card.verdict else 116
    face, lines = fitted(drawable(card.headline), SIZE[0] - 2 * MARGIN, SIZE[1] - top - foot)
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * leading(face)), line, font=face, fill=colours()["ink"])


def stamp(image: Image.Image, verdict: str) -> int:
    """The verdict as a rubber stamp, a little askew, in the lower right corner; gives its width."""
    colour = colours()[STAMP_COLOURS.get(verdict, "bad")]
    face = font(60, 800)
    words = drawable(verdict).upper()
    width = round(face.getlength(words)) + 64
    sheet = Image.new("RGBA", (width, 112), (0, 0, 0, 0))
    pen = ImageDraw.Draw(sheet)
    pen.rounded_rectangle((3, 3, width - 4, 108), radius=12, outline=colour, width=7)
    pen.text((width / 2, 54), words, font=face, fill=colour, anchor="mm")
    turned = sheet.rotate(5, expand=True, resample=Image.Resampling.BICUBIC)
    image.paste(turned, (SIZE[0] - MARGIN - turned.width, SIZE[1] - 48 - turned.height), turned)
    return turned.width
