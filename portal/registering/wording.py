"""The words of a form as a page shows them: approved ones as such, those of our lists in its own language."""

from django.utils.translation import gettext

from events.models.registration_form import BUILT_IN
from events.registering.terms import Field
from portal.languages import approved, is_english


def question_words(one: Field) -> str:
    """The question; a built-in one that nobody has rewritten is ours, and English on English pages."""
    if is_english() and one.key in BUILT_IN and gettext(one.label) != one.label:
        return gettext(one.label)
    return approved(one.label)


def answer_words(one: Field, answer: str) -> str:
    """An answer, in words of the form or of the person."""
    return approved(answer) if one.offers_answers else answer
