"""The documents of an article: those it has with their words and order, more from the library, a new file."""

from itertools import zip_longest
from typing import Any, NotRequired, TypedDict

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.content import Content, Enclosed, document_words, documents_of
from contributors.models import User
from contributors.roles import Permission
from desk.forms.inputs import document_input
from desk.slices import whole
from library.models import Document
from library.models.document import DESCRIPTION_LIMIT, TITLE_LIMIT, Language
from text.characters import trimmed

MOST = 20
OFFERED = 100
PARTS = ("title", "description", "place")


class Row(TypedDict):
    """What was typed for one document; `place` counts from 1."""

    id: int
    title: str
    description: str
    place: int
    gone: bool
    document: NotRequired[Enclosed]


def rows_of(documents: list[Enclosed]) -> list[Row]:
    return [
        {
            "id": one["id"],
            "title": one["title"],
            "description": one["description"],
            "place": at,
            "gone": False,
        }
        for at, one in enumerate(documents, start=1)
    ]


class DocumentsWidget(forms.Widget):
    """A row for each document, as parallel lists of fields, and a list that adds one of the library."""

    use_fieldset = True
    known: dict[int, Enclosed] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        lists = data if isinstance(data, MultiValueDict) else MultiValueDict()
        gone = {whole(key) for key in lists.getlist(f"{name}_gone")}
        columns = (lists.getlist(each) for each in (name, *(f"{name}_{part}" for part in PARTS)))
        rows: dict[int, Row] = {}
        for at, (key, title, about, place) in enumerate(zip_longest(*columns, fillvalue=""), start=1):
            if pk := whole(key):
                placed = whole(place) or at
                row = Row(id=pk, title=title, description=about, place=placed, gone=pk in gone)
                rows.setdefault(pk, row)
        if added := whole(lists.get(f"{name}_more")):
            rows.setdefault(added, Row(id=added, title="", description="", place=len(rows) + 1, gone=False))
        return sorted(rows.values(), key=lambda row: row["place"])

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        rows = [{**row, "document": self.known[row["id"]]} for row in value or [] if row["id"] in self.known]
        shown = {row["id"] for row in rows}
        context = {
            "name": name,
            "id": (attrs or {}).get("id", name),
            "rows": rows,
            "more": [one for one in self.known.values() if one["id"] not in shown],
            "limits": {"title": TITLE_LIMIT, "description": DESCRIPTION_LIMIT},
        }
        return render_to_string("desk/articles/_enclosures.html", context)


class DocumentsField(forms.Field):
    """Cleaned to the documents as the content names them, in their order."""

    widget = DocumentsWidget
    known: dict[int, Enclosed] = {}

    def prepare_value(self, value: Any) -> Any:
        return value or []

    def clean(self, value: Any) -> list[Enclosed]:
        kept = [row for row in value if not row["gone"]]
        if any(row["id"] not in self.known for row in kept):
            raise ValidationError(_("Dokumen ini tidak ada di pustaka Anda. Pilih dokumen lain."))
        if len(kept) > MOST:
            raise ValidationError(_("Paling banyak %d dokumen untuk satu naskah.") % MOST)
        for row in kept:
            if len(row["title"]) > TITLE_LIMIT or len(row["description"]) > DESCRIPTION_LIMIT:
                raise ValidationError(_("Judul atau keterangan dokumen terlalu panjang."))
            if "\x00" in row["title"] + row["description"]:
                raise ValidationError(_("Judul dokumen memuat karakter yang tidak dapat disimpan."))
        return [self.named(row) for row in kept]

    def named(self, row: Row) -> Enclosed:
        """Words left empty in a new row are those of the library; a description may be emptied later."""
        known, title = self.known[row["id"]], " ".join(trimmed(row["title"]).split())
        return {**known, "title": title, "description": trimmed(row["description"])} if title else known


class DocumentFields(forms.Form):
    """The part of the writing form that holds documents."""

    documents = DocumentsField(label=gettext_lazy("Dokumen naskah"), required=False)
    document_file = forms.FileField(
        label=gettext_lazy("Unggah dokumen"),
        required=False,
        help_text=gettext_lazy(
            "PDF, dokumen Office atau ODF tanpa makro, CSV, atau teks; paling besar 25 MB. Saat Anda "
            "menyimpan, dokumen masuk pustaka dan ditambahkan pada naskah."
        ),
        widget=document_input(),
    )
    document_title = forms.CharField(
        label=gettext_lazy("Judul dokumen baru"), required=False, max_length=TITLE_LIMIT
    )
    document_description = forms.CharField(
        label=gettext_lazy("Keterangan dokumen baru"),
        required=False,
        max_length=DESCRIPTION_LIMIT,
    )
    document_language = forms.ChoiceField(
        label=gettext_lazy("Bahasa dokumen baru"), required=False, choices=Language.choices
    )

    def offer_documents(self, content: Content, user: User) -> None:
        """What may stand in the text: what it has already, and the newest that this person may see."""
        newest = Document.objects.visible_to(user)[:OFFERED]
        asked = [row["id"] for row in self["documents"].value() or []] if self.is_bound else []
        chosen = Document.objects.visible_to(user).filter(pk__in=asked)
        library = {one.pk: document_words(one) for one in (*newest, *chosen)}
        field: Any = self.fields["documents"]
        field.known = library | {one["id"]: one for one in documents_of(content)}
        field.widget.known = field.known
        if not user.may(Permission.UPLOAD_DOCUMENTS):
            for name in ("document_file", "document_title", "document_description", "document_language"):
                del self.fields[name]

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("document_file"):
            return
        if not trimmed(self.cleaned_data.get("document_title", "-")):
            self.add_error("document_title", _("Beri judul dokumen yang Anda unggah."))

    def new_document(self) -> dict[str, Any] | None:
        """File and words of a document for the library; None when there is none or words are missing."""
        names = ("document_file", "document_title", "document_description", "document_language")
        if not self.cleaned_data.get("document_file") or any(name in self.errors for name in names):
            return None
        file, title, about, language = (self.cleaned_data[name] for name in names)
        words = {"title": trimmed(title), "description": trimmed(about), "language": language or "id"}
        return {"file": file, **words}

    def enclose(self, document: Document, title: str, description: str) -> None:
        """Add this document as the last, also on a page that is shown again for another error."""
        field: Any = self.fields["documents"]
        words = document_words(document, title, description)
        field.known[document.pk] = words
        rows = [row for row in self["documents"].value() if row["id"] != document.pk]
        rows.append(*rows_of([words]))
        data = MultiValueDict(self.data)
        data.setlist("documents", [str(row["id"]) for row in rows])
        for part in PARTS[:2]:
            data.setlist(f"documents_{part}", [str(row[part]) for row in rows])
        data.setlist("documents_place", [str(at) for at in range(1, len(rows) + 1)])
        for name in ("documents_more", "document_title", "document_description"):
            data[name] = ""
        self.data = data
        kept = [one for one in self.cleaned_data.get("documents", []) if one["id"] != document.pk]
        self.cleaned_data["documents"] = [*kept, words]
