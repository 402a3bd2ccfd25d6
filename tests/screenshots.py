"""Pictures of the public pages for docs/screenshots, taken from a running demo newsroom.

    python3 manage.py up --port 8000 &
    python -m tests.screenshots http://127.0.0.1:8000

Pages are taken at 360 and 1280 px, light and dark by turns; each is one PNG of few colours.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import ARGUMENTS, find_browser

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
TALLEST = {360: 1900, 1280: 2200}
COLOURS = 96
STORY = "/berita/2018/05/08/kemenconeg-ajak-aparatur-lebih-cermat-di-media-sosial/"
# name, address or the rubrik whose oldest item is shown, width in pixels, dark
SHOTS = (
    ("beranda-1280", "/", 1280, False),
    ("beranda-1280-gelap", "/", 1280, True),
    ("beranda-360", "/", 360, False),
    ("beranda-360-gelap", "/", 360, True),
    ("artikel-1280", STORY, 1280, False),
    ("artikel-360", STORY, 360, False),
    ("artikel-360-gelap", STORY, 360, True),
    ("artikel-ralat-1280", "siaran-pers 1", 1280, False),
    ("siaran-pers-360", "siaran-pers 1", 360, False),
    ("klarifikasi-1280-gelap", "klarifikasi -2", 1280, True),
    ("klarifikasi-360", "klarifikasi -2", 360, False),
    ("pidato-1280", "pidato -1", 1280, False),
    ("foto-1280-gelap", "foto -1", 1280, True),
    ("foto-360", "foto -1", 360, False),
    ("rubrik-1280", "/berita/", 1280, False),
    ("rubrik-360-gelap", "/berita/", 360, True),
    ("arsip-1280", "/arsip/", 1280, False),
    ("narasumber-1280", "/narasumber/suryo-adinata/", 1280, False),
    ("acara-daftar-360", "/agenda/", 360, False),
    ("peta-situs-360", "/peta-situs/", 360, False),
    ("redaksi-kami-1280", "/redaksi-kami/", 1280, False),
    ("tidak-ditemukan-360", "/berita/2018/05/08/salah/", 360, False),
)


def take(site: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for name, place, width, is_dark in SHOTS:
            scheme = "dark" if is_dark else "light"
            page = browser.new_page(
                base_url=site, viewport={"width": width, "height": 900}, color_scheme=scheme
            )
            page.goto(place if place.startswith("/") else item_of(page, *place.split()))
            keep(name, settled(page), TALLEST[width])
            page.close()
        browser.close()


def item_of(page: Page, kind: str, number: str) -> str:
    """Address of an item of a rubrik by its place in the list."""
    page.goto(f"/{kind}/")
    links = page.locator(f".card__title a[href^='/{kind}/2']")
    return links.nth(int(number) % links.count()).get_attribute("href")


def settled(page: Page) -> bytes:
    """The whole page with every lazy picture there."""
    page.evaluate("document.querySelectorAll('img').forEach((image) => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    page.evaluate("Promise.all([...document.images].map((image) => image.decode().catch(() => null)))")
    return page.screenshot(full_page=True)


def keep(name: str, png: bytes, tallest: int) -> None:
    with Image.open(BytesIO(png)) as picture:
        shown = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, tallest)))
    few = shown.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/"))
