"""The form of a page as a browser would post it back: every field with the value that it shows."""

from html.parser import HTMLParser


class Fields(HTMLParser):
    """Fields of the first form that holds the name asked for; `values` is what a browser sends."""

    def __init__(self):
        super().__init__()
        self.values, self.depth, self.name, self.chosen, self.words = {}, 0, None, True, None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.depth += tag == "template"
        if self.depth:
            return
        name, kind = found.get("name"), found.get("type", "text")
        if tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in found):
            self.values[name] = found.get("value", "on" if kind == "checkbox" else "")
        if tag in ("select", "textarea"):
            self.name, self.words = name, "" if tag == "textarea" else None
            self.chosen = False
        if tag == "option" and self.name and ("selected" in found or not self.chosen):
            self.values[self.name], self.chosen = found.get("value", ""), True

    def handle_data(self, data):
        if self.words is not None:
            self.words += data

    def handle_endtag(self, tag):
        self.depth -= tag == "template"
        if tag == "textarea" and self.words is not None:
            self.values[self.name] = self.words.removeprefix("\n")
        if tag in ("select", "textarea"):
            self.name, self.words = None, None


def filled(answer, **changed):
    """What is posted from this page with some fields changed; None takes a box's tick away."""
    fields = Fields()
    fields.feed(answer.content.decode().partition("<main")[2])
    return {name: value for name, value in {**fields.values, **changed}.items() if value is not None}
