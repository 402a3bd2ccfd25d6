"""From approved words to a page: picture sources, outbound links, tables that scroll. No word is changed."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Kind
from library.models import CARD_SHAPE, WIDTHS, card_widths, widths
from portal.languages import framing, here, indonesian, is_english

SMALLEST = WIDTHS[0]
MIDDLE = WIDTHS[2]
# on phones less than the width they have: three device pixels for one cost data and show no more
COLUMN = "(min-width: 45rem) 42.5rem, 60vw"
CARD_SIZES = {
    "lead": "(min-width: 60rem) 46rem, 60vw",
    "row": "9rem",
    "": "(min-width: 48rem) 18rem, 60vw",
}
TILE = "(min-width: 45rem) 30rem, 60vw"

# the body has one spelling (text.html), so these patterns meet every picture and link and nothing else
IMAGE = re.compile(
    r'<img src="/media/([a-z0-9]{22,32})" alt="([^"]*)"(?: width="([0-9]+)")?(?: height="([0-9]+)")?>'
)
LINK = re.compile(r'<a href="(https?://[^"]*)">')
OWN = re.compile(rf'<a href="(/(?:{"|".join(Kind.values)})/[^"]*)">')


@dataclass(frozen=True)
class Picture:
    """What a picture element needs; `src` is for browsers that know neither AVIF nor WebP."""

    src: str
    avif: str
    webp: str
    width: int
    height: int


def page_html(body: str, public: Collection[str], sizes: str = COLUMN) -> SafeString:
    """Sanitised body HTML for a page; pictures whose token is not in `public` give way to a sentence."""
    html = IMAGE.sub(lambda found: image_html(found, public, sizes), body)
    html = LINK.sub(link_html, html)
    if is_english():
        html = OWN.sub(lambda found: f'<a href="{here(found[1])}">', html)
    frame = format_html(
        '<div class="table-frame" role="group" tabindex="0" aria-label="{}"{}>', _("Tabel"), framing()
    )
    html = html.replace("<table>", f"{frame}<table{indonesian()}>").replace("</table>", "</table></div>")
    return mark_safe(html)  # noqa: S308 -- sanitised on every write, and held by hash since


def image_html(found: re.Match[str], public: Collection[str], sizes: str) -> str:
    token, alt, width, height = found.groups()
    if token not in public:
        return format_html("<p{}>{}</p>", framing(), _("Foto ini tidak lagi ditampilkan."))
    shown = picture(token, int(width or WIDTHS[-1]), int(height or 0))
    if not (width and height):
        shown = replace(shown, width=0)
    return element(shown, mark_safe(alt), sizes)  # noqa: S308 -- escaped in the body's one spelling


def element(shown: Picture, alt: str, sizes: str, css: str = "", eager: bool = False) -> SafeString:
    """The picture element, written by hand: lists hold dozens, and templates within templates cost."""
    named = f' class="{css}"' if css else ""
    size = f' width="{shown.width}" height="{shown.height}"' if shown.width else ""
    spoken = indonesian() if alt else ""
    when = ' fetchpriority="high"' if eager else ' loading="lazy" decoding="async"'
    return mark_safe(  # noqa: S308 -- all parts are ours but alt, which is escaped
        f'<picture><source type="image/avif" srcset="{shown.avif}" sizes="{sizes}">'
        f'<source type="image/webp" srcset="{shown.webp}" sizes="{sizes}">'
        f'<img{named} src="{shown.src}" alt="{conditional_escape(alt)}"{size}{spoken}{when}></picture>'
    )


def link_html(found: re.Match[str]) -> str:
    """Links that leave the house lend it no authority and get no handle on the page."""
    if urlsplit(found[1]).netloc == urlsplit(settings.SITE_URL).netloc:
        return found[0]
    return f'<a href="{found[1]}" rel="nofollow noopener">'


@lru_cache(maxsize=4096)
def picture(token: str, width: int, height: int) -> Picture:
    """The renditions of a photo of `width` × `height` pixels."""
    made = widths(width)
    shown = next((size for size in reversed(made) if size <= MIDDLE), made[0])
    sources = srcset(token, "", made, "avif"), srcset(token, "", made, "webp")
    return Picture(address(token, shown, "jpg"), *sources, width, height)


@lru_cache(maxsize=4096)
def card(token: str, width: int, height: int) -> Picture:
    """The cuts for cards of a photo of `width` × `height` pixels."""
    made = card_widths(width, height)
    across, down = CARD_SHAPE
    sources = srcset(token, "k", made, "avif"), srcset(token, "k", made, "webp")
    src = address(token, f"k{made[0]}", "jpg")
    return Picture(src, *sources, made[-1], made[-1] * down // across)


def srcset(token: str, cut: str, made: list[int], kind: str) -> str:
    return ", ".join(f"{address(token, f'{cut}{size}', kind)} {size}w" for size in made)


def address(token: str, name: int | str, kind: str = "webp") -> str:
    return f"/media/{token}/{name}.{kind}"
