"""The questions of a registration form, each with its duties under UU 27/2022."""

from typing import Any, ClassVar

from django import forms
from django.forms import modelformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.forms.generics import FormOf, ModelSetOf
from desk.forms.inputs import LineField, LinesField
from desk.forms.memory import remember
from events.models import LegalBasis, Question, QuestionKind, RegistrationForm, Viewers
from events.models.registration_form import BUILT_IN, EMAIL, NAME
from events.requirements import Issue, question_issues

QUESTIONS = "tanya"
WORDS = ("key", "label", "help", "choices", "purpose")
LONGEST = 3650  # days
KINDS = {NAME: QuestionKind.TEXT, EMAIL: QuestionKind.EMAIL}  # these are asked in one way only


class QuestionForm(FormOf[Question]):
    """One question. What is missing is said by events/requirements.py, so fields here require nothing."""

    label = LineField(label=gettext_lazy("Pertanyaan"), max_length=300, required=False)
    help = LineField(label=gettext_lazy("Petunjuk"), max_length=300, required=False)
    choices = LinesField(
        label=gettext_lazy("Pilihan jawaban"),
        required=False,
        help_text=gettext_lazy("Satu pilihan tiap baris; hanya untuk pertanyaan pilihan."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    purpose = LineField(
        label=gettext_lazy("Tujuan"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Untuk apa data ini diminta? Peserta membacanya."),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Dasar pemrosesan"),
        required=False,
        choices=[("", gettext_lazy("Pilih dasar")), *LegalBasis.choices],
    )
    retention_days = forms.IntegerField(
        label=gettext_lazy("Disimpan setelah acara (hari)"), required=False, min_value=0, max_value=LONGEST
    )
    viewers = forms.ChoiceField(
        label=gettext_lazy("Yang melihat jawaban"),
        required=False,
        choices=[("", gettext_lazy("Pilih siapa")), *Viewers.choices],
    )

    class Meta:
        model = Question
        fields: ClassVar[list[str]] = [
            *("key", "kind", "label", "help", "required", "choices"),
            *("purpose", "basis", "retention_days", "viewers"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=gettext_lazy("Bentuk jawaban"), choices=QuestionKind.choices
        )
        self.fields["key"].disabled = bool(self.instance.pk)  # answers of one kind never become another's

    def has_changed(self) -> bool:
        """A row without any words is no question, and a proposed one counts though nobody changed it."""
        return any(self[name].value() for name in WORDS)

    def clean(self) -> None:
        super().clean()
        words = self.cleaned_data
        if words.get("key") in KINDS:
            words["kind"] = KINDS[words["key"]]
        elif words.get("kind") == QuestionKind.EMAIL:
            self.add_error("kind", _("Alamat surel ditanyakan sekali, sebagai jenis data alamat surel."))
        for field, sentence in question_issues(self.meant()):
            if field not in self.errors:
                self.add_error(field, sentence)

    def meant(self) -> Question:
        """The question as it was typed, not yet kept."""
        known = {name: self.cleaned_data.get(name) for name in self._meta.fields or ()}
        known["choices"] = known["choices"] or []
        return Question(
            **{
                name: "" if value is None and name != "retention_days" else value
                for name, value in known.items()
            }
        )


class BaseQuestions(ModelSetOf[Question, QuestionForm]):
    """All questions of a form; order and removal are fields of each row."""

    def add_fields(self, form: QuestionForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Urutan")
        form.fields["DELETE"].label = _("Hapus pertanyaan ini")
        remember(form.fields)
        form.fields["key"].show_hidden_initial = not form.fields["key"].disabled

    def clean(self) -> None:
        """Each kind of data is asked once, which a single row cannot know."""
        seen: set[str] = set()
        for form in self.forms:
            words = getattr(form, "cleaned_data", {})
            key = words.get("key", "")
            if words.get("DELETE") or not key:
                continue
            if key in seen:
                form.add_error("key", _("Data ini sudah ditanyakan."))
            seen.add(key)

    def questions(self) -> list[Question]:
        """What stays and what is new, in the order that was asked for."""
        return [form.instance for form in self.ordered_forms]

    def add_issue(self, issue: Issue) -> None:
        """Put what stands in the way at the field of its row, as the questions were numbered."""
        self.ordered_forms[issue.number - 1].add_error(issue.field or None, issue.sentence)


def questions_of(form: RegistrationForm, data: Any) -> BaseQuestions:
    """The questions of a form as a set of rows; a new form proposes some."""
    proposed = [] if form.pk else first_questions()
    made: Any = modelformset_factory(
        Question,
        form=QuestionForm,
        formset=BaseQuestions,
        extra=len(proposed),
        can_order=True,
        can_delete=True,
        max_num=60,
    )
    asked = form.questions.filter(is_active=True) if form.pk else Question.objects.none()
    rows: BaseQuestions = made(data, queryset=asked, prefix=QUESTIONS, initial=proposed)
    return rows


def first_questions() -> list[dict[str, Any]]:
    """What almost every event asks, with purposes that hold for most; the unit changes what does not."""
    return [
        {
            "key": NAME,
            "kind": QuestionKind.TEXT,
            "label": str(BUILT_IN[NAME]),
            "help": _("Seperti yang akan tertulis pada daftar hadir dan sertifikat."),
            "required": True,
            "purpose": _("Mencatat siapa yang terdaftar dan hadir, dan menuliskan nama pada sertifikat."),
            "basis": LegalBasis.PUBLIC_TASK,
            "retention_days": 365,
            "viewers": Viewers.LIST,
        },
        {
            "key": EMAIL,
            "kind": QuestionKind.EMAIL,
            "label": str(BUILT_IN[EMAIL]),
            "help": _("Konfirmasi dan kabar tentang acara dikirim ke alamat ini."),
            "required": True,
            "purpose": _("Mengirim konfirmasi, tautan pendaftaran, dan kabar perubahan acara."),
            "basis": LegalBasis.PUBLIC_TASK,
            "retention_days": 30,
            "viewers": Viewers.TEAM,
        },
        {
            "key": "institution",
            "kind": QuestionKind.TEXT,
            "label": str(BUILT_IN["institution"]),
            "required": True,
            "purpose": _("Menyusun daftar hadir dan menghitung keikutsertaan tiap unit kerja dan instansi."),
            "basis": LegalBasis.PUBLIC_TASK,
            "retention_days": 365,
            "viewers": Viewers.LIST,
        },
    ]
