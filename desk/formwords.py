"""The public words of a registration form as labelled lines."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from contributors.models import WorkUnit
from events.models import Access, LegalBasis, QuestionKind, Viewers
from text.dates import long_moment

Words = dict[str, Any]


def form_lines(words: Words) -> Iterator[tuple[str, str]]:
    """In the order of the page; one query where the form is for units."""
    yield _("Pengantar"), words["intro"]
    yield _("Alamat panitia"), words["contact"]
    yield _("Dibuka"), when(words["opens_at"])
    yield _("Ditutup"), when(words["closes_at"])
    yield _("Batas pembatalan"), when(words["cancel_until"])
    yield _("Siapa boleh mendaftar"), access(words)
    yield _("Daftar tunggu"), yes_no(words["waiting_list"])
    yield _("Peserta memilih sesi"), yes_no(words["chooses_sessions"])
    yield _("Batas konfirmasi"), _("%(hours)d jam") % {"hours": words["confirm_hours"]}
    yield _("Batas menjawab tawaran"), _("%(hours)d jam") % {"hours": words["offer_hours"]}
    for number, question in enumerate(words["questions"], start=1):
        yield from question_lines(number, question)


def question_lines(number: int, question: Words) -> Iterator[tuple[str, str]]:
    head = _("Pertanyaan %(number)d") % {"number": number}
    required = _("wajib") if question["required"] else _("opsional")
    yield head, f"{question['label']} ({QuestionKind(question['kind']).label}, {required})"
    yield _("%(head)s, petunjuk") % {"head": head}, question["help"]
    yield _("%(head)s, pilihan") % {"head": head}, "\n".join(question["choices"])
    yield _("%(head)s, tujuan") % {"head": head}, question["purpose"]
    yield _("%(head)s, dasar") % {"head": head}, str(LegalBasis(question["basis"]).label)
    days = _("%(days)d hari setelah acara") % {"days": question["retention_days"]}
    yield _("%(head)s, disimpan") % {"head": head}, days
    yield _("%(head)s, yang melihat") % {"head": head}, str(Viewers(question["viewers"]).label)


def access(words: Words) -> str:
    label = str(Access(words["access"]).label)
    names = list(words["domains"]) if words["access"] == Access.DOMAINS else []
    if words["access"] == Access.UNITS:
        names = list(WorkUnit.objects.filter(pk__in=words["units"]).values_list("name", flat=True))
    return f"{label}: {', '.join(names)}" if names else label


def when(iso: str | None) -> str:
    return long_moment(datetime.fromisoformat(iso)) if iso else ""


def yes_no(value: bool) -> str:
    return _("Ya") if value else _("Tidak")
