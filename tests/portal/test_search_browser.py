import pytest

from tests.cast import assemble
from tests.portal.public import published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def axe():
    return pytest.importorskip("axe_playwright_python.sync_playwright").Axe()


def test_suggestions_by_keyboard_and_without_script(browse):
    publication = published(assemble(), "Pelatihan Arsip Dibuka")
    page = browse(viewport={"width": 1280, "height": 800}, bypass_csp=True)  # axe styles what it measures
    page.goto("/")
    page.fill("#cari-atas", "pela")
    page.wait_for_selector("[role=option]")
    assert page.get_attribute("#cari-atas", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#cari-atas", "aria-activedescendant") == "cari-atas-saran-0"
    assert axe().run(page, options={"preload": False}).response["violations"] == []
    page.keyboard.press("Escape")
    assert page.get_attribute("#cari-atas", "aria-expanded") == "false"
    page.keyboard.type("t")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{publication.address}")

    plain = browse(java_script_enabled=False, viewport={"width": 360, "height": 640})
    plain.goto("/")
    plain.click(".masthead__menu summary")
    plain.fill("#cari-menu", "arsip")
    plain.keyboard.press("Enter")
    assert plain.inner_text(".result h3") == "Pelatihan Arsip Dibuka"
    assert plain.evaluate("document.documentElement.scrollWidth") <= 360


def test_results_have_no_barriers(browse):
    cast = assemble()
    published(cast, "Pelatihan Arsip Dibuka")
    published(cast, "Arsip Lama", kind="pidato")
    page = browse(viewport={"width": 360, "height": 800}, bypass_csp=True)
    for address in ("/cari/?q=arsip", "/cari/?q=qqq", "/cari/", "/cari/?q=arsip&rubrik=pidato"):
        page.goto(address)
        assert axe().run(page, options={"preload": False}).response["violations"] == []
