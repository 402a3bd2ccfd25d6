"""One endless word in a headline widens no page, at the portal or at the desk."""

import pytest

from tests.desk.pages import address, signed_in
from tests.portal.public import published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = f"Kampanye #{'GerakanNasionalLiterasiDigital' * 4} Dimulai"
LINES = """(element) => {
    const words = document.createRange()
    words.selectNodeContents(element)
    return new Set([...words.getClientRects()].filter((box) => box.height > 20).map((box) => box.top)).size
}"""


def test_no_page_is_wider_than_the_phone(cast, browse, live_server):
    publication = published(cast, TITLE)
    page = browse(viewport={"width": 360, "height": 740})
    cookie = signed_in(cast.rina).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    desk = [address(name, publication.edition_id) for name in ("review", "history")]
    wide = {}
    for path in ("/", "/berita/", publication.address, "/cari/?q=kampanye", "/redaksi/naskah/semua/", *desk):
        page.goto(path)
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert set(wide.values()) == {360}, wide
    page.goto("/")
    menu = page.locator("summary", has_text="Menu").first
    assert menu.evaluate(LINES) == 1
