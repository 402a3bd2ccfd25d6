"""The pages of registration in a browser: by keyboard, without JavaScript, accessible, within their width."""

import pytest

from events.models import Registration
from events.registering.links import link_token
from tests.cast import assemble
from tests.events.registering import form, question

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def made(settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr("portal.registering.views.QUICKEST", 0)  # browsers in tests type fast
    questions = [
        question(label="Bagian yang ingin dibahas", kind="long_text", help="Boleh dikosongkan."),
        question(label="Konsumsi", kind="choice", choices=["Biasa", "Tanpa daging"], required=True),
        question(label="Topik", kind="choices", choices=["Menulis", "Memotret", "Menyunting"]),
        question(label="Foto saya boleh dimuat", kind="consent", basis="consent"),
    ]
    return form(assemble(), capacity=1, questions=questions, chooses_sessions=True)


@pytest.mark.parametrize(("width", "script"), [(320, False), (320, True), (1280, True)])
def test_from_the_form_to_the_last_goodbye(browse, made, width, script):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browse(viewport={"width": width, "height": 800}, bypass_csp=True, java_script_enabled=script)

    def judge():
        if script:
            found = axe.run(page, options={"preload": False}).response["violations"]
            assert (page.url, [each["id"] for each in found]) == (page.url, [])
        assert page.locator("html").bounding_box()["width"] == width

    page.goto(f"/agenda/{made.event.slug}/")
    judge()
    page.get_by_role("link", name="Daftar", exact=True).click()
    page.get_by_role("button", name="Kirim pendaftaran").click()
    page.get_by_role("alert").wait_for()
    judge()
    page.get_by_label("Nama lengkap").focus()
    type_by_keyboard(page)
    page.get_by_role("heading", name="Periksa kotak surat Anda").wait_for()
    judge()
    one = Registration.objects.get()
    page.goto(f"/pendaftaran/{link_token(one.nonce)}/")
    judge()
    page.get_by_role("button", name="Ya, saya mendaftar").click()
    page.get_by_role("heading", name="Anda terdaftar").wait_for()
    judge()
    page.get_by_role("link", name="Ubah isian").click()
    judge()
    page.get_by_role("button", name="Simpan perubahan").click()
    page.get_by_role("link", name="Hapus data saya").click()
    judge()
    page.get_by_role("button", name="Ya, hapus data saya").click()
    page.get_by_role("heading", name="Data Anda sudah dihapus").wait_for()
    judge()
    assert page.context.cookies() == []


def type_by_keyboard(page):
    """The whole form without a mouse, from the name on."""
    keys = page.keyboard
    keys.type("Bunga Lestari")
    keys.press("Tab")
    keys.type("bunga@contoh.example")
    keys.press("Tab")
    keys.type("Kalimat pembuka")
    keys.press("Tab")
    keys.press("Space")  # Biasa
    keys.press("Tab")
    keys.press("Space")  # Menulis
    for _ in range(3):
        keys.press("Tab")
    keys.press("Space")  # the consent
    keys.press("Tab")
    keys.press("Space")  # the session
    keys.press("Tab")
    keys.press("Enter")


def test_what_was_typed_arrived(browse, made):
    page = browse(viewport={"width": 360, "height": 800})
    page.goto(f"/agenda/{made.event.slug}/daftar/")
    page.get_by_label("Nama lengkap").focus()
    type_by_keyboard(page)
    page.get_by_role("heading", name="Periksa kotak surat Anda").wait_for()
    one = Registration.objects.get()
    told = {answer.question.label: answer.values for answer in one.answers.select_related("question")}
    assert told == {
        "Nama lengkap": ["Bunga Lestari"],
        "Bagian yang ingin dibahas": ["Kalimat pembuka"],
        "Konsumsi": ["Biasa"],
        "Topik": ["Menulis"],
        "Foto saya boleh dimuat": ["ya"],
    }
    assert one.seats.count() == 2
    assert one.consents.count() == 1
