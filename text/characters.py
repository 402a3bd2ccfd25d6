"""What single characters become before a text is stored. The editor's serialise.js follows the same rules."""

import re
import unicodedata

# invisible or harmful: controls, soft hyphen, zero-width space and marks, direction overrides,
# interlinear marks, object replacement, lone surrogates, non-characters, tags. Zero-width joiners stay: some
# scripts need them.
JUNK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f]"
)
SPACES = re.compile("[ \t\n\x0b\f\r\x85\u2028\u2029]+")
# what shows nothing by itself: spaces, Unicode's Default_Ignorable_Code_Point, and blanks that it leaves out:
# Braille without dots, joiners and fillers of hieroglyphs and Khitan, the note without a head
_INVISIBLE = re.compile(
    "[\\s\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U00013430-\U00013442\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)


def cleaned(text: str) -> str:
    """`text` in NFC, without junk, each run of spaces one space; spaces at the ends stay.

    A leading U+0338 goes: after a tag it would compose with the tag's ">" when the stored HTML is normalised.
    """
    text = SPACES.sub(" ", JUNK.sub("", text))
    return unicodedata.normalize("NFC", text).lstrip("\u0338")


def trimmed(text: str) -> str:
    """`text` cleaned, without spaces at the ends."""
    return re.sub("^[\\s\u0338]+|\\s+$", "", cleaned(text))


def plain(text: str) -> str:
    """`text` in NFC, trimmed, blanks as plain spaces; what does not print goes, but line breaks and tabs."""
    spaced = (" " if unicodedata.category(char) == "Zs" else char for char in text)
    printed = "".join(char for char in spaced if char in "\n\t" or char.isprintable())
    return unicodedata.normalize("NFC", printed).strip()


def is_alike(one: str, other: str) -> bool:
    """Whether a reader sees the same in both, spaces aside."""
    seen, beside = (unicodedata.normalize("NFC", visible(plain(text))) for text in (one, other))
    return seen == beside


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing."""
    return not visible(text)


def visible(text: str) -> str:
    """The characters of `text` that a reader sees."""
    return _INVISIBLE.sub("", text)


def escaped(text: str) -> str:
    """`text` for the content of an element, spelled as browsers spell it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def quoted(text: str) -> str:
    """`text` for a double-quoted attribute."""
    return escaped(text).replace('"', "&quot;")
