"""What comes from Word and from other pages."""

from pathlib import Path

import pytest

from tests.desk.editor.hand import PASTED, paste, text_of
from text.html import sanitise

WORD_HTML = (Path(__file__).parent / "word.html").read_text()


@pytest.mark.browser
class TestPaste:
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
