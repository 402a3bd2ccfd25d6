"""Counts of words, and the line that names who made an article."""

import re
from collections.abc import Sequence


def count_words(text: str) -> int:
    """Words of plain text; a dash or other sign standing alone is none."""
    return sum(1 for word in text.split() if any(char.isalnum() for char in word))


def byline(
    pattern: str,
    writers: Sequence[str],
    editors: Sequence[str] = (),
    photographers: Sequence[str] = (),
    ministry: str = "",
) -> str:
    """The credit line, such as "(ART - Humas Kemensetneg)" from "({writers} - Humas {ministry})".

    People are given by their initials; {writers}, {editors} and {photographers} are joined by "/". A part of
    the pattern (parted by " - ", ", ", "; ", "/" or "|") vanishes with its separator when its people are
    missing. Braces that name nothing known stay as they are. Without any people the line is empty.
    """
    people = {"writers": writers, "editors": editors, "photographers": photographers}
    names = {key: "/".join(filter(None, (name.strip() for name in of))) for key, of in people.items()}
    if not any(names[key] for key in names if f"{{{key}}}" in pattern):
        return ""
    values = {**names, "ministry": ministry}
    opening = re.match(r"[(\[]*", pattern.strip())
    closing = re.search(r"[)\]]*$", pattern.strip())
    head, tail = (opening[0] if opening else ""), (closing[0] if closing else "")
    inner = pattern.strip()[len(head) : len(pattern.strip()) - len(tail)]
    return head + _joined(inner, values) + tail


def _joined(inner: str, values: dict[str, str]) -> str:
    line = ""
    separator = ""
    for part in re.split(r"(\s*[-–—,;/|]\s+|\s+[-–—,;/|]\s*|/)", inner):
        if re.fullmatch(r"\s*[-–—,;/|]\s*", part):
            separator = max(separator, part, key=len)
        elif all(values.get(key, "-") for key in re.findall(r"{(\w+)}", part)):
            line += (separator if line else "") + _filled(part, values)
            separator = ""
    return line


def _filled(part: str, values: dict[str, str]) -> str:
    return re.sub(r"{(\w+)}", lambda match: values.get(match[1], match[0]), part)
