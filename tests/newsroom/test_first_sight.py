"""How long a reader with a slow phone waits for the main thing of a page, in a real browser, with pictures.

The line and the processor are those of Lighthouse's mobile profile, by which Core Web Vitals are judged in
the lab: 150 ms round trip, 1.6 Mbit/s down, 750 kbit/s up, a processor four times slower; "Fast 3G" by its
older name. The pages are kept ones and the static files the compressed ones of production. The best of three
tries counts: other work on this machine makes a try slower, never faster.
"""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from library.actions import lighten_due
from tests.newsroom.web import ROOT, Web
from tests.portal.showcase import open_house

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4
LARGEST_MS = 1500
SHIFT = 0.02
TRIES = 3
PAGES = ("home", "article", "foto", "siaran-pers")
WATCH = """
window.seen = { largest: 0, element: "", shift: 0 }
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.seen.largest = entry.startTime
    window.seen.element = entry.url || entry.element?.className || entry.element?.tagName
  }
}).observe({ type: "largest-contentful-paint", buffered: true })
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.seen.shift += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""
BLOCKING = """performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""


@pytest.fixture
def production(tmp_path, transactional_db):
    """One web process with kept pages and the static files as `up` lays them out."""
    settings.MEDIA_ROOT = tmp_path / "media"
    server = urlsplit(os.environ["DATABASE_URL"])
    web = Web(
        tmp_path,
        DATABASE_URL=server._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
        STATICFILES_STORAGE="portal.stylesheets.StylesheetStorage",
        start=False,
    )
    collect = [sys.executable, ROOT / "manage.py", "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(collect, cwd=ROOT, env=web.environment, check=True)
    web.start()
    yield web
    web.close()


def visit(chromium, web, address):
    """One first visit with an empty cache: milliseconds, what was largest, shift, what held up painting."""
    context = chromium.new_context(
        base_url=f"http://localhost:{web.port}",
        viewport={"width": 360, "height": 740},
        device_scale_factor=2,
    )
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", LINE)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    seen, blocking = page.evaluate("window.seen"), page.evaluate(BLOCKING)
    context.close()
    return seen, blocking


def first_good(chromium, web, address):
    """The first visit quick enough, or the quickest of all tries."""
    visits = []
    for _ in range(TRIES):
        visits.append(visit(chromium, web, address))
        if visits[-1][0]["largest"] <= LARGEST_MS:
            break
    return min(visits, key=lambda one: one[0]["largest"])


def test_the_main_thing_is_there_in_a_second_and_a_half(chromium, production, cast, capsys):
    addresses = open_house(cast)
    while lighten_due():
        pass
    production.await_answer()
    found = {}
    for name in PAGES:
        production.get(addresses[name])  # from here on the page is kept
        found[name], blocking = first_good(chromium, production, addresses[name])
        assert blocking != []  # the styles: without them the list would prove nothing
        assert [one for one in blocking if ".css" not in one] == []
    with capsys.disabled():
        sys.stdout.write("".join(f"\n{name}: {seen}" for name, seen in found.items()) + "\n")
    assert "/media/" in found["home"]["element"]  # it waited for the picture
    assert {name: seen for name, seen in found.items() if not 0 < seen["largest"] <= LARGEST_MS} == {}
    assert {name: seen for name, seen in found.items() if seen["shift"] >= SHIFT} == {}
