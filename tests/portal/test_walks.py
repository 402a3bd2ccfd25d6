"""The portal in a real browser: every kind of page by axe, by keyboard, without script, and held still."""

import pytest

from tests.portal.showcase import error_pages, in_english, open_house

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SHIFTS = """
window.shifts = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""
IN_ENGLISH = ("home", "article", "klarifikasi", "list berita", "event", "search", "speaker", "not found")
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 90_000,
}  # bytes/s
IN_VIEW = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here)
  return [here.textContent.trim() || here.ariaLabel || here.id, box.width > 0, style.outlineStyle !== "none"]
}"""


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_any_page(chromium, live_server, cast, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    addresses = {**open_house(cast), "search": "/cari/?q=sesi"}
    english = in_english({name: addresses[name] for name in IN_ENGLISH})
    context = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,  # axe writes styles of its own
    )
    page, faults = context.new_page(), []
    for name, html in error_pages().items():
        addresses[name] = f"/galat/{name.replace(' ', '-')}/"
        page.route(f"**{addresses[name]}", answering(html))
    for name, address in {**addresses, **english}.items():
        page.goto(address)
        found = axe.run(page, options={"preload": False}).response["violations"]
        faults += [(name, fault["id"], fault["nodes"][0]["html"][:120]) for fault in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append((name, "wider than the screen", width))
    context.close()
    assert faults == []


def answering(html):
    """For pages that no address leads to: the browser gets these bytes, and styles from the server."""
    return lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")


def test_narrow_and_enlarged_pages_do_not_scroll_sideways(browse, cast):
    addresses = open_house(cast)
    wide = []
    for width in (320, 640):  # 640 is 1280 at 200 %
        page = browse(viewport={"width": width, "height": 700})
        for name in (
            "home",
            "article",
            "siaran-pers",
            "klarifikasi",
            "foto",
            "list berita",
            "event",
            "site map",
            "results",
            "no results",
            "subscribe",
            "widget",
            "widget guide",
            "api guide",
        ):
            page.goto(addresses[name])
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((name, width))
    assert wide == []


def test_keyboard_alone_reaches_everything_in_sight(browse, cast):
    addresses = open_house(cast)
    page = browse(viewport={"width": 1280, "height": 900})
    page.goto(addresses["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    page = browse(viewport={"width": 1280, "height": 900})
    page.goto(addresses["article"])
    seen = []
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement === document.body"):
        words, is_visible, is_marked = page.evaluate(IN_VIEW)
        seen.append(words)
        assert (words, is_visible, is_marked) == (words, True, True)
        page.keyboard.press("Tab")
    assert len(seen) < 100
    for wanted in ("WhatsApp", "Salin tautan", "Cetak", "Kutip berita ini", "Media sosial"):
        assert wanted in seen
    page.get_by_text("Kutip berita ini").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Kementerian Contoh Negara. http").is_visible()


def test_keyboard_alone_searches_and_opens_the_menu(browse, cast):
    open_house(cast)
    page = browse(viewport={"width": 1280, "height": 900})
    page.goto("/")
    walk_to(page, "input[name=q]")
    page.keyboard.type("sesi berbagi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=sesi*")
    walk_to(page, "main a[href^='/berita/2']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/berita/2**")
    page = browse(viewport={"width": 360, "height": 700})
    page.goto("/")
    walk_to(page, ".masthead__menu summary")
    page.keyboard.press("Enter")
    walk_to(page, ".masthead__sheet a[href='/klarifikasi/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/klarifikasi/")


def walk_to(page, selector):
    """Press Tab until the caret stands on what is looked for; each stop on the way can be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        words, is_visible, is_marked = page.evaluate(IN_VIEW)
        assert (words, is_visible, is_marked) == (words, True, True)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard never gets to {selector}")


def test_without_script_one_can_search_and_subscribe(browse, cast):
    addresses = open_house(cast)
    page = browse(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto(addresses["search"])
    page.locator("main input[name=q]").fill("sesi berbagi")
    page.locator("main input[name=q]").press("Enter")
    assert page.locator("main a[href^='/berita/2']").count() > 0
    page.goto(addresses["subscribe"])
    page.locator("main input[type=email]").fill("warga@example.test")
    page.locator("main form button").click()
    assert page.get_by_role("heading", name="Periksa kotak surat Anda").is_visible()


def test_copying_says_so(browse, cast, live_server):
    page = browse(permissions=["clipboard-read", "clipboard-write"])
    address = open_house(cast)["article"]
    page.goto(address)
    page.get_by_role("button", name="Salin tautan").click()
    page.get_by_role("button", name="Tautan tersalin").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(address)


def test_without_script_nothing_is_lost(browse, cast):
    addresses = open_house(cast)
    page = browse(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto(addresses["home"])
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("navigation", name="Menu rubrik").get_by_role("link", name="Klarifikasi").click()
    page.get_by_role("link", name="Tidak Ada Pungutan").click()
    page.get_by_text("Kutip berita ini").click()
    assert page.get_by_text("Biro Hubungan Masyarakat. (").is_visible()
    assert page.get_by_role("button", name="Salin tautan").count() == 0
    assert page.get_by_role("link", name="WhatsApp").get_attribute("href").startswith("https://wa.me/?text=")


def test_nothing_jumps_on_a_slow_phone(browse, cast):
    addresses = open_house(cast)
    page = browse(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", SLOW)
    page.add_init_script(SHIFTS)
    shifts = {}
    for name in ("home", "article", "foto", "siaran-pers", "list berita"):
        page.goto(addresses[name], wait_until="networkidle")
        shifts[name] = page.evaluate("window.shifts")
    assert {name: shift for name, shift in shifts.items() if shift >= 0.02} == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_changes_the_language_and_back(browse, cast, width):
    story = open_house(cast)["article"]
    page = browse(viewport={"width": width, "height": 800})

    def change_to(name):
        if width == 360:
            page.get_by_text("Menu", exact=True).click()
        page.get_by_role("link", name=name).locator("visible=true").click()

    page.goto(f"{story}?utm_source=pesan")
    change_to("English")
    page.wait_for_url(f"**/en{story}?utm_source=pesan")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("document.querySelector('h1').lang") == "id"
    change_to("Bahasa Indonesia")
    page.wait_for_url(f"**{story}?utm_source=pesan")
    assert page.evaluate("document.documentElement.lang") == "id"
    assert page.context.cookies() == []
