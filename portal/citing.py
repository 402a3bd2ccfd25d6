"""How others name an article, and the plain links by which they pass it on: no script of others."""

from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import ChangeKind, Publication

Link = tuple[str, str]


def address_of(publication: Publication) -> str:
    """The whole public address, the same on every host that serves the page."""
    return f"{settings.SITE_URL}{publication.address}"


def citations(publication: Publication) -> list[Link]:
    """Name and text of the citation in two common formats, from approved words alone."""
    content = publication.content
    unit, title, url = content["unit"]["name"], content["title"].rstrip("."), address_of(publication)
    first = timezone.localtime(publication.first_published_at)
    ministry, change = settings.MINISTRY_NAME, change_of(publication)
    year_first = date_format(first, _("Y, j F"))
    apa = f"{unit}. ({year_first}). {title}{change}. {ministry}. {url}"
    chicago = f"{unit}, “{title}{change},” {ministry}, {date_format(first, 'j F Y')}, {url}."
    return [("APA", apa), ("Chicago", chicago)]


def change_of(publication: Publication) -> str:
    """` [Ralat, 9 Mei 2018]`: which text is meant when the first one was replaced."""
    if publication.change_kind == ChangeKind.FIRST:
        return ""
    day = date_format(timezone.localtime(publication.visible_from), "j F Y")
    return f" [{ChangeKind(publication.change_kind).label}, {day}]"


def share_links(publication: Publication) -> list[Link]:
    """Label and address of each way to pass the article on."""
    content: dict[str, Any] = publication.content
    url, title = address_of(publication), content["title"]
    return [
        ("WhatsApp", f"https://wa.me/?{encoded(text=f'{title} {url}')}"),
        ("Telegram", f"https://t.me/share/url?{encoded(url=url, text=title)}"),
        ("X", f"https://x.com/intent/post?{encoded(text=title, url=url)}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?{encoded(u=url)}"),
        (_("Surel"), f"mailto:?{encoded(subject=title, body=url)}"),
    ]


def encoded(**words: str) -> str:
    """A query in which a blank is %20: mail programs show a plus as a plus."""
    return urlencode(words, quote_via=quote)
