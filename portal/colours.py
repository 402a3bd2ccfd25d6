"""The ministry's accent as a small stylesheet of its own: no build step, and no style in a page."""

import re
from functools import cache
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
SETTINGS = {"light": "ACCENT", "dark": "ACCENT_ON_DARK"}
# of tokens.css: what the accent stands on (paper, sheet, grey-1, accent-wash), and what stands on it
GROUNDS = {
    "light": ("#fbfaf6", "#ffffff", "#f1efe8", "#e8f0f5"),
    "dark": ("#10171d", "#17212a", "#1c2731", "#17303f", "#0a1f2d"),
}
TOWARDS = {"light": "black", "dark": "white"}
DOTS = {"black": 0, "white": 255}
STEPS = 50
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


def sheet() -> str:
    """Rules that set the accent; empty when the ministry keeps ours. Unlayered, so they win."""
    rules = [rule for paper in SETTINGS for rule in tokens(paper, accent(paper), TOWARDS[paper])]
    return f":root {{ {' '.join(rules)} }}\n" if rules else ""


def accent(paper: str) -> str:
    """The ministry's accent on "light" or "dark" paper, shaded as far as text in it needs to be read.

    Where none is given for dark paper, that for light is lightened; "" when the ministry keeps ours.
    """
    given = getattr(settings, SETTINGS[paper]) or settings.ACCENT
    return legible(given, paper) if COLOUR.fullmatch(given) else ""


@cache
def legible(colour: str, paper: str) -> str:
    """`colour`, or the nearest mixture with black or white that has the contrast on all of its grounds."""
    shades = (mixed(colour, DOTS[TOWARDS[paper]], step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in shades if least_contrast(shade, paper) >= LEAST_CONTRAST)


def mixed(colour: str, end: int, share: float) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (end - part) * share):02x}" for part in parts)


def least_contrast(colour: str, paper: str) -> float:
    return min(contrast(colour, ground) for ground in GROUNDS[paper])


def tokens(paper: str, colour: str, towards: str) -> list[str]:
    if not colour:
        return []
    name = f"--accent-on-{paper}"
    return [f"{name}: {colour};", f"{name}-strong: color-mix(in oklab, {colour} 75%, {towards});"]


def accent_is_legible(**_: Any) -> list[CheckMessage]:
    """An accent that is no colour stops the house; one that is hard to read is shaded, and that is told."""
    found: list[CheckMessage] = []
    for paper, name in SETTINGS.items():
        colour = getattr(settings, name)
        if not colour:
            continue
        if not COLOUR.fullmatch(colour):
            found.append(Error(f"MINISTRY_{name} must be a colour as #rrggbb.", id="portal.E001"))
        elif (ratio := least_contrast(colour, paper)) < LEAST_CONTRAST:
            words = (
                f"MINISTRY_{name} has a contrast of {ratio:.1f}, and text needs {LEAST_CONTRAST}:"
                f" pages use {legible(colour, paper)}."
            )
            found.append(Warning(words, id="portal.W001"))
    return found


def contrast(one: str, other: str) -> float:
    """Ratio of two colours as #rrggbb, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
