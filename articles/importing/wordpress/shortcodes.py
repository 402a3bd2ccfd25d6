"""Shortcodes of WordPress itself as HTML; all others stay as text."""

import re
from collections.abc import Callable, Iterator

from articles.importing.wordpress.marks import ATTRIBUTES, first_address, link, short_attributes
from articles.importing.wordpress.site import Site

Notes = Callable[[str], None]

_KNOWN = re.compile(
    r"(?<!\[)\[(caption|wp_caption|gallery|embed|video|audio|youtube|vimeo)\b([^\]]{0,2000})\](?!\])",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(?<!\[)\[([a-z][\w-]{1,40})(\s[^\]\[=]{0,300}=[^\]\[]{0,2000})?/?\](?!\])", re.IGNORECASE
)
_PICTURE = re.compile(rf"\s*((?:<a\b{ATTRIBUTES}>)?\s*<img\b{ATTRIBUTES}>\s*(?:</a>)?)", re.IGNORECASE)


def unfolded(html: str, site: Site, post: str, missing: Notes) -> str:
    """`html` with captions and galleries as figures, players as links; `missing` hears of lost pictures."""
    out: list[str] = []
    end = 0
    for found in _KNOWN.finditer(html):
        if found.start() < end:
            continue  # inside of one that is done
        name, words = found[1].lower(), found[2]
        content, after = _content(html, found)
        out += [html[end : found.start()], _html(name, words, content, site, post, missing)]
        end = after
    return "".join([*out, html[end:]])


def unknown(html: str) -> Iterator[str]:
    """Names of the shortcodes that stay as text."""
    for found in _UNKNOWN.finditer(html):
        if found[2] or f"[/{found[1]}]" in html:
            yield found[1]


def _content(html: str, found: re.Match[str]) -> tuple[str, int]:
    """What stands between a shortcode and its end, and where the text goes on."""
    if found[2].endswith("/") or found[1].lower() == "gallery":
        return "", found.end()
    closing = f"[/{found[1]}]"
    end = html.find(closing, found.end())
    return ("", found.end()) if end < 0 else (html[found.end() : end], end + len(closing))


def _html(name: str, words: str, content: str, site: Site, post: str, missing: Notes) -> str:
    attributes = short_attributes(words)
    if name in ("caption", "wp_caption"):
        return captioned(content, attributes.get("caption", ""))
    if name == "gallery":
        return "".join(gallery(attributes, site, post, missing))
    address = first_address(content, words)
    return link(address) if address else f"[{name}{words}]{content}"


def captioned(content: str, caption: str) -> str:
    """The picture with the words after it, or with those of the attribute that old versions wrote."""
    picture = _PICTURE.match(content)
    if picture is None:
        return f"{content} {caption}"
    words = f"{content[picture.end() :].strip()} {caption}".strip()
    return f"<figure>{picture[1]}{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"


def gallery(attributes: dict[str, str], site: Site, post: str, missing: Notes) -> Iterator[str]:
    named = attributes.get("ids") or attributes.get("include") or ""
    numbers = re.findall(r"\d+", named) or site.gallery_of(attributes.get("id", post))
    for number in numbers:
        if number not in site.attachments:
            missing(number)
        else:
            picture = site.attachments[number]
            words = f"<figcaption>{picture.caption}</figcaption>" if picture.caption else ""
            yield f'<figure><img class="wp-image-{number}">{words}</figure>'
