"""Addresses made from titles."""

import re
import unicodedata

FALLBACK = "tanpa-judul"


def slugify_title(title: str, max_length: int = 80) -> str:
    """`title` as part of an address: a-z, 0-9 and hyphens, at most `max_length` of them, cut between words.

    Never empty: a title without letters and digits becomes "tanpa-judul".
    """
    return _slug(title, max_length) or FALLBACK[:max_length]


def has_slug(title: str) -> bool:
    """Whether `title` holds a letter or digit that an address can be made from."""
    return bool(_slug(title, 1))


def _slug(title: str, max_length: int) -> str:
    text = title.replace("&", " dan ")
    text = unicodedata.normalize("NFKD", re.sub("[\"'`´‘’‚“”„«»]", "", text))
    text = "".join(char for char in text if not unicodedata.combining(char)).translate(_LETTERS).lower()
    words = re.findall("[a-z0-9]+", text)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:max_length]
        if len(longer) > max_length:
            break
        slug = longer
    return slug


# letters that no decomposition turns into ASCII
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l"}
)
