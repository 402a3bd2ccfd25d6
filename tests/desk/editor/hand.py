"""What a writer does in the editor, and the texts they leave."""

from tests.desk.editor.address_table import TOKEN

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
READ = """async () => {
    const map = JSON.parse(document.querySelector("script[type=importmap]").textContent).imports
    const { serialise } = await import(map["newsroom/editor/serialise"])
    return serialise(document.querySelector(".ProseMirror").editor.state.doc)
}"""


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
