"""The ministry's accent as a small stylesheet of its own: no build step, and no style in a page."""

import re
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
PAPERS = {"ACCENT": "#fbfaf6", "ACCENT_ON_DARK": "#10171d"}
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


def sheet() -> str:
    """Rules that set the accent; empty when the ministry keeps ours. Unlayered, so they win."""
    rules = []
    if settings.ACCENT:
        rules += tokens("light", settings.ACCENT, "black")
    if settings.ACCENT_ON_DARK:
        rules += tokens("dark", settings.ACCENT_ON_DARK, "white")
    return f":root {{ {' '.join(rules)} }}\n" if rules else ""


def tokens(paper: str, colour: str, towards: str) -> list[str]:
    name = f"--accent-on-{paper}"
    return [f"{name}: {colour};", f"{name}-strong: color-mix(in oklab, {colour} 75%, {towards});"]


def accent_is_legible(**_: Any) -> list[CheckMessage]:
    """An accent that is no colour stops the house; one that is hard to read is pointed out."""
    found: list[CheckMessage] = []
    for name, paper in PAPERS.items():
        colour = getattr(settings, name)
        if not colour:
            continue
        if not COLOUR.fullmatch(colour):
            found.append(Error(f"MINISTRY_{name} must be a colour as #rrggbb.", id="portal.E001"))
        elif (ratio := contrast(colour, paper)) < LEAST_CONTRAST:
            words = (
                f"MINISTRY_{name} has a contrast of {ratio:.1f} on its paper; text needs {LEAST_CONTRAST}."
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
