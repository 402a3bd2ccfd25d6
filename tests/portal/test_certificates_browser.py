"""The pages of verification in a browser: accessible, within their width, without JavaScript."""

import pytest

from events.certifying.files import path_of
from newsroom.management.commands.worker import drain
from tests.cast import assemble
from tests.events.certifying import issued

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "script"), [(320, False), (320, True), (1280, True)])
def test_from_the_code_to_the_file(browse, settings, width, script, tmp_path):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    (row,) = issued(assemble(), "Bunga " * 49)
    drain()
    page = browse(viewport={"width": width, "height": 800}, bypass_csp=True, java_script_enabled=script)

    def judge():
        if script:
            found = axe.run(page, options={"preload": False}).response["violations"]
            assert (page.url, [each["id"] for each in found]) == (page.url, [])
        assert page.locator("html").bounding_box()["width"] == width

    page.goto("/sertifikat/")
    judge()
    page.get_by_label("Kode pada sertifikat").fill("salah")
    page.get_by_role("button", name="Periksa", exact=True).click()
    page.get_by_role("alert").wait_for()
    judge()
    page.get_by_label("Kode pada sertifikat").fill(row.token.lower())
    page.keyboard.press("Enter")
    page.get_by_text("Sertifikat ini berlaku.").wait_for()
    judge()
    page.get_by_label("Berkas PDF sertifikat").set_input_files(path_of(row.token, 1))
    page.get_by_role("button", name="Bandingkan").click()
    page.get_by_text("Identik", exact=True).wait_for()
    judge()
    altered = tmp_path / "s.pdf"
    altered.write_bytes(b"%PDF-1.7 lain")
    page.get_by_label("Berkas PDF sertifikat").set_input_files(altered)
    page.get_by_role("button", name="Bandingkan").click()
    page.get_by_role("alert").get_by_text("Berubah", exact=True).wait_for()
    judge()
    assert page.context.cookies() == []
