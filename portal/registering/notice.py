"""The notice of UU 27/2022 art. 21 to participants, made from the duties of each field."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import LegalBasis, Viewers
from events.registering.terms import Field, Terms
from portal.registering.wording import question_words


@dataclass(frozen=True)
class Duty:
    """What one field is for, in words for the person who fills it in."""

    label: str
    purpose: str
    basis: str
    kept: str
    viewers: str


@dataclass(frozen=True)
class ProcessingNotice:
    duties: list[Duty]
    contact: str
    rests_on_consent: bool


def notice_of(terms: Terms) -> ProcessingNotice:
    return ProcessingNotice(
        duties=[duty(one) for one in terms.questions],
        contact=terms.contact,
        rests_on_consent=any(one.basis == LegalBasis.CONSENT for one in terms.questions),
    )


def duty(one: Field) -> Duty:
    return Duty(
        label=question_words(one),
        purpose=one.purpose,
        basis=str(LegalBasis(one.basis).label),
        kept=kept(one.retention_days),
        viewers=str(Viewers(one.viewers).label),
    )


def kept(days: int) -> str:
    if days == 0:
        return _("sampai acara selesai")
    return ngettext("sampai %(days)d hari setelah acara", "sampai %(days)d hari setelah acara", days) % {
        "days": days
    }
