"""Typing, toolbar, dialogs and keyboard."""

import pytest

from tests.desk.editor.address_table import UPLOADED
from tests.desk.editor.hand import FIGURE, press, settle, text_of, write
from text.html import sanitise


@pytest.mark.browser
class TestWriting:
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
        settle(page)
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
