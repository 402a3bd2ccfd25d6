"""The promise, played in a browser: a text of the shape of a real item, from a phone to the public page.

The contributor works at 360 px. No worker runs. Nothing but pages is used after the event has been set up.
"""

import time
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from articles.models import Publication
from tests.desk.pages import signed_in
from tests.portal.public import event, speaker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
TITLE = "Biro Humas Gelar Sesi Berbagi “Pegawai dan Media Sosial”"
LIST = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
ITEM = LIST + "<![if !supportLists]><span>{number}.<span>&nbsp; </span></span><![endif]>{words}</p>"
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>'
    "<p class=MsoNormal style='margin-bottom:8pt'><b><span style='font-size:14.0pt'>"
    "Pelayanan publik di ruang digital</span></b></p>"
    "<p class=MsoNormal>Ada tiga sasaran yang hendak dicapai:<o:p></o:p></p>"
    + ITEM.format(number=1, words="bersih dan akuntabel;")
    + ITEM.format(number=2, words="efektif dan efisien.")
    + "</body></html>"
)
PASTE = """(element, html) => {
    const data = new DataTransfer()
    data.setData("text/html", html)
    const options = { clipboardData: data, bubbles: true, cancelable: true }
    element.dispatchEvent(new ClipboardEvent("paste", options))
}"""


@pytest.fixture
def at_desk(browse, live_server):
    """A page of someone signed in."""

    def entered(user, **options):
        page = browse(**options)
        cookie = signed_in(user).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return page

    return entered


@pytest.fixture
def occasion(cast):
    """The event of the day: one session, one speaker with the hat of that day, released for the portal."""
    return event(cast, "Pegawai dan Media Sosial", speakers=[speaker(cast, "Haryo Nugroho")])


def picture():
    out = BytesIO()
    Image.new("RGB", (1200, 800), (10, 74, 110)).save(out, "JPEG")
    return {"name": "aula.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def press(page, name):
    page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()
    page.wait_for_timeout(100)  # the editor takes the selection back in the next frame


def save(page):
    page.click("button[value=save]")
    page.get_by_text("Draf tersimpan.").wait_for()


def step(page, name):
    """Take one move on the review page."""
    page.locator(f"#langkah-{name} button[type=submit]").click()


def start(page, occasion):
    page.goto("/redaksi/naskah/baru/")
    page.get_by_label("Berita", exact=True).check()
    session = occasion.sessions.get()
    page.select_option("select[name=occasion]", label=f"{session.number}. {session.title}")
    page.get_by_role("button", name="Mulai menulis").click()
    page.wait_for_url("**/redaksi/naskah/*/")


def write(page):
    """Typed, pasted from Word, a quote with its source, a photo uploaded with its words."""
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", "Empat narasumber berbagi cara pegawai negeri bermedia sosial.")
    page.fill("[name=place]", "Jakarta")
    page.fill("[name=event_date]", "8 Mei 2018")
    body = page.get_by_role("textbox", name="Isi naskah")
    body.click()
    body.press_sequentially("Media sosial kini menjadi ruang kerja kedua bagi pegawai.")
    body.press("Enter")
    body.evaluate(PASTE, WORD)
    body.press("Enter")
    body.press("Enter")
    press(page, "Kutipan")
    body.press_sequentially("Jadikan portal kementerian sumber rujukan.")
    press(page, "Sumber kutipan")
    page.get_by_label("Nama dan jabatan").fill("Haryo Nugroho, Kepala Biro Hukum")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    body.press("ArrowDown")
    body.press("End")
    body.press("Enter")
    press(page, "Sisipkan foto")
    page.get_by_label("Berkas foto").set_input_files(picture())
    dialog = page.locator("dialog[open]")
    dialog.get_by_role("textbox", name="Keterangan foto").fill("Peserta memenuhi aula.")
    dialog.get_by_label("Teks alternatif").fill("Aula penuh peserta menghadap panggung")
    dialog.get_by_label("Kredit foto").fill("Sari/Humas")
    dialog.get_by_role("button", name="Sisipkan", exact=True).click()
    dialog.wait_for(state="detached")


def test_every_public_word_was_seen_by_another(cast, occasion, at_desk, browse):
    sari, rina, reader = at_desk(cast.sari, **PHONE), at_desk(cast.rina, **DESKTOP), browse(**PHONE)

    start(sari, occasion)
    number = sari.url.rstrip("/").split("/")[-1]
    write(sari)
    save(sari)
    sari.get_by_label("Haryo Nugroho – Kepala Biro Hukum, Kementerian Contoh").check()
    submit(sari)
    send_back_and_mend(sari, rina, number)
    change_one_word_and_approve(rina, number)
    be_refused(rina, number)
    countersign(sari, number)
    schedule_and_await(rina, reader, number)

    rina.goto(review(number))
    rina.locator("#langkah-new_edition").get_by_label("Ralat").check()
    step(rina, "new_edition")
    rina.wait_for_url(lambda url: f"/naskah/{number}/" not in url)
    correct(sari, rina, rina.url.rstrip("/").split("/")[-1])

    reader.goto(Publication.objects.earliest("pk").address)
    reader.get_by_text("Jumlah peserta yang benar 210 orang.").first.wait_for()
    reader.get_by_text("Sebanyak 210 pegawai hadir.").wait_for()
    reader.get_by_role("link", name="Baca teks sebelumnya").first.click()
    reader.get_by_text("Sebanyak 120 pegawai hadir.").wait_for()


def writing(number):
    return f"/redaksi/naskah/{number}/"


def review(number):
    return f"/redaksi/naskah/{number}/telaah/"


def submit(page):
    page.click("button[value=submit]")
    page.get_by_text("Naskah diajukan.").wait_for()


def retype_first_paragraph(page, words):
    body = page.get_by_role("textbox", name="Isi naskah")
    body.locator("p").first.click(click_count=3)
    body.press_sequentially(words)


def send_back_and_mend(sari, rina, number):
    rina.goto(review(number))
    step(rina, "claim")
    rina.locator("#langkah-request_changes [name=comment]").fill("Mohon sebutkan jumlah peserta.")
    step(rina, "request_changes")
    rina.get_by_text("Perlu perbaikan").first.wait_for()
    sari.goto("/redaksi/")
    sari.get_by_text("Mohon sebutkan jumlah peserta.").first.wait_for()
    sari.goto(writing(number))
    retype_first_paragraph(sari, "Media sosial kini ruang kerja kedua. Sebanyak 120 pegawai hadir.")
    submit(sari)


def change_one_word_and_approve(rina, number):
    rina.goto(review(number))
    step(rina, "claim")
    rina.goto(writing(number))
    rina.fill("[name=title]", TITLE.replace("Gelar", "Selenggarakan"))
    rina.click("button[value=save]")
    rina.get_by_text("Suntingan tersimpan.").wait_for()
    rina.goto(review(number))
    step(rina, "approve")


def be_refused(rina, number):
    """Nobody else has seen that word: the page says so, and the address refuses whatever the page offers."""
    refusal = "Kata-kata Rina belum diperiksa orang lain"
    rina.locator("#langkah-publish").get_by_text(refusal).wait_for()
    form = {
        "csrfmiddlewaretoken": rina.locator("[name=csrfmiddlewaretoken]").first.input_value(),
        "seen": rina.locator("[name=seen]").first.input_value(),
    }
    answer = rina.request.post(f"/redaksi/naskah/{number}/langkah/publish/", form=form)
    assert (answer.status, refusal in answer.text()) == (422, True)


def countersign(sari, number):
    sari.goto(review(number))
    sari.locator("ins", has_text="Selenggarakan").first.wait_for()
    step(sari, "countersign")
    sari.get_by_text("Tiap kata sudah dibaca").first.wait_for()


def schedule_and_await(rina, reader, number):
    """Not there before its second, there at it; no worker runs."""
    moment = timezone.localtime() + timedelta(seconds=8)
    rina.goto(review(number))
    rina.locator("#langkah-schedule [name=at]").fill(f"{moment:%d/%m/%Y %H.%M.%S}")
    step(rina, "schedule")
    rina.get_by_text("Terjadwal").first.wait_for()
    coming = Publication.objects.get()
    assert reader.request.get(coming.address).status == 404
    time.sleep(max(0, (coming.visible_from - timezone.now()).total_seconds()))
    assert reader.goto(coming.address).status == 200
    reader.get_by_role("heading", name="Biro Humas Selenggarakan Sesi Berbagi").wait_for()
    read(reader)


def read(reader):
    """What a reader finds on the page."""
    reader.get_by_text("Sebanyak 120 pegawai hadir.").wait_for()
    reader.get_by_role("heading", name="Pelayanan publik di ruang digital").wait_for()
    reader.get_by_text("bersih dan akuntabel;").wait_for()
    reader.locator("blockquote", has_text="sumber rujukan").get_by_text("Haryo Nugroho").wait_for()
    photo = reader.get_by_alt_text("Aula penuh peserta menghadap panggung")
    photo.scroll_into_view_if_needed()
    reader.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=photo.element_handle())
    reader.get_by_text("(SAR - Humas Kemenconeg)").wait_for()
    reader.get_by_role("link", name="Pegawai dan Media Sosial").first.wait_for()
    reader.get_by_text("Kepala Biro Hukum, Kementerian Contoh").first.wait_for()
    assert "mso" not in reader.content()


def correct(sari, rina, number):
    """A ralat in a later edition: written by one, approved and published by the other."""
    sari.goto(writing(number))
    sari.fill("[name=change_note]", "Jumlah peserta yang benar 210 orang.")
    retype_first_paragraph(sari, "Media sosial kini ruang kerja kedua. Sebanyak 210 pegawai hadir.")
    submit(sari)
    rina.goto(review(number))
    for name in ("claim", "approve", "publish"):
        step(rina, name)
        rina.locator(f"#langkah-{name}").wait_for(state="detached")
