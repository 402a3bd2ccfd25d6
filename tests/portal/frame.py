"""What a reader is told by a page, each piece with the language that it says it is in."""

from html.parser import HTMLParser

SAID = ("aria-label", "placeholder", "title", "alt", "data-copied", "data-suggest-count")
SILENT = ("script", "style", "code")
VOID = ("meta", "link", "img", "br", "input", "hr", "source", "use")


class Reader(HTMLParser):
    """Collects (language, words) and the links of a page."""

    def __init__(self):
        super().__init__()
        self.told, self.links, self.open = [], [], []

    @property
    def language(self):
        return next((lang for _tag, lang in reversed(self.open) if lang), None)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.open.append((tag, given.get("lang")))
        if tag != "link":  # told to programs
            self.told += [(self.language, given[name]) for name in SAID if given.get(name)]
        if tag == "a":
            self.links.append((given.get("hreflang"), given["href"]))
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag not in VOID:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        silent = any(tag in SILENT for tag, _lang in self.open)
        if data.strip() and not silent:
            self.told.append((self.language, " ".join(data.split())))


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


def english(address):
    return f"/en{address}"
