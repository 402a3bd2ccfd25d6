"""The demo's pictures, drawn by ourselves: calm scenes of a ministry's house in sea blue, gold and paper."""

import random
from collections.abc import Callable
from io import BytesIO
from math import cos, pi, sin

from newsroom.demo.sheet import HEIGHT, PAPER, SCALE, WIDTH, Sheet

PORTRAIT = 640
DEEP, SEA, TIDE, SKY = "#062a40", "#0b4a6f", "#2b7ba6", "#a9d3ea"
GOLD, STRAW, SAND, STONE = "#b8913f", "#e0c98f", "#ece7da", "#cfc8b6"

Scene = Callable[[Sheet, random.Random], None]


def facade(sheet: Sheet, dice: random.Random) -> None:
    sheet.light(1200, 260, 320)
    sheet.shape([(180, 420), (800, 190), (1420, 420)], PAPER)
    sheet.shape([(330, 400), (800, 228), (1270, 400)], SAND)
    sheet.disc(800, 340, 44, GOLD)
    sheet.box(180, 420, 1240, 52, SAND)
    sheet.box(220, 472, 1160, 400, TIDE)
    for column in range(8):
        x = 232 + column * 156
        sheet.box(x, 472, 64, 400, PAPER)
        sheet.box(x + 46, 472, 18, 400, STONE)
        sheet.box(x - 10, 472, 84, 22, SAND)
    for step in range(4):
        sheet.box(150 - step * 50, 872 + step * 44, 1300 + step * 100, 46, (PAPER, SAND, STONE, SAND)[step])
    sheet.box(0, 1048, WIDTH, 20, DEEP)


def hall(sheet: Sheet, dice: random.Random) -> None:
    sheet.box(0, 0, WIDTH, 610, SEA)
    for panel in range(9):
        sheet.box(40 + panel * 172, 70, 140, 470, TIDE if panel % 2 else "#12587f")
    sheet.box(430, 150, 740, 330, PAPER)
    sheet.box(470, 190, 300, 18, SEA)
    sheet.box(470, 230, 460, 12, STONE)
    sheet.box(470, 260, 400, 12, STONE)
    sheet.disc(1060, 350, 66, GOLD)
    sheet.box(0, 590, WIDTH, 70, STRAW)
    sheet.box(0, 660, WIDTH, 407, DEEP)
    for row in range(4):
        size = 62 + row * 16
        for seat in range(-9, 10):
            x = 800 + (seat + row % 2 / 2) * size * 1.75
            y = 730 + row * 96
            sheet.disc(x, y - size * 0.25, size * 0.3, (TIDE, STRAW, SKY, SAND)[dice.randrange(4)])
            sheet.box(x - size * 0.55, y, size * 1.1, 130, ("#0f5279", "#14608c")[row % 2], size * 0.35)


def podium(sheet: Sheet, dice: random.Random) -> None:
    for fold in range(16):
        sheet.box(fold * 104, 0, 52, 800, "#0d5179")
    sheet.light(800, 420, 380)
    sheet.box(0, 800, WIDTH, 267, STRAW)
    sheet.box(0, 800, WIDTH, 14, GOLD)
    sheet.shape([(600, 470), (1000, 470), (960, 900), (640, 900)], PAPER)
    sheet.shape([(1000, 470), (1040, 500), (990, 900), (960, 900)], STONE)
    sheet.box(570, 430, 470, 50, SAND, 8)
    sheet.ring(800, 660, 90, GOLD, 10)
    sheet.disc(800, 660, 46, SEA)
    for side in (-1, 1):
        sheet.line([(800 + side * 70, 432), (800 + side * 60, 330), (800 + side * 30, 270)], DEEP, 9)
        sheet.disc(800 + side * 28, 262, 22, DEEP)
    sheet.box(560, 890, 500, 36, GOLD)


def kawung(sheet: Sheet, dice: random.Random) -> None:
    size = 178
    for row in range(-1, 8):
        for column in range(-1, 11):
            x, y = column * size, row * size
            for turn in range(4):
                angle = pi / 4 + turn * pi / 2
                petal(sheet, x + cos(angle) * size / 2.8, y + sin(angle) * size / 2.8, angle, size)
            sheet.shape([(x, y - 16), (x + 16, y), (x, y + 16), (x - 16, y)], STRAW)
            sheet.disc(x + size / 2, y + size / 2, 9, GOLD)


def petal(sheet: Sheet, x: float, y: float, angle: float, size: float) -> None:
    for long, wide, fill in ((0.33, 0.185, SAND), (0.25, 0.12, TIDE), (0.11, 0.03, GOLD)):
        outline = [
            (
                x + cos(angle) * cos(t) * size * long - sin(angle) * sin(t) * size * wide,
                y + sin(angle) * cos(t) * size * long + cos(angle) * sin(t) * size * wide,
            )
            for t in (step * pi / 24 for step in range(48))
        ]
        sheet.shape(outline, fill)


def parang(sheet: Sheet, dice: random.Random) -> None:
    for band in range(-10, 22):
        x = band * 150
        fill = (SEA, DEEP)[band % 2]
        sheet.shape([(x, 0), (x + 150, 0), (x + 150 + 1067, 1067), (x + 1067, 1067)], fill)
        for knot in range(13):
            cx, cy = x + 75 + knot * 88, knot * 88
            sheet.shape([(cx, cy - 42), (cx + 44, cy), (cx, cy + 42), (cx - 44, cy)], (STRAW, SKY)[band % 2])
            sheet.disc(cx + 10, cy, 18, fill)
        sheet.line([(x, 0), (x + 1067, 1067)], GOLD, 6)


def archive(sheet: Sheet, dice: random.Random) -> None:
    colours = (SEA, TIDE, STRAW, PAPER, SKY, GOLD, DEEP, SAND)
    for shelf in range(4):
        base = 250 + shelf * 258
        x = 40.0
        while x < 1540:
            width, height = dice.choice((26, 34, 44, 58)), dice.randint(150, 205)
            fill = dice.choice(colours)
            sheet.box(x, base - height, width, height, fill, 3)
            sheet.box(x + 5, base - height + 30, width - 10, 12, STONE if fill != STONE else PAPER)
            x += width + dice.choice((2, 3, 3, 26))
        sheet.box(0, base, WIDTH, 20, "#8a6a2c")
        sheet.box(0, base + 20, WIDTH, 12, "#6d5322")


def papers(sheet: Sheet, dice: random.Random) -> None:
    for number in range(5):
        left, top = 270 + number * 110, 620 - number * 105
        sheet.shape(
            [(left, top), (left + 560, top - 90), (left + 700, top + 420), (left + 140, top + 510)],
            (SAND, STONE)[number % 2],
        )
        sheet.shape(
            [(left, top - 16), (left + 560, top - 106), (left + 700, top + 404), (left + 140, top + 494)],
            PAPER,
        )
        for row in range(8):
            x, y = left + 60 + row * 13, top + 30 + row * 50
            end = 440 if row % 4 != 3 else 260
            sheet.line([(x, y), (x + end, y - end * 0.16)], SEA if row == 0 else STONE, 14 if row == 0 else 8)
    sheet.ring(1250, 500, 74, GOLD, 14)
    sheet.disc(1250, 500, 40, GOLD)


def terraces(sheet: Sheet, dice: random.Random) -> None:
    sheet.disc(1160, 300, 130, STRAW)
    for layer, fill in enumerate((SKY, "#6fa9ca", TIDE, "#166089", SEA, DEEP)):
        base = 430 + layer * 110
        swing, shift = dice.uniform(40, 80), dice.uniform(0, 2 * pi)
        hill = [(x, base + sin(x / 230 + shift) * swing + sin(x / 90) * 10) for x in range(0, WIDTH + 20, 20)]
        sheet.shape([*hill, (WIDTH, HEIGHT), (0, HEIGHT)], fill)
        sheet.line(hill, STRAW if layer > 3 else PAPER, 3)


def network(sheet: Sheet, dice: random.Random) -> None:
    places = [(dice.randint(90, 1510), dice.randint(80, 990)) for _ in range(34)]
    for x, y in places:
        near = sorted(places, key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)[1:4]
        for end in near:
            sheet.line([(x, y), end], TIDE, 4)
    for number, (x, y) in enumerate(places):
        size = (20, 28, 44)[number % 3]
        sheet.disc(x, y, size, (PAPER, STRAW, SKY)[number % 3])
        sheet.disc(x, y, size * 0.5, (SEA, GOLD, SEA)[number % 3])


def lens(sheet: Sheet, dice: random.Random) -> None:
    sheet.box(190, 260, 1220, 620, DEEP, 70)
    sheet.box(620, 180, 360, 110, DEEP, 30)
    sheet.box(190, 400, 1220, 26, GOLD)
    for radius, fill in (
        (300, STONE),
        (276, "#0a1f2d"),
        (226, SEA),
        (170, TIDE),
        (110, DEEP),
        (54, "#0a1f2d"),
    ):
        sheet.disc(800, 580, radius, fill)
    sheet.disc(700, 480, 40, SKY)
    sheet.disc(880, 660, 18, SKY)
    sheet.disc(1290, 330, 34, STRAW)


def colonnade(sheet: Sheet, dice: random.Random) -> None:
    sheet.box(0, 780, WIDTH, 287, SAND)
    for arch in range(6):
        x = 70 + arch * 250
        sheet.arch(x, 190, 210, 600, (TIDE, SEA)[arch % 2])
        sheet.arch(x + 26, 216, 158, 574, SKY)
        sheet.disc(x + 105, 700 - dice.randint(0, 60), 54, "#2f6f56")
        sheet.box(x + 98, 690, 14, 100, "#8a6a2c")
        sheet.shape([(x, 790), (x + 210, 790), (x + 330, 1067), (x + 60, 1067)], PAPER)
    sheet.box(0, 120, WIDTH, 40, GOLD)


def table(sheet: Sheet, dice: random.Random) -> None:
    sheet.box(0, 0, WIDTH, 420, SEA)
    for window in range(5):
        sheet.box(90 + window * 300, 60, 220, 300, SKY)
        sheet.box(196 + window * 300, 60, 8, 300, PAPER)
    sheet.shape([(320, 520), (1280, 520), (1520, 1000), (80, 1000)], "#8a6a2c")
    sheet.shape([(340, 500), (1260, 500), (1490, 960), (110, 960)], STRAW)
    for seat in range(5):
        x = 450 + seat * 175
        sheet.disc(x, 430, 44, (PAPER, SAND, SKY, STRAW, STONE)[seat])
        sheet.box(x - 66, 470, 132, 70, (DEEP, TIDE)[seat % 2], 34)
        sheet.shape([(x - 60, 600), (x + 50, 600), (x + 70, 680), (x - 70, 680)], PAPER)
        sheet.disc(x + 84, 640, 14, GOLD)


COATS = (
    (SEA, STRAW, DEEP),
    (STRAW, DEEP, "#3f3017"),
    (SKY, SEA, DEEP),
    (SAND, GOLD, "#3f3017"),
    (TIDE, PAPER, DEEP),
)
SCENES: dict[str, tuple[Scene, str, str]] = {
    "gedung": (facade, "#8cc0dd", "#dfeef6"),
    "aula": (hall, SEA, DEEP),
    "podium": (podium, SEA, "#083a58"),
    "kawung": (kawung, SEA, DEEP),
    "parang": (parang, SEA, DEEP),
    "arsip": (archive, "#5b4520", "#3f3017"),
    "naskah": (papers, "#dce9f0", "#b9d2e0"),
    "perbukitan": (terraces, "#f3e7c8", "#cfe3ee"),
    "jaringan": (network, SEA, DEEP),
    "kamera": (lens, STRAW, SAND),
    "selasar": (colonnade, PAPER, SAND),
    "rapat": (table, SEA, SAND),
}


def scene(name: str) -> BytesIO:
    """One of SCENES as a PNG file, the same in every run."""
    paint, top, bottom = SCENES[name]
    sheet = Sheet(top, bottom)
    paint(sheet, random.Random(name))  # noqa: S311 -- nothing here is secret
    return sheet.file()


def portrait(number: int, *, covered: bool) -> BytesIO:
    """A figure without a face before a pattern; colours go round with the number. `covered` gives a scarf."""
    back, coat, hair = COATS[number % len(COATS)]
    sheet = Sheet(back, back, PORTRAIT, PORTRAIT)
    for ring in range(7):
        sheet.ring(320, 300, 128 + ring * 60, (GOLD, PAPER)[ring % 2], 4)
    sheet.disc(320, 720, 264, coat)
    sheet.box(274, 372, 92, 130, "#b98a63", 36)
    if covered:
        sheet.disc(320, 286, 140, hair)
        sheet.shape([(190, 328), (450, 328), (500, 528), (140, 528)], hair)
    sheet.disc(320, 290, 107, "#c99a72")
    if not covered:
        sheet.draw.pieslice([v * SCALE for v in (208, 166, 432, 400)], 180, 360, hair)
    sheet.shape([(278, 492), (320, 570), (362, 492)], PAPER)
    return sheet.file()
