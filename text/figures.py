"""The one spelling of a picture in an article's body."""

import re

from text.characters import escaped, is_blank, quoted, trimmed
from text.links import photo_token
from text.tree import Element, reading


def figure_html(picture: Element, captions: list[Element]) -> str:
    """A figure of `picture` (an img), or "" when it is not from the own library.

    The last small text in the captions is the credit ("Foto: …"), the rest of them the caption.
    """
    token = photo_token(picture.attributes.get("src", ""))
    if token is None:
        return ""
    alt = trimmed(picture.attributes.get("alt", ""))
    sizes = "".join(
        f' {side}="{value}"'
        for side in ("width", "height")
        if re.fullmatch("[1-9][0-9]{0,4}", value := picture.attributes.get(side, ""))
    )
    return f'<figure><img src="/media/{token}" alt="{quoted(alt)}"{sizes}>{_caption(captions)}</figure>'


def _caption(captions: list[Element]) -> str:
    credit = _shown(" ".join(reading(small) for caption in captions for small in caption.find("small")))
    caption = _shown(" ".join(reading(Element("", children=_without_small(item))) for item in captions))
    parts = [escaped(caption)] * bool(caption) + [f"<small>{escaped(credit)}</small>"] * bool(credit)
    return f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""


def _without_small(caption: Element) -> list[Element | str]:
    return [
        child if isinstance(child, str) else Element(child.tag, children=_without_small(child))
        for child in caption.children
        if isinstance(child, str) or child.tag != "small"
    ]


def _shown(text: str) -> str:
    text = trimmed(text)
    return "" if is_blank(text) else text
