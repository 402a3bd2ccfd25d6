"""One spelling on both sides, and a page for everyone."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings

from tests.desk.editor.hand import FIGURE, PASTED, READ, press, write
from tests.text.fragments import HOSTILE
from text.characters import cleaned, is_blank
from text.html import sanitise


@pytest.mark.browser
class TestSpelling:
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

    def test_both_sides_find_the_same_characters_invisible(self, page):
        page.goto("/")
        found = page.evaluate(
            """async () => {
              const { cleaned, isBlank } = await import("newsroom/editor/characters")
              const all = [...Array(0x110000).keys()].filter((code) => code < 0xd800 || code > 0xdfff)
              return all.filter((code) => isBlank(cleaned(String.fromCodePoint(code))))
            }"""
        )
        codes = (code for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF)
        assert found == [code for code in codes if is_blank(cleaned(chr(code)))]
        assert len(found) > 4000

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
