"""An article as a feed tells it: all of its approved words, with whole addresses."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from articles.models import ChangeKind, Kind, Publication
from portal import documents
from portal.addresses import absolute
from portal.pages import byline_of
from portal.pictures import Jpeg, jpeg
from portal.rendering import page_html
from text.dates import long_moment

TAG = re.compile(r"<(?:a|img) [^>]*>")
LOCAL = re.compile(r'(?<= )(src|href)="/(?!/)')
WRAPPERS = re.compile(r"</?picture>|<source [^>]*>")
CANDIDATES = re.compile(r' (?:srcset|sizes|loading|decoding)="[^"]*"')


@dataclass(frozen=True)
class Entry:
    """One article. The id is its permanent address: a ralat changes `updated`, never the id."""

    address: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str
    author_address: str
    categories: tuple[tuple[str, str], ...]
    picture: Jpeg | None


def entry(publication: Publication) -> Entry:
    content = publication.content
    picture = jpeg(content["lead"])
    kind = Kind(publication.kind)
    return Entry(
        address=absolute(publication.address),
        title=content["title"],
        summary=content["summary"],
        html=full_text(publication, content, picture),
        published=publication.first_published_at,
        updated=publication.visible_from,
        author=content["unit"]["name"],
        author_address=absolute(f"/unit/{content['unit']['slug']}/"),
        categories=(
            (kind.value, str(kind.label)),
            *((topic["slug"], topic["name"]) for topic in content["topics"]),
        ),
        picture=picture,
    )


def full_text(publication: Publication, content: dict[str, Any], picture: Jpeg | None) -> str:
    """What the page shows between headline and foot: notice, lead picture, claim, body, byline."""
    parts = [
        notice(publication, content),
        figure(picture),
        claim(content["fields"]),
        everywhere(page_html(content["body"], publication.photos)),
        paragraph(byline_of(content)),
        enclosures(content),
    ]
    return "".join(parts)


def notice(publication: Publication, content: dict[str, Any]) -> str:
    """What a later edition changed; readers of the feed may hold the older text."""
    if publication.change_kind == ChangeKind.FIRST:
        return ""
    label = ChangeKind(publication.change_kind).label
    when = long_moment(publication.visible_from)
    return f"<p><strong>{escape(str(label))}, {when}:</strong> {escape(content['change']['note'])}</p>"


def figure(picture: Jpeg | None) -> str:
    if picture is None:
        return ""
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}" {size}>'
    words = " ".join(part for part in (picture.caption, picture.credit and f"({picture.credit})") if part)
    return f"<figure>{image}<figcaption>{escape(words)}</figcaption></figure>"


def claim(fields: dict[str, Any]) -> str:
    """The claim with its verdict: without it the words of a false claim would travel alone."""
    if not fields:
        return ""
    told = (
        (_("Kabar yang beredar"), fields.get("claim")),
        (_("Penilaian"), fields.get("verdict")),
        (_("Bukti"), fields.get("evidence")),
    )
    return "".join(f"<p><strong>{escape(name)}:</strong> {escape(said)}</p>" for name, said in told if said)


def enclosures(content: dict[str, Any]) -> str:
    """The documents as links in the text: an enclosure would be the one file of a podcast."""
    links = [
        f'<li><a href="{escape(one["url"])}">{escape(one["title"])}</a> '
        f"({one['format'].upper()}, {escape(filesizeformat(one['size']))})</li>"
        for one in documents.told(content)
    ]
    return f"<p><strong>{escape(_('Dokumen'))}:</strong></p><ul>{''.join(links)}</ul>" if links else ""


def paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>" if words else ""


def everywhere(html: str) -> str:
    """The body with whole addresses and plain pictures, as it can be read outside of this site."""
    whole = rf'\1="{absolute("/")}'
    return TAG.sub(lambda tag: LOCAL.sub(whole, CANDIDATES.sub("", tag[0])), WRAPPERS.sub("", html))
