"""From approved words to a page: picture sources, outbound links, tables that scroll. No word is changed."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from library.models import CARD_SHAPE, WIDTHS, Photo

SMALLEST = WIDTHS[0]
MIDDLE = WIDTHS[2]
# on phones less than the width they have: three device pixels for one cost data and show no more
COLUMN = "(min-width: 45rem) 42.5rem, 60vw"
TILE = "(min-width: 45rem) 30rem, 60vw"

# the body has one spelling (text.html), so these patterns meet every picture and link and nothing else
IMAGE = re.compile(
    r'<img src="/media/([a-z0-9]{22,32})" alt="([^"]*)"(?: width="(\d+)")?(?: height="(\d+)")?>'
)
LINK = re.compile(r'<a href="(https?://[^"]*)">')


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
    frame = format_html('<div class="table-frame" role="group" tabindex="0" aria-label="{}">', _("Tabel"))
    html = html.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")
    return mark_safe(html)  # noqa: S308 -- sanitised on every write, and held by hash since


def image_html(found: re.Match[str], public: Collection[str], sizes: str) -> str:
    token, alt, width, height = found.groups()
    if token not in public:
        return format_html("<p>{}</p>", _("Foto ini tidak lagi ditampilkan."))
    shown = picture(token, int(width or WIDTHS[-1]), int(height or 0))
    size = f' width="{width}" height="{height}"' if width and height else ""
    return (
        f'<picture><source type="image/avif" srcset="{shown.avif}" sizes="{sizes}">'
        f'<source type="image/webp" srcset="{shown.webp}" sizes="{sizes}">'
        f'<img src="{shown.src}" alt="{alt}"{size} loading="lazy" decoding="async"></picture>'
    )


def link_html(found: re.Match[str]) -> str:
    """Links that leave the house lend it no authority and get no handle on the page."""
    if urlsplit(found[1]).netloc == urlsplit(settings.SITE_URL).netloc:
        return found[0]
    return f'<a href="{found[1]}" rel="nofollow noopener">'


def picture(token: str, width: int, height: int) -> Picture:
    """The renditions of a photo of `width` × `height` pixels."""
    widths = Photo(width=width, height=height).widths
    shown = next((size for size in reversed(widths) if size <= MIDDLE), widths[0])
    sources = srcset(token, "", widths, "avif"), srcset(token, "", widths, "webp")
    return Picture(address(token, shown, "jpg"), *sources, width, height)


def card(token: str, width: int, height: int) -> Picture:
    """The cuts for cards of a photo of `width` × `height` pixels."""
    widths = Photo(width=width, height=height).card_widths
    across, down = CARD_SHAPE
    sources = srcset(token, "k", widths, "avif"), srcset(token, "k", widths, "webp")
    src = address(token, f"k{widths[0]}", "jpg")
    return Picture(src, *sources, widths[-1], widths[-1] * down // across)


def srcset(token: str, cut: str, widths: list[int], kind: str) -> str:
    return ", ".join(f"{address(token, f'{cut}{size}', kind)} {size}w" for size in widths)


def address(token: str, name: int | str, kind: str = "webp") -> str:
    return f"/media/{token}/{name}.{kind}"
