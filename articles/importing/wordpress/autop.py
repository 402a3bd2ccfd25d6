"""Line breaks of the classic editor: an empty line parts paragraphs, a single break stays one.

The rules are those of WordPress's wpautop as its documentation tells them. Paragraphs become two br, which
text.html.clean_import parts; so a break inside bold words parts them too.
"""

import re

from articles.importing.wordpress.marks import ATTRIBUTES

_BLOCKS = """
address article aside blockquote caption center col colgroup dd details dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot
th thead tr ul script style
"""
BLOCKS = frozenset(_BLOCKS.split())
_PIECES = re.compile(rf"(<[/!a-zA-Z]{ATTRIBUTES}>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_RAW = ("pre", "script", "style")


def autop(html: str) -> str:
    """`html` with its line breaks as br; newlines are \\n only."""
    pieces = _PIECES.split(html)
    names = [_name(piece) if index % 2 else "" for index, piece in enumerate(pieces)]
    raw = ""
    for index, piece in enumerate(pieces):
        if index % 2:
            raw = _still_raw(raw, names[index], piece)
        elif raw == "":
            before = names[index - 1] if index else ""
            after = names[index + 1] if index + 1 < len(pieces) else ""
            pieces[index] = _broken(piece, before, after)
    return "".join(pieces)


def keep_lines(html: str) -> str:
    """`html` with the line breaks inside pre as br, as a reader sees them."""
    return re.sub(
        r"(<pre\b[^>]*>)(.*?)(</pre>)",
        lambda found: f"{found[1]}{found[2].strip(chr(10)).replace(chr(10), '<br>')}{found[3]}",
        html,
        flags=re.IGNORECASE | re.DOTALL,
    )


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


def _still_raw(raw: str, name: str, tag: str) -> str:
    if raw:
        return "" if name == raw and tag.startswith("</") else raw
    return name if name in _RAW and not tag.startswith("</") else ""


def _broken(text: str, before: str, after: str) -> str:
    if before in BLOCKS:
        text = re.sub(r"^\s*\n\s*", "", text)
    elif before == "br":
        text = re.sub(r"^[ \t]*\n(?![ \t]*\n)", "", text)
    if after in BLOCKS:
        text = re.sub(r"\s*\n\s*$", "", text)
    text = re.sub(r"\n[ \t]*\n\s*", "<br><br>", text)
    return text.replace("\n", "<br>")
