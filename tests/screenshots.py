"""Pictures of every public page for docs/screenshots, from a running demo newsroom with its data folder.

    NEWSROOM_DATA=DIR python3 manage.py up --port 8000 &
    NEWSROOM_DATA=DIR python -m tests.screenshots http://127.0.0.1:8000 [word in a name …]

Each page is taken at 360 and 1280 px, light and dark; the list docs/screenshots/README.md is written anew.
"""

import os
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import django
from django.template.loader import render_to_string
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import ARGUMENTS, find_browser

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
WIDTHS = {360: 1800, 1280: 2000}  # the tallest picture of each
SCHEMES = {"terang": "light", "gelap": "dark"}
QUALITY = 62
STORY = "/berita/2018/05/08/kemenconeg-ajak-aparatur-lebih-cermat-di-media-sosial/"
WITHDRAWN = (
    "/pengumuman/{:%Y/%m/%d}/penataan-parkir-kawasan-gedung-raya/"  # some days before the demo was loaded
)
TITLE = ".card__title a[href^='/{}/2']"
CORRECTED = ("/ralat/", "main a[href^='/siaran-pers/2']", 0)
Place = str | tuple[Any, ...]
# name, what it shows, where: an address; an address with a link to follow there; a template
PAGES = (
    ("beranda", "Front page", "/"),
    ("artikel", "Article", STORY),
    ("artikel-ralat", "Article with a ralat", CORRECTED),
    ("versi-lama", "An older text", (*CORRECTED, "versi/1/")),
    ("siaran-pers", "Siaran pers", ("/siaran-pers/", TITLE.format("siaran-pers"), 0)),
    ("pidato", "Pidato", ("/pidato/", TITLE.format("pidato"), -1)),
    ("pengumuman", "Pengumuman", ("/pengumuman/", TITLE.format("pengumuman"), 0)),
    ("klarifikasi", "Klarifikasi", ("/klarifikasi/", TITLE.format("klarifikasi"), -2)),
    ("foto", "Album", ("/foto/", TITLE.format("foto"), -1)),
    ("rubrik", "Rubrik", "/berita/"),
    ("rubrik-siaran-pers", "Rubrik of siaran pers", "/siaran-pers/"),
    ("rubrik-klarifikasi", "Rubrik of klarifikasi", "/klarifikasi/"),
    ("rubrik-foto", "Rubrik of albums", "/foto/"),
    ("topik", "Topic", ("/peta-situs/", "main a[href^='/topik/']", 3)),
    ("unit", "Unit", "/unit/humas/"),
    ("narasumber", "Speaker", "/narasumber/suryo-adinata/"),
    ("agenda", "Agenda", "/agenda/"),
    ("acara", "Event", ("/agenda/", "main a[href^='/agenda/']:not([href*='?'])", 0)),
    ("acara-lampau", "Past event", ("/agenda/", "main a[href^='/agenda/']:not([href*='?'])", -1)),
    ("arsip", "Archive", "/arsip/"),
    ("arsip-tahun", "Archive of a year", "/arsip/2018/"),
    ("arsip-bulan", "Archive of a month", "/arsip/2018/05/"),
    ("arsip-hari", "Archive of a day", "/arsip/2018/05/08/"),
    ("ralat", "Corrections", "/ralat/"),
    ("cari", "Search", "/cari/"),
    ("cari-hasil", "Search with results", "/cari/?q=media+sosial"),
    ("cari-kosong", "Search without results", "/cari/?q=zxqvwk"),
    ("langganan", "Subscription by mail", "/langganan/"),
    ("langganan-tautan", "A link of a letter that is no longer good", "/langganan/konfirmasi/lama/"),
    ("redaksi-kami", "Masthead", "/redaksi-kami/"),
    ("aksesibilitas", "Accessibility", "/aksesibilitas/"),
    ("privasi", "Privacy", "/privasi/"),
    ("peta-situs", "Site map", "/peta-situs/"),
    ("widget", "Widget", "/widget/"),
    ("widget-panduan", "Guide to feeds, API and widget", "/widget/panduan/"),
    ("api", "Guide to the API", "/api/v1/docs"),
    ("tidak-ditemukan", "404", "/berita/2018/05/08/salah/"),
    ("ditarik", "410, withdrawn", WITHDRAWN),
    ("gangguan", "500", "500.html"),
    ("terputus", "503, database away", "503.html"),
)


def take(site: str, words: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for name, _what, place in PAGES:
            if not words or any(word in name for word in words):
                take_page(browser, site, name, place)
        browser.close()
    (FOLDER / "README.md").write_text(index())


def take_page(browser: Browser, site: str, name: str, place: Place) -> None:
    address = ""
    for scheme, colours in SCHEMES.items():
        for width, tallest in WIDTHS.items():
            view = {"width": width, "height": 900 if width > 500 else 740}
            page = browser.new_page(base_url=site, viewport=view, color_scheme=colours)
            address = address or found(page, place)
            open_page(page, address)
            keep(f"{name}-{width}-{scheme}", settled(page), tallest)
            page.close()


def found(page: Page, place: Place) -> str:
    """The address of a page; where only its list is known, that of an item by its place there."""
    if place == WITHDRAWN:
        days = (date.today() - timedelta(days=age) for age in range(90))
        return next(path for path in map(WITHDRAWN.format, days) if page.request.get(path).status == 410)
    if isinstance(place, str):
        return place
    start, selector, number, *rest = place
    page.goto(start)
    links = page.locator(selector)
    return "".join([links.nth(number % links.count()).get_attribute("href"), *rest])


def open_page(page: Page, address: str) -> None:
    """A page that no address leads to is drawn here, and gets its styles from the newsroom."""
    if address.startswith("/"):
        page.goto(address)
        return
    html = render_to_string(address)
    page.route("**/galat/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("/galat/")


def settled(page: Page) -> bytes:
    """The whole page with every lazy picture there."""
    page.evaluate("document.querySelectorAll('img').forEach((image) => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    page.evaluate("Promise.all([...document.images].map((image) => image.decode().catch(() => null)))")
    return page.screenshot(full_page=True)


def keep(name: str, png: bytes, tallest: int) -> None:
    with Image.open(BytesIO(png)) as picture:
        shown = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, tallest)))
    shown.save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)


def index() -> str:
    """The list of all pictures; those of the desk are taken by hand."""
    kinds = [f"{width}-{scheme}" for width in WIDTHS for scheme in SCHEMES]
    rows = [
        f"| {what} | " + " | ".join(f"[{kind}]({name}-{kind}.webp)" for kind in kinds) + " |"
        for name, what, _place in PAGES
    ]
    desk = [f"- [{path.stem}]({path.name})" for path in sorted(FOLDER.glob("*.png"))]
    return "\n".join([
        "# The pages in pictures", "",
        "The demo newsroom at 360 and 1280 px, light (terang) and dark (gelap); long pages are cut. Taken by",
        "`python -m tests.screenshots`.", "", "## Portal", "",
        "| page | " + " | ".join(["phone, light", "phone, dark", "desktop, light", "desktop, dark"]) + " |",
        "|---|---|---|---|---|", *rows, "", "## Desk", "", *desk, "",
    ])  # fmt: skip


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/"), sys.argv[2:])
