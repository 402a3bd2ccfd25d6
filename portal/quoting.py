"""Quotes that name a speaker of the article get a face and a way to the speaker's page."""

import re
from html import unescape
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal import rendering
from portal.languages import framing

Speaker = dict[str, Any]

FOOTER = re.compile(r"<footer>(.*?)</footer>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
TITLE = re.compile(r"^(?:\w{1,5}\.\s*)+")  # Dr., Ir., H., Prof. before a name


QUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def quotes_in(html: str, speakers: list[Speaker]) -> list[tuple[Speaker, str]]:
    """The set-off quotes of a text by one of its speakers, in plain words, in their order."""
    found = []
    for quote in QUOTE.findall(html):
        attribution = FOOTER.search(quote)
        speaker = named_in(reading(attribution[1]), speakers) if attribution else None
        words = " ".join(reading(part) for part in PARAGRAPH.findall(FOOTER.sub("", quote)))
        if speaker and words:
            found.append((speaker, words))
    return found


def with_cards(html: str, speakers: list[Speaker]) -> SafeString:
    """`html` of a page with the attribution of each quote set as a card; its words stay as they are."""

    def card(found: re.Match[str]) -> str:
        speaker = named_in(reading(found[1]), speakers)
        return f"<footer>{card_html(found[1], speaker)}</footer>" if speaker else found[0]

    return mark_safe(FOOTER.sub(card, html))  # noqa: S308 -- approved words; what is added is escaped


def reading(html: str) -> str:
    """The words of one line, without their marks."""
    return unescape(TAG.sub("", html.replace("<br>", " ")))


def named_in(attribution: str, speakers: list[Speaker]) -> Speaker | None:
    """The one speaker whose name stands in the attribution; the longer of two that overlap."""
    found = [
        (len(name), speaker)
        for speaker in speakers
        if (name := plain_name(speaker["name"])) and re.search(rf"\b{re.escape(name)}\b", attribution, re.I)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def plain_name(full: str) -> str:
    """A name without degrees: `Dr. Haryo Nugroho, S.H.` is quoted as Haryo Nugroho."""
    return TITLE.sub("", full.partition(",")[0]).strip()


def card_html(words: str, speaker: Speaker) -> str:
    face = face_html(speaker)
    if speaker["page"]:
        label = _("Halaman narasumber %(name)s") % {"name": speaker["name"]}
        face = format_html('<a href="{}" aria-label="{}"{}>{}</a>', speaker["page"], label, framing(), face)
    position = speaker["hat"].partition(",")[0]
    hat = "" if position in reading(words) else speaker["hat"]
    line = format_html('<span class="person__hat">{}</span>', hat) if hat else ""
    return f'<span class="quoted">{face}<span>{words}{line}</span></span>'


def face_html(speaker: Speaker) -> SafeString:
    if speaker["photo"]:
        src = rendering.address(speaker["photo"], rendering.SMALLEST)
        image = '<img class="person__portrait" src="{}" alt="" width="48" height="48" loading="lazy">'
        return format_html(image, src)
    initial = speaker["name"][:1].upper()
    return format_html('<span class="person__portrait" aria-hidden="true">{}</span>', initial)
