"""The form of an article: from the content of a revision and back."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.content import Content, documents_of, enclosing, iso, topics
from articles.models import ChangeKind, Edition, Kind
from contributors.models import User
from desk.editor import BodyField
from desk.forms import pools
from desk.forms.enclosures import DocumentFields, rows_of
from desk.forms.lead import LeadFields
from desk.forms.picks import PickField
from text.dates import long_date, parse_date
from text.slugs import has_slug

VERDICTS = [(word, word) for word in ("Hoaks", "Disinformasi", "Misinformasi", "Benar")]
PARTS = ("writers", "editors", "photographers")
KIND_FIELDS = {Kind.PRESS_RELEASE: ("number",), Kind.CLARIFICATION: ("claim", "verdict", "evidence")}


class DayField(forms.CharField):
    """A date as people write it: 8 Mei 2018, 08/05/2018, 2018-05-08."""

    def prepare_value(self, value: Any) -> Any:
        return long_date(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return parse_date(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error


def multiline(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class ArticleForm(LeadFields, DocumentFields):
    """Nothing is required to save: what is missing is said when the text is handed in."""

    title = forms.CharField(label=gettext_lazy("Judul"), required=False, max_length=300, widget=multiline(2))
    summary = forms.CharField(
        label=gettext_lazy("Ringkasan"), required=False, max_length=2000, widget=multiline(3),
        help_text=gettext_lazy("Dua atau tiga kalimat yang berdiri sendiri; paling panjang 300 karakter."),
    )  # fmt: skip
    body = BodyField(label=gettext_lazy("Isi naskah"), required=False)
    place = forms.CharField(label=gettext_lazy("Tempat"), required=False, max_length=100)
    event_date = DayField(
        label=gettext_lazy("Tanggal peristiwa"), required=False, max_length=60,
        help_text=gettext_lazy("Misalnya 8 Mei 2018."),
    )  # fmt: skip
    number = forms.CharField(label=gettext_lazy("Nomor siaran pers"), required=False, max_length=100)
    claim = forms.CharField(label=gettext_lazy("Klaim"), required=False, max_length=1000, widget=multiline(3))
    verdict = forms.ChoiceField(
        label=gettext_lazy("Putusan"),
        required=False,
        choices=[("", gettext_lazy("Belum dipilih")), *VERDICTS],
    )
    evidence = forms.CharField(
        label=gettext_lazy("Bukti atau sumber"), required=False, max_length=2000, widget=multiline(3)
    )
    change_note = forms.CharField(
        label=gettext_lazy("Apa yang berubah"), required=False, max_length=1000, widget=multiline(3),
        help_text=gettext_lazy("Kalimat ini tampil di atas berita, dengan tanggal dan jam."),
    )  # fmt: skip
    topics = forms.CharField(
        label=gettext_lazy("Topik"), required=False, max_length=300,
        help_text=gettext_lazy("Pisahkan dengan koma."),
    )  # fmt: skip
    occasion = forms.ChoiceField(label=gettext_lazy("Acara dan sesi"), required=False)
    speakers = PickField(
        label=gettext_lazy("Narasumber"), more_label=gettext_lazy("Tambah narasumber lain…"),
        help_text=gettext_lazy("Dengan jabatan pada hari itu. Narasumber acara muncul setelah disimpan."),
    )  # fmt: skip
    writers = PickField(label=gettext_lazy("Penulis"), more_label=gettext_lazy("Tambah penulis…"))
    editors = PickField(label=gettext_lazy("Editor"), more_label=gettext_lazy("Tambah editor…"))
    photographers = PickField(label=gettext_lazy("Fotografer"), more_label=gettext_lazy("Tambah fotografer…"))

    def __init__(
        self, edition: Edition, user: User, content: Content, data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files, initial=initial(content))
        self.content, self.user = content, user
        self.offer_photos(content, user)
        self.offer_documents(content, user)
        for name in set(sum(KIND_FIELDS.values(), ())) - set(KIND_FIELDS.get(Kind(edition.article.kind), ())):
            del self.fields[name]
        if edition.change_kind == ChangeKind.FIRST:
            del self.fields["change_note"]
        self.fields["body"].widget.photos_url = reverse("desk:pick_photo")
        choices = [("", _("Tanpa acara")), *pools.occasions(content, user)]
        self.fields["occasion"].choices = choices  # type: ignore[attr-defined]
        self.fields["speakers"].offer(*pools.speakers(content, user))  # type: ignore[attr-defined]
        for part in PARTS:
            self.fields[part].offer(*pools.staff(content, part))  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        """The field is two lines high so that long headlines can be read; a headline has one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean_topics(self) -> list[dict[str, str]]:
        names = [name for name in str(self.cleaned_data["topics"]).split(",") if name.strip()]
        if without := next((name.strip() for name in names if not has_slug(name)), None):
            sentence = _("Topik “%(name)s” memerlukan huruf Latin atau angka.")
            raise ValidationError(sentence % {"name": without})
        return topics(names)

    def clean_occasion(self) -> dict[str, Any]:
        """Event and session by their words; one that was removed since the page was made is said."""
        try:
            return pools.occasion_words(self.cleaned_data["occasion"], self.content, self.user)
        except ObjectDoesNotExist:
            raise ValidationError(pools.OCCASION_GONE) from None

    def to_content(self) -> Content:
        """The content that was typed, on top of the one the form was made from. Only when valid."""
        words = self.cleaned_data
        plain = {name: words[name] for name in ("title", "summary", "place", "body", "speakers")}
        content = {
            **self.content,
            **plain,
            **words["occasion"],
            "event_date": iso(words["event_date"]),
            "topics": words["topics"],
            "lead": self.lead(),
            "credits": {part: words[part] for part in PARTS},
            "fields": {
                name: words[name] for name in ("number", "claim", "verdict", "evidence") if name in words
            },
            "change": {**self.content["change"], "note": words.get("change_note", "")},
        }
        return enclosing(content, words["documents"])


def initial(content: Content) -> dict[str, Any]:
    """The form's values for a revision's content."""
    day = content["event_date"]
    return {
        **{name: content[name] for name in ("title", "summary", "place", "body")},
        "event_date": date.fromisoformat(day) if day else None,
        "topics": ", ".join(topic["name"] for topic in content["topics"]),
        "occasion": pools.occasion_key(content),
        "speakers": [pools.speaker_key(words) for words in content["speakers"]],
        **{part: [pools.person_key(words) for words in content["credits"][part]] for part in PARTS},
        **content["fields"],
        **{f"lead_{name}": words for name, words in (content["lead"] or {}).items()},
        "documents": rows_of(documents_of(content)),
        "change_note": content["change"]["note"],
    }
