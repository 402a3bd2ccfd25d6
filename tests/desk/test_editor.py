"""The form field of the body, and the editor in a real browser under the real policy."""

import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from urllib.parse import quote
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings as site
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import override_settings
from hypothesis import HealthCheck, given, settings

from desk.editor import MODULES, BodyField
from tests.desk.editor_page import STATIC, TOKEN, UPLOADED, BodyForm
from tests.text.fragments import HOSTILE
from text.html import sanitise

WORD_HTML = (Path(__file__).parent / "word.html").read_text()
PASTED = (
    "<h2>Rakor</h2><p><strong>Jakarta</strong> – Kementerian menggelar <em>rapat</em>.</p>"
    "<ul><li><p>Butir satu</p><ol><li><p>Anak butir</p></li></ol></li><li><p>Butir dua</p></li></ul>"
    "<blockquote><p>Kita harus melayani.</p></blockquote>"
    '<table><thead><tr><th scope="col"><p>Unit</p></th><th scope="col"><p>Jumlah</p></th></tr></thead>'
    "<tbody><tr><td><p>Humas</p></td><td><p>3</p></td></tr></tbody></table>"
    '<p><a href="https://contoh.go.id/?a=1&amp;b=2">laman</a> jebakan</p>'
)
FIGURE = (
    f'<figure><img src="/media/{TOKEN}" alt="Peserta duduk di aula" width="1200" height="800">'
    "<figcaption>Suasana rapat <small>Rina/Humas</small></figcaption></figure>"
)


class TestField:
    def test_it_sanitises(self):
        assert BodyField().clean('<p onclick="x">Halo<script>x</script></p>') == "<p>Halo</p>"

    def test_plain_text_becomes_paragraphs(self):
        assert (
            BodyField().clean("Satu\r\nbaris\r\n\r\n3 < 5 & 2")
            == "<p>Satu<br>baris</p><p>3 &lt; 5 &amp; 2</p>"
        )

    @pytest.mark.parametrize("empty", ["", "   ", "<p></p>", "<p>&nbsp;</p>", "<script>x</script>"])
    def test_what_shows_nothing_is_missing(self, empty):
        form = BodyForm({"body": empty})
        assert form.errors["body"].as_data()[0].code == "required"

    def test_what_would_lose_its_structure_is_refused_in_words(self):
        form = BodyForm({"body": "<b>x</b>" * 20_000})
        assert form.errors["body"] == [
            "Isi naskah terlalu rumit. Sederhanakan tabelnya atau bagi naskah menjadi beberapa."
        ]
        form = BodyForm({"body": "x" * 500_001})
        assert form.errors["body"] == ["Isi naskah terlalu panjang. Bagi naskah menjadi beberapa bagian."]

    def test_the_textarea_holds_the_html_escaped(self):
        html = str(BodyForm(initial={"body": "<p>A &amp; B</p></textarea><script>"})["body"])
        assert "&lt;p&gt;A &amp;amp; B&lt;/p&gt;&lt;/textarea&gt;&lt;script&gt;" in html
        assert 'data-photos-url="/foto/"' in html
        assert "maxlength" not in html

    def test_every_module_is_in_the_import_map(self):
        files = {path.stem for path in (STATIC / "js/editor").glob("*.js")}
        assert files == {*MODULES, "body"}


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("static")
    # hashed names as in production; only the compression, which takes long, is left out
    names = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    storages = {**site.STORAGES, "staticfiles": {"BACKEND": names}}
    with override_settings(ROOT_URLCONF="tests.desk.editor_page", STATIC_ROOT=root, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        server = make_server("127.0.0.1", 0, WSGIHandler(), Server, Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(chromium, address):
    context = chromium.new_context(base_url=address, locale="id-ID")
    page = context.new_page()
    page.trouble, page.is_audited = [], False
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on(
        "console", lambda message: message.type in ("error", "warning") and page.trouble.append(message.text)
    )
    page.add_init_script(
        "window.violations = []; document.addEventListener('securitypolicyviolation',"
        " (e) => window.violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))"
    )
    page.goto("/")
    yield page
    if not page.is_audited:
        assert page.evaluate("window.violations") == page.trouble == []
    context.close()


def text_of(page):
    return page.locator("textarea[name=body]").input_value()


def paste(page, html, plain=""):
    page.get_by_role("textbox", name="Isi naskah").evaluate(
        """(element, [html, plain]) => {
            const data = new DataTransfer()
            data.setData("text/html", html)
            data.setData("text/plain", plain)
            const options = { clipboardData: data, bubbles: true, cancelable: true }
            element.dispatchEvent(new ClipboardEvent("paste", options))
        }""",
        [html, plain],
    )


def press(page, name):
    page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()
    settle(page)


def settle(page):
    """The editor takes focus and selection back in the next frame; nobody types within one."""
    page.wait_for_timeout(100)


def write(page, words):
    box = page.get_by_role("textbox", name="Isi naskah")
    box.click()
    box.press_sequentially(words)
    return box


@pytest.mark.browser
class TestBrowser:
    def test_typing_and_toolbar(self, page):
        page.evaluate("window.heard = 0")
        page.evaluate("document.forms[0].addEventListener('input', () => { window.heard += 1 })")
        box = write(page, "Rapat  koordinasi ")
        press(page, "Subjudul H2")
        box.press("End")
        box.press("Enter")
        press(page, "Tebal")
        box.press_sequentially("Jakarta")
        press(page, "Tebal")
        box.press_sequentially(' – "A & B" < C')
        box.press("Shift+Enter")
        box.press_sequentially("baris")
        box.press("Enter")
        press(page, "Daftar bernomor")
        box.press_sequentially("satu")
        box.press("Enter")
        box.press_sequentially("dua")
        assert text_of(page) == (
            '<h2>Rapat koordinasi</h2><p><strong>Jakarta</strong> – "A &amp; B" &lt; C<br>baris</p>'
            "<ol><li><p>satu</p></li><li><p>dua</p></li></ol>"
        )
        assert text_of(page) == sanitise(text_of(page))
        assert page.evaluate("window.heard") > 20

    def test_word(self, page):
        page.get_by_role("textbox", name="Isi naskah").click()
        paste(page, WORD_HTML)
        assert text_of(page) == PASTED == sanitise(PASTED)

    def test_a_bold_line_above_other_words_is_a_subheading(self, page):
        page.get_by_role("textbox", name="Isi naskah").click()
        bold = "<p class=MsoNormal><b><span style='font-size:14pt'>{}<o:p></o:p></span></b></p>"
        lines = ["Reformasi di ruang digital", "Hadirin diminta tenang.", "Satu", "dua"]
        body = "<p class=MsoNormal>Isi.</p>".join(bold.format(line) for line in lines)
        paste(page, f"<html><body>{body}<table><tr><td>{bold.format('Unit')}<p>isi</p></td></tr></table>")
        html = text_of(page)
        assert html.startswith("<h2>Reformasi di ruang digital</h2><p>Isi.</p>")
        assert "<p><strong>Hadirin diminta tenang.</strong></p>" in html
        assert "<h2>dua</h2><table>" in html
        assert html.count("<h2>") == 3
        assert html == sanitise(html)

    def test_a_bold_word_alone_stays_bold(self, page):
        page.get_by_role("textbox", name="Isi naskah").click()
        paste(page, "<p><b>penting</b></p>")
        assert text_of(page) == "<p><strong>penting</strong></p>"

    def test_google_docs(self, page):
        page.get_by_role("textbox", name="Isi naskah").click()
        bold = '<span style="font-weight:700;font-style:normal">Tebal</span>'
        slanted = '<span style="font-weight:400;font-style:italic"> miring</span>'
        paste(page, f'<b style="font-weight:normal;" id="docs-1"><p dir="ltr">{bold}{slanted}</p></b>')
        assert text_of(page) == "<p><strong>Tebal</strong><em> miring</em></p>" == sanitise(text_of(page))

    def test_a_quote_gets_and_loses_its_source(self, page):
        box = write(page, "Kita harus melayani.")
        press(page, "Kutipan")
        press(page, "Sumber kutipan")
        page.get_by_label("Nama dan jabatan").fill("Herman, Kepala Biro")
        page.keyboard.press("Enter")
        settle(page)
        quote_html = (
            "<blockquote><p>Kita harus melayani.</p><footer>Herman, Kepala Biro</footer></blockquote>"
        )
        assert text_of(page) == quote_html == sanitise(quote_html)
        box.press("ArrowDown")
        box.press("End")
        box.press("Enter")
        box.press_sequentially("Lanjut")
        assert text_of(page) == quote_html + "<p>Lanjut</p>"
        page.get_by_text("Kita harus").click()
        press(page, "Kutipan")
        assert text_of(page) == "<p>Kita harus melayani.</p><p>Herman, Kepala Biro</p><p>Lanjut</p>"

    def test_links(self, page):
        box = write(page, "Lihat ")
        press(page, "Tautan")
        page.get_by_label("Teks tautan").fill("laman resmi")
        page.get_by_label("Alamat").fill("javascript:alert(1)")
        page.keyboard.press("Enter")
        settle(page)
        assert page.get_by_text("Tulis alamat yang lengkap").is_visible()
        page.get_by_label("Alamat").fill("contoh.go.id/berita?a=1&b=2")
        page.keyboard.press("Enter")
        settle(page)
        html = '<p>Lihat <a href="https://contoh.go.id/berita?a=1&amp;b=2">laman resmi</a></p>'
        assert text_of(page) == html == sanitise(html)
        box.press("ArrowLeft")
        box.press("Control+k")
        assert page.get_by_label("Alamat").input_value() == "https://contoh.go.id/berita?a=1&b=2"
        page.get_by_role("button", name="Hapus tautan").click()
        assert text_of(page) == "<p>Lihat laman resmi</p>"

    def test_a_table_grows_and_shrinks(self, page):
        write(page, "")
        press(page, "Sisipkan tabel")
        page.keyboard.type("Unit")
        page.keyboard.press("Tab")
        page.keyboard.type("Jumlah")
        page.keyboard.press("Tab")
        page.keyboard.type("Humas")
        press(page, "Hapus baris")
        press(page, "Tambah kolom")
        html = (
            '<table><thead><tr><th scope="col"><p>Unit</p></th><th scope="col"></th>'
            '<th scope="col"><p>Jumlah</p></th></tr></thead>'
            "<tbody><tr><td></td><td></td><td></td></tr></tbody></table>"
        )
        assert text_of(page) == html == sanitise(html)
        press(page, "Kolom judul")
        assert text_of(page) == sanitise(text_of(page))
        assert '<th scope="row">' in text_of(page)
        press(page, "Hapus tabel")
        assert text_of(page) == ""

    def test_a_photo_of_the_library(self, page):
        write(page, "Rapat dibuka.")
        press(page, "Sisipkan foto")
        page.get_by_role("radio", name="Suasana rapat").check()
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Sisipkan", exact=True).click()
        assert text_of(page) == "<p>Rapat dibuka.</p>" + FIGURE == sanitise(text_of(page))
        page.get_by_role("button", name="Ubah keterangan").click()
        page.get_by_role("textbox", name="Keterangan foto").fill('Aula "Serba" <Guna>')
        page.get_by_label("Kredit foto").fill("")
        page.get_by_role("button", name="Simpan keterangan").click()
        assert '<figcaption>Aula "Serba" &lt;Guna&gt;</figcaption>' in text_of(page)
        assert text_of(page) == sanitise(text_of(page))

    def test_a_photo_is_uploaded_with_its_words(self, page):
        write(page, "Rapat.")
        press(page, "Sisipkan foto")
        page.get_by_label("Cari foto").fill("tidak ada")
        page.get_by_text("Tidak ada foto yang cocok.").wait_for()
        insert = page.get_by_role("button", name="Sisipkan", exact=True)
        page.get_by_label("Teks alternatif").fill("Menteri berpidato")
        insert.click()
        assert page.get_by_text("Pilih foto dari pustaka atau unggah berkas.").is_visible()
        photo = {"name": "foto.png", "mimeType": "image/png", "buffer": b"x"}
        page.get_by_label("Berkas foto").set_input_files(photo)
        page.get_by_label("Kredit foto").fill("Budi")
        insert.click()
        page.get_by_text("Isian ini wajib.").wait_for()
        page.trouble.clear()  # the browser logs the answer 400 itself
        page.get_by_role("textbox", name="Keterangan foto").fill("Pidato pembukaan")
        insert.click()
        page.locator("dialog").wait_for(state="detached")
        html = (
            f'<p>Rapat.</p><figure><img src="/media/{UPLOADED}" alt="Menteri berpidato" width="1200"'
            ' height="800">'
            "<figcaption>Pidato pembukaan <small>Budi</small></figcaption></figure>"
        )
        assert text_of(page) == html == sanitise(html)

    def test_keyboard_alone(self, page):
        box = write(page, "Halo")
        box.press("Alt+F10")
        bar = page.get_by_role("toolbar", name="Format naskah")
        assert bar.locator("[tabindex='0']").count() == 1
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.dataset.command") == "undo"
        page.keyboard.press("Escape")
        settle(page)
        assert page.evaluate("document.activeElement.getAttribute('role')") == "textbox"
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "save"
        box.press("Control+a")
        box.press("Alt+F10")
        page.keyboard.press("ArrowRight")
        while page.evaluate("document.activeElement.dataset.command") != "italic":
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        settle(page)
        assert text_of(page) == "<p><em>Halo</em></p>"
        page.get_by_text("Isi naskah", exact=True).first.click()
        page.wait_for_function("document.activeElement.getAttribute('role') === 'textbox'")

    def test_what_was_saved_comes_back_byte_for_byte(self, page):
        page.goto("/?body=" + quote(PASTED + FIGURE))
        assert page.evaluate(READ) == PASTED + FIGURE
        write(page, "")
        page.locator("#save").click()
        assert page.locator("body").inner_text() == PASTED + FIGURE

    def test_any_document_is_spelled_as_the_sanitiser_spells_it(self, page):
        page.is_audited = True  # hostile documents are read as they are, with their styles

        @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
        @given(HOSTILE)
        def check(dirty):
            page.evaluate(
                "(html) => document.querySelector('.ProseMirror').editor.commands.setContent(html)", dirty
            )
            written = page.evaluate(READ)
            assert sanitise(written) == written

        check()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [360, 1280])
    def test_axe_and_narrow_pages(self, page, width, scheme):
        axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/?body=" + quote(PASTED + FIGURE))
        page.get_by_role("textbox", name="Isi naskah").get_by_text("Humas", exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("window.violations") == page.trouble == []
        page.is_audited = True  # axe writes styles of its own
        assert [found["id"] for found in axe.run(page).response["violations"]] == []
        if width == 360:
            sizes = page.locator("[data-command]:visible").evaluate_all(
                "(all) => all.map((b) => Math.min(b.offsetWidth, b.offsetHeight))"
            )
            assert min(sizes) >= 44
        press(page, "Sisipkan foto")
        page.get_by_role("radio", name="Suasana rapat").wait_for()
        assert [found["id"] for found in axe.run(page).response["violations"]] == []


READ = """async () => {
    const map = JSON.parse(document.querySelector("script[type=importmap]").textContent).imports
    const { serialise } = await import(map["newsroom/editor/serialise"])
    return serialise(document.querySelector(".ProseMirror").editor.state.doc)
}"""
