"""Words that our fonts can print: a PDF/UA may hold no letter without a shape."""

import unicodedata
from typing import Final

# what all three fonts of fonts/ have; a test prints each of these
COVERED: Final = frozenset(
    char
    for first, last in (
        *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2013, 0x2014)),
        *((0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x2032, 0x2033)),
        *((0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2212, 0x2212)),
    )
    for char in map(chr, range(first, last + 1))
)
ALIKE: Final = {
    "\u0141": "L",
    "\u0142": "l",
    "\u0110": "D",
    "\u0111": "d",
    "\u0126": "H",
    "\u0127": "h",
    "\u02bb": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
}


def printable(text: str) -> str:
    """`text` with letters that lack a shape drawn without their marks ("ā" as "a"), and others left out."""
    drawn = "".join(shape(char) for char in unicodedata.normalize("NFC", text))
    return " ".join(drawn.split())


def shape(char: str) -> str:
    if char in COVERED:
        return char
    parts = unicodedata.normalize("NFKD", ALIKE.get(char, char))
    return "".join(part for part in parts if part in COVERED)
