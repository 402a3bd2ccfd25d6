"""In a browser: what is typed outlives a lost connection, a lost session and a closed page."""

import pytest

from articles.models import Autosave
from tests.cast import complete, in_review, started
from tests.desk.pages import address, signed_in
from tests.desk_registry.registry import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STATE = "[data-save-state]"


@pytest.fixture
def enter(browse, live_server):
    """A page of someone signed in."""

    def entered(user, **options):
        page = browse(**options)
        sign_in(page, user, live_server)
        return page

    return entered


def sign_in(page, user, live_server):
    cookie = signed_in(user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def said(page, words):
    page.wait_for_selector(f"{STATE}:has-text('{words}')")


def test_a_pause_keeps_the_words_and_a_visit_brings_them_back(cast, enter):
    edition = complete(started(cast), by=cast.sari)
    page = enter(cast.sari)
    page.goto(address("write", edition.pk))
    page.fill("[name=title]", "Judul setengah jadi")
    said(page, "Tersimpan sementara")
    assert Autosave.objects.get().data["title"] == ["Judul setengah jadi"]
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address("write", edition.pk))
    page.click("text=Pulihkan ketikan")
    assert page.input_value("[name=title]") == "Judul setengah jadi"
    page.click("button[value=save]")
    page.wait_for_url(f"**{address('write', edition.pk)}")
    assert not page.is_visible("[data-local-copy]")
    assert page.evaluate("localStorage.length") == 0


def test_without_a_session_the_words_stay_in_the_browser(cast, enter, live_server):
    edition = complete(started(cast), by=cast.sari)
    page = enter(cast.sari)
    page.goto(address("write", edition.pk))
    page.context.clear_cookies(name="sessionid")
    page.fill("[name=title]", "Judul tanpa sesi")
    said(page, "Sesi berakhir")
    page.click("button[value=save]")
    page.wait_for_url("**/login/**")
    sign_in(page, cast.sari, live_server)
    page.goto(address("write", edition.pk))
    page.click("[data-local-restore]")
    page.wait_for_url("**pulihkan=1")
    assert page.input_value("[name=title]") == "Judul tanpa sesi"


@pytest.mark.parametrize("action", ["save", "submit"])
def test_without_a_connection_sending_stays_on_the_page(cast, enter, action):
    edition = complete(started(cast), by=cast.sari)
    page = enter(cast.sari)
    page.goto(address("write", edition.pk))
    page.fill("[name=title]", "Judul tanpa jaringan")
    page.context.set_offline(True)
    page.click(f"button[value={action}]")
    said(page, "kirim lagi setelah tersambung")
    assert "Judul tanpa jaringan" in page.evaluate("Object.values(localStorage).join()")
    edition.refresh_from_db()
    assert edition.latest.title != "Judul tanpa jaringan"
    assert page.input_value("[name=title]") == "Judul tanpa jaringan"
    page.context.set_offline(False)
    said(page, "Tersimpan sementara")
    with page.expect_navigation():
        page.click(f"button[value={action}]")
    edition.refresh_from_db()
    assert edition.latest.title == "Judul tanpa jaringan"
    assert edition.status == {"save": "draft", "submit": "submitted"}[action]
    assert page.evaluate("localStorage.length") == 0


def test_a_photo_is_uploaded_beside_the_typing(cast, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    edition = complete(started(cast), by=cast.sari)
    (tmp_path / "foto.jpeg").write_bytes(picture().getvalue())
    page = enter(cast.sari, viewport={"width": 360, "height": 800})
    page.goto(address("write", edition.pk))
    page.set_input_files("[name=lead_file]", tmp_path / "foto.jpeg")
    for name, words in {"caption": "Rapat", "alt": "Orang duduk", "credit": "Budi"}.items():
        page.fill(f"[name=lead_{name}]", words)
    said(page, "Tersimpan sementara")
    assert "lead_file" not in Autosave.objects.get().data
    with page.expect_navigation():
        page.click("button[value=save]")
    edition.refresh_from_db()
    assert edition.latest.content["lead"]["alt"] == "Orang duduk"
    assert page.is_checked(f"[value='{edition.latest.content['lead']['photo']}']")


def test_selected_words_go_into_a_remark(cast, enter):
    page = enter(cast.rina)
    page.goto(address("review", in_review(cast).pk))
    page.locator("[data-quotable] p").first.dblclick(position={"x": 10, "y": 10})
    page.click("[data-remark-here]")
    assert page.input_value("[name=quote]") == "Isi"


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_and_are_accessible(cast, enter, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    edition = complete(in_review(cast), by=cast.rina, title="Judul yang Sangat Panjang " * 5)
    pages = [address(name) for name in ("inbox", "mine", "articles", "start")]
    pages += [address(name, edition.pk) for name in ("write", "review", "history")]
    page = enter(cast.rina, viewport={"width": width, "height": 800}, bypass_csp=True)
    for place in pages:
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") == width, place
        found = axe.run(page, options={"preload": False}).response["violations"]
        assert (place, [each["id"] for each in found]) == (place, [])
