"""What must be true before a form can be kept, as issues: the page shows them, actions enforce them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import Access, Question, QuestionKind, RegistrationForm
from events.models.registration_form import BUILT_IN, EMAIL, NAME


@dataclass(frozen=True)
class Issue:
    """One thing that stands in the way, at a field ("": none) of question `number` (0: the form)."""

    field: str
    sentence: str
    number: int = 0


def issues_of(form: RegistrationForm, questions: Sequence[Question], capacity: int) -> list[Issue]:
    """Everything that keeps a form from being shown to participants."""
    found = [*form_issues(form, capacity), *missing(questions)]
    for number, question in enumerate(questions, start=1):
        found += [Issue(field, sentence, number) for field, sentence in question_issues(question)]
    return found


def form_issues(form: RegistrationForm, capacity: int) -> list[Issue]:
    found = []
    if form.closes_at <= form.opens_at:
        found.append(Issue("closes_at", _("Waktu tutup harus sesudah waktu buka.")))
    if capacity < 1:
        found.append(Issue("capacity", _("Kuota paling sedikit 1 orang.")))
    if form.access == Access.DOMAINS and not form.domains:
        found.append(Issue("domains", _("Tulis paling sedikit satu domain.")))
    if not form.contact:
        found.append(Issue("contact", _("Tulis alamat panitia untuk pertanyaan tentang data.")))
    return found


def missing(questions: Collection[Question]) -> list[Issue]:
    keys = {question.key for question in questions}
    return [
        Issue("", _("Formulir harus menanyakan: %s.") % BUILT_IN[key])
        for key in (NAME, EMAIL)
        if key not in keys
    ]


def question_issues(question: Question) -> list[tuple[str, str]]:
    """The duties of one field (UU 27/2022 art. 21) and what its kind needs, as (field, sentence)."""
    duties = [
        ("purpose", question.purpose.strip(), _("Tulis tujuannya: untuk apa data ini diminta?")),
        ("basis", question.basis, _("Pilih dasar pemrosesannya.")),
        ("viewers", question.viewers, _("Pilih siapa yang melihat jawabannya.")),
        ("label", question.label.strip(), _("Tulis pertanyaannya.")),
    ]
    found = [(field, sentence) for field, value, sentence in duties if not value]
    if question.retention_days is None:
        found.append(("retention_days", _("Tulis berapa hari jawaban disimpan setelah acara.")))
    if question.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES) and len(question.choices) < 2:
        found.append(("choices", _("Tulis paling sedikit dua pilihan.")))
    if question.key in (NAME, EMAIL) and not question.required:
        found.append(("required", _("Nama dan alamat surel wajib dijawab.")))
    if question.kind == QuestionKind.CONSENT and question.basis != "consent":
        found.append(("basis", _("Dasar sebuah persetujuan adalah persetujuan.")))
    return found
