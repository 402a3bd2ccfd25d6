"""The form field of the body."""

import pytest

from desk.editor import MODULES, BodyField
from tests.desk.editor.address_table import STATIC, BodyForm


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
