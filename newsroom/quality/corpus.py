"""The texts that the labels speak of: those of the demo, and short ones written for the purpose."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from articles.actions.importing import Incoming, import_items
from articles.actions.indexing import count_more
from articles.importing.item import OldItem
from newsroom.demo.markup import FIGURE, Text, to_html
from newsroom.demo.people import assemble, rows
from newsroom.demo.texts import all_texts
from newsroom.demo.words import filled
from portal.search.plan import months
from text.html import paragraphs_to_html, sanitise

TEXTS = Path(__file__).parent / "texts.txt"
SOURCE = "uji pencarian"
FIRST = datetime(2024, 1, 2, 9, tzinfo=UTC)
CHIEF, UNIT = "laksmi", "humas"


def lay() -> None:
    """Publish all texts in an empty newsroom, a day apart, and count their words."""
    team = assemble()
    speakers = {row["key"]: row for row in rows("speakers")}
    items = [
        *(of_demo(text, speakers) for text in all_texts()),
        *own_items(TEXTS.read_text(encoding="utf-8")),
    ]
    incoming = [
        Incoming(item_at(item, number), team.units.get(item.unit) or team.units[UNIT])
        for number, item in enumerate(items)
    ]
    import_items(incoming=incoming, by=team.people[CHIEF])
    while count_more():
        pass
    months.cache_clear()  # this database is a new one


def item_at(item: OldItem, number: int) -> OldItem:
    """The item with a moment of its own; neighbours in the files are far apart in time."""
    return OldItem(**{**vars(item), "moment": FIRST + timedelta(days=number * 37 % 101)})


def of_demo(text: Text, speakers: dict[str, dict[str, str]]) -> OldItem:
    named = [
        {"id": number, "slug": key, "name": speakers[key]["name"], "hat": ""}
        for number, key in enumerate(speakers)
        if key in text.names("speakers")
    ]
    return OldItem(
        id=text.key,
        source=SOURCE,
        title=filled(text.get("title"), FIRST.date()),
        summary=filled(text.get("summary"), FIRST.date()),
        kind=text.get("kind") or "berita",
        unit=text.get("unit"),
        body=sanitise(to_html(filled(FIGURE.sub("", text.body), FIRST.date()), {})),
        topics=tuple(text.names("topics")),
        more={"speakers": named},
    )


def own_items(texts: str) -> list[OldItem]:
    """Blocks of four lines: id, title, summary, body."""
    blocks = [block.splitlines() for block in texts.split("\n\n") if not block.startswith("#")]
    return [
        OldItem(id=name, source=SOURCE, title=title, summary=summary, body=paragraphs_to_html([body]))
        for name, title, summary, body in (block for block in blocks if block)
    ]
