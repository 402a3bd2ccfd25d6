"""The page at the door in a real browser: keys, no line, two devices, a camera, narrow screens, axe."""

import re
from io import BytesIO

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from events.models import AttendanceMark
from tests.browser import ARGUMENTS, find_browser
from tests.desk.attendance.test_pages import HOSTILE, came, hall, place
from tests.desk.pages import signed_in
from tests.events.attending import badge, standing
from tests.events.registering import comes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
OFFLINE = "ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def device(chromium, live_server):
    """A page of somebody signed in, on a device of its own; but for lost lines nothing may go wrong."""
    contexts, trouble = [], []

    def opened(user, browser=chromium, **options):
        context = browser.new_context(base_url=live_server.url, locale="id-ID", **{**PHONE, **options})
        contexts.append(context)
        cookie = signed_in(user).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(error.stack or str(error)))
        page.on(
            "console",
            lambda said: (
                said.type in ("error", "warning") and OFFLINE not in said.text and trouble.append(said.text)
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def typed(page, code):
    page.get_by_label("Ketik kode peserta").fill(code)
    page.keyboard.press("Enter")


def answer(page):
    return page.locator("[data-result]")


def test_scans_by_keyboard_and_the_second_device_says_so(cast, device):
    session, _, people = hall(cast)
    one, other = device(cast.sari), device(cast.budi)
    for page in (one, other):
        page.goto(place("scanner", session))
    typed(one, badge(people[0]))
    expect(answer(one)).to_contain_text("Hadir tercatat")
    expect(answer(one)).to_contain_text("Orang 0")
    expect(one.get_by_label("Ketik kode peserta")).to_be_focused()
    typed(other, badge(people[0]))
    expect(answer(other)).to_contain_text("Sudah tercatat hadir")
    typed(other, "BUKAN-KODE")
    expect(answer(other)).to_contain_text("Kode ini tidak dikenal")
    assert standing(session) == [(people[0].pk, "in")]


def test_without_a_line_scans_wait_and_are_sent_later(cast, device):
    session, _, people = hall(cast)
    came(cast, session, people[1])
    page = device(cast.sari)
    with page.expect_response("**/kode/"):
        page.goto(place("scanner", session))
    page.context.set_offline(True)
    typed(page, badge(people[0]))
    expect(answer(page)).to_contain_text("Tanpa jaringan: disimpan di perangkat ini")
    typed(page, badge(people[1]))
    expect(page.locator("[data-queue]")).to_have_text("2 menunggu dikirim")
    typed(page, "A" * 32)
    expect(answer(page)).to_contain_text("Kode ini tidak ada dalam daftar sesi")
    assert standing(session) == [(people[1].pk, "in")]
    page.context.set_offline(False)
    expect(page.locator("[data-queue]")).to_have_text("")
    expect(page.locator("[data-refused]")).to_contain_text("Ditolak saat dikirim: Kode ini tidak dikenal.")
    assert standing(session) == sorted([(people[0].pk, "in"), (people[1].pk, "in")])
    assert AttendanceMark.objects.count() == 2


def test_what_waits_outlives_the_page(cast, device):
    session, _, people = hall(cast)
    page = device(cast.sari)
    page.goto(place("scanner", session))
    page.context.set_offline(True)
    typed(page, badge(people[0]))
    expect(page.locator("[data-queue]")).to_have_text("1 menunggu dikirim")
    page.close(run_before_unload=False)
    again = page.context.new_page()
    page.context.set_offline(False)
    with again.expect_response("**/catat/"):
        again.goto(place("scanner", session))
    expect(again.locator("[data-queue]")).to_have_text("")
    assert standing(session) == [(people[0].pk, "in")]


@pytest.fixture
def camera(tmp_path, chromium, request):
    """A Chromium whose camera sees the picture of a code, by the browser's own test device."""

    def sees(code):
        out = BytesIO()
        segno.make(code, error="m", micro=False).save(out, kind="png", scale=8, border=6)
        sight = Image.new("RGB", (640, 480), "white")
        drawing = Image.open(out).convert("RGB")
        sight.paste(drawing, ((640 - drawing.width) // 2, (480 - drawing.height) // 2))
        film = tmp_path / "kamera.mjpeg"
        with film.open("wb") as file:
            for _ in range(30):
                sight.save(file, "JPEG", quality=95)
        fakes = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
        browser = chromium.browser_type.launch(
            executable_path=find_browser(),
            args=[*ARGUMENTS, *fakes, f"--use-file-for-fake-video-capture={film}"],
        )
        request.addfinalizer(browser.close)
        return browser

    return sees


def test_the_camera_reads_a_code(cast, device, camera):
    session, _, people = hall(cast)
    page = device(cast.sari, browser=camera(badge(people[0])))
    page.goto(place("scanner", session))
    page.get_by_role("button", name="Nyalakan kamera").click()
    expect(answer(page)).to_contain_text("Orang 0", timeout=20_000)
    assert standing(session) == [(people[0].pk, "in")]
    page.get_by_role("button", name="Matikan kamera").click()
    expect(page.get_by_role("button", name="Nyalakan kamera")).to_be_visible()


def judge(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert (page.url, [each["id"] for each in found]) == (page.url, [])


@pytest.mark.parametrize(
    "name",
    [
        *("scanner", "attendance", "attendees", "walk_in", "session_hours", "hall_screen", "meeting"),
        *("attendance_recap", "attendance_sheet"),
    ],
)
def test_no_violations_and_no_sideways_scrolling(cast, device, name):
    session, _, people = hall(cast)
    came(cast, session, people[0])
    page = device(cast.sari, bypass_csp=True)
    page.goto(place(name, session))
    judge(page)


def test_the_result_has_no_violations(cast, device):
    session, later, people = hall(cast)
    page = device(cast.sari, bypass_csp=True)
    for where, kind in ((session, "ok"), (session, "already"), (later, "outside")):
        page.goto(place("scanner", where))
        typed(page, badge(people[0]))
        expect(page.locator(f".scan-result--{kind}")).to_be_visible()
        judge(page)


@pytest.mark.parametrize(("paper", "box"), [("a4", b"594.95996 841.91998"), ("folio", b"609.12 935.03998")])
def test_each_sheet_is_one_page_of_its_paper(cast, device, paper, box):
    session, _, _ = hall(cast, count=0, title="Judul acara yang sangat panjang " * 7)
    for number, words in enumerate([*HOSTILE, "Kata " * 60]):
        who = f"{number}@contoh.example"
        comes(session.event.registration_form, who, name=words, institution=[words])
    page = device(cast.sari)
    page.goto(f"{place('attendance_sheet', session)}?kertas={paper}&kosong=40")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == page.locator(".signing-sheet").count() == 6
    assert set(re.findall(rb"/MediaBox\s*\[0 0 ([^\]]+)\]", printed)) == {box}
