"""The desk of registration in a browser: by keyboard, within its width, accessible."""

import pytest

from events.models import RegistrationForm
from tests.cast import PASSWORD, assemble
from tests.desk_registry.registering import at
from tests.events.registering import comes, coming_event, form

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ("=CMD('calc')!A1", "\u202eterbalik\u200f", "N" * 300, "Y", "\U0001f600" * 20)


@pytest.fixture
def cast(transactional_db):
    return assemble()


@pytest.fixture
def enter(browse):
    """A page of somebody who has signed in."""

    def signed_in(user, **options):
        user.set_password(PASSWORD)
        user.save()
        page = browse(**options)
        page.goto("/redaksi/akun/login/")
        page.fill("[name=login]", user.email)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/redaksi/")
        return page

    return signed_in


def test_a_form_is_written_by_keyboard(cast, enter):
    event = coming_event(cast)
    page = enter(cast.sari)
    page.goto(at(event, "formulir/"))
    page.get_by_role("button", name="Tambah pertanyaan").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Makan siang")
    row = page.get_by_role("group", name="Pertanyaan baru")
    assert row.get_by_label("Pertanyaan", exact=True).input_value() == "Makan siang"
    assert row.get_by_label("Pilihan jawaban").is_hidden()
    row.get_by_label("Bentuk jawaban").select_option("Pilih satu")
    row.get_by_label("Pilihan jawaban").fill("Biasa\nVegetarian")
    row.get_by_label("Pertanyaan", exact=True).press("Enter")
    page.get_by_role("link", name="Pertanyaan 4, Tujuan:").click()
    page.keyboard.type("Memesan makan siang")
    row = page.get_by_role("group", name="Pertanyaan 4")
    row.get_by_label("Dasar pemrosesan").select_option("Persetujuan Anda")
    row.get_by_label("Yang melihat jawaban").select_option("Panitia dan editor")
    row.get_by_label("Disimpan setelah acara").fill("7")
    row.get_by_label("Disimpan setelah acara").press("Enter")
    page.get_by_text("Formulir tersimpan.").wait_for()
    asked = RegistrationForm.objects.get().questions.get(key="")
    assert (asked.label, asked.purpose) == ("Makan siang", "Memesan makan siang")
    assert asked.choices == ["Biasa", "Vegetarian"]


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_and_are_accessible(cast, enter, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    event, bare = coming_event(cast), coming_event(cast, title="Tanpa formulir")
    made = form(cast, event=event, capacity=3)
    people = [comes(made, f"orang{number}@contoh.example", name=name) for number, name in enumerate(NAMES)]
    page = enter(cast.sari, viewport={"width": width, "height": 800}, bypass_csp=True)
    own = ("", "formulir/", "pratinjau/", "kuota/", *(f"peserta/{one.pk}/" for one in people[:3]))
    places = [*(at(event, name) for name in own), at(bare), f"/redaksi/acara/{event.pk}/", "/redaksi/"]
    for place in places:
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") == width, place
        found = axe.run(page, options={"preload": False}).response["violations"]
        assert (place, [each["id"] for each in found]) == (place, [])
    page.goto(at(event, "kuota/"))
    page.get_by_label("Kuota acara").fill("4")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Yang akan terjadi").wait_for()
    assert [each["id"] for each in axe.run(page, options={"preload": False}).response["violations"]] == []
    page.get_by_role("button", name="Ubah kuota sekarang").click()
    page.get_by_text("1 orang dari daftar tunggu mendapat tawaran tempat.").wait_for()
