"""In a real browser: data blocks offend no policy, and only the widget stands in a frame of another site."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.portal.elsewhere import HOSTILE
from tests.portal.public import published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = '<!doctype html><link rel="icon" href="data:,"><iframe src="{}" title="x"></iframe>'


class OtherSite(BaseHTTPRequestHandler):
    """A page that frames the address after its own slash."""

    def do_GET(self):
        body = PAGE.format(self.path.removeprefix("/")).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def elsewhere():
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherSite)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def framed(page, elsewhere, address):
    """The frame on another site that shows `address`, loaded as far as the browser lets it."""
    page.goto(f"{elsewhere}/{address}")
    return page.frames[-1]


def test_data_blocks_offend_no_policy(browse, cast):
    article = published(cast, HOSTILE)
    page = browse()
    page.goto(article.address)
    block = page.locator('script[type="application/ld+json"]')
    assert page.evaluate("block => JSON.parse(block)[0].headline", block.inner_text()) == HOSTILE


def test_another_site_may_frame_the_widget(browse, cast, live_server, elsewhere):
    published(cast, "Sesi Berbagi")
    frame = framed(browse(), elsewhere, f"{live_server.url}/widget/")
    assert frame.get_by_role("link", name="Sesi Berbagi").is_visible()
    assert frame.page.context.cookies() == []


def test_another_site_may_not_frame_the_portal(chromium, cast, live_server, elsewhere):
    published(cast, "Sesi Berbagi")
    context = chromium.new_context()
    frame = framed(context.new_page(), elsewhere, f"{live_server.url}/")
    assert frame.get_by_role("link", name="Sesi Berbagi").count() == 0
    context.close()
