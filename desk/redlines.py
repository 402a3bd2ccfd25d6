"""The words of two revisions beside each other: the body, and every plain field."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.content import Content, Enclosed, documents_of
from text.dates import long_date, parse_date
from text.diff import Change, compare, compare_text, count_changes, render, size

SHOWN = ("title", "summary")
SEEN = ("lead_photo", "documents")  # told again only where they changed


@dataclass(frozen=True)
class Field:
    """One plain field: what it says now, and the comparison with what it said."""

    name: str
    label: str
    text: str
    changes: list[Change]

    @property
    def is_changed(self) -> bool:
        return any(change.is_change for change in self.changes)

    @property
    def html(self) -> SafeString:
        return mark_safe(render(self.changes))  # noqa: S308 -- text.redline escapes all words


class Comparison:
    """From one content to another; `old` None compares nothing."""

    def __init__(self, old: Content, new: Content) -> None:
        self.old, self.new = old, new

    @cached_property
    def fields(self) -> list[Field]:
        was = {name: text for name, _label, text in plain_fields(self.old)}
        return [
            Field(name, label, text, compare_text(was.get(name, ""), text))
            for name, label, text in plain_fields(self.new)
            if text or was.get(name)
        ]

    @property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def changed_fields(self) -> list[Field]:
        return [field for field in self.fields if field.is_changed]

    @property
    def facts(self) -> list[Field]:
        """The fields that do not show by themselves in the text as a reader sees it."""
        return [
            field
            for field in self.fields
            if field.name not in SHOWN and (field.is_changed or field.name not in SEEN)
        ]

    @cached_property
    def body(self) -> list[Change]:
        return compare(self.old["body"], self.new["body"])

    @property
    def body_html(self) -> SafeString:
        return mark_safe(render(self.body))  # noqa: S308 -- text.redline renders the closed list of tags

    @property
    def is_body_changed(self) -> bool:
        return any(change.is_change for change in self.body)

    @property
    def size(self) -> int:
        """What the comparison of the bodies costs; 0 when they are the same."""
        old, new = self.old["body"], self.new["body"]
        return 0 if old == new else size(old) + size(new)

    @cached_property
    def words(self) -> int:
        """Words that differ, in the body and all fields."""
        body = count_changes(self.body) if self.size else 0
        return body + sum(count_changes(field.changes) for field in self.fields)


def plain_fields(content: Content) -> list[tuple[str, str, str]]:
    """Every field but the body as one line: name, label, words."""
    lead, extra = content["lead"] or {}, content["fields"]
    event, session, credits = content["event"], content["session"], content["credits"]
    return [
        ("title", _("Judul"), content["title"]),
        ("summary", _("Ringkasan"), content["summary"]),
        ("place", _("Tempat"), content["place"]),
        ("event_date", _("Tanggal peristiwa"), day_words(content["event_date"])),
        ("number", _("Nomor siaran pers"), extra.get("number", "")),
        ("claim", _("Klaim"), extra.get("claim", "")),
        ("verdict", _("Putusan"), extra.get("verdict", "")),
        ("evidence", _("Bukti atau sumber"), extra.get("evidence", "")),
        ("change_note", _("Apa yang berubah"), content["change"]["note"]),
        ("unit", _("Unit kerja"), content["unit"]["name"]),
        ("event", _("Acara"), event["title"] if event else ""),
        ("session", _("Sesi"), f"{session['number']}. {session['title']}" if session else ""),
        ("speakers", _("Narasumber"), "; ".join(speaker_line(each) for each in content["speakers"])),
        ("topics", _("Topik"), ", ".join(topic["name"] for topic in content["topics"])),
        ("lead_photo", _("Foto utama"), lead.get("photo", "")),
        ("lead_caption", _("Keterangan foto"), lead.get("caption", "")),
        ("lead_alt", _("Teks alternatif"), lead.get("alt", "")),
        ("lead_credit", _("Kredit foto"), lead.get("credit", "")),
        ("documents", _("Dokumen"), "; ".join(document_line(each) for each in documents_of(content))),
        ("writers", _("Penulis"), names(credits["writers"])),
        ("editors", _("Editor"), names(credits["editors"])),
        ("photographers", _("Fotografer"), names(credits["photographers"])),
    ]


def names(people: list[dict[str, str]]) -> str:
    return ", ".join(person["name"] for person in people)


def speaker_line(words: dict[str, str]) -> str:
    return f"{words['name']} ({words['hat']})" if words["hat"] else words["name"]


def document_line(words: Enclosed) -> str:
    """With the beginning of the file's hash: another file under the same title is a change."""
    facts = f"{words['format'].upper()}, {filesizeformat(words['size'])}, {words['sha256'][:8]}"
    return f"{words['title']}{': ' if words['description'] else ''}{words['description']} ({facts})"


def day_words(iso: str | None) -> str:
    return long_date(parse_date(iso)) if iso else ""
