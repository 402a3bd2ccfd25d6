"""Documents of an old item, before they are in the library."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from library.models import Format
from library.models.document import TITLE_LIMIT

MOST = 20  # of one item
_LINK = re.compile(r'<a href="([^"]+)">(.*?)</a>')
_TAG = re.compile(r"<[^>]*>")
_NAMED = re.compile(rf"\.(?:{'|'.join(Format.values)})$", re.IGNORECASE)


@dataclass(frozen=True)
class OldPaper:
    """A file that the body links to: `href` as the body spells it, `names` below the import's folder."""

    href: str
    title: str
    names: tuple[str, ...]


def papers_in(body: str, names_of: Callable[[str], tuple[str, ...]]) -> Iterator[OldPaper]:
    """The documents among the links of a body in the one spelling of text.html, each once.

    `names_of` gives the names that the file of a plain address may have, none for addresses elsewhere.
    """
    found: dict[str, OldPaper] = {}
    for href, words in _LINK.findall(body):
        names = names_of(unescape(href)) if href not in found else ()
        if names and _NAMED.search(names[0]) and len(found) < MOST:
            found[href] = OldPaper(href, titled(unescape(_TAG.sub("", words)), names[0]), names)
    yield from found.values()


def titled(words: str, name: str) -> str:
    """What the link says, unless that is an address or nothing: then what the file is called."""
    said = " ".join(words.split())
    if not said or "://" in said:
        said = re.sub(r"[-_]+", " ", _NAMED.sub("", name.rpartition("/")[2])).strip() or name
    return said[:TITLE_LIMIT].strip()


def linked(body: str, addresses: Mapping[str, str]) -> str:
    """`body` with links that lead to where the documents are now."""
    return _LINK.sub(
        lambda link: f'<a href="{addresses.get(link[1], link[1])}">{link[2]}</a>',
        body,
    )
