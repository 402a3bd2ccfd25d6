"""What a person may see of those who registered: the answers to which questions."""

from dataclasses import dataclass

from audit.models import Release
from contributors.models import User
from contributors.roles import Permission
from events.models import Question, RegistrationForm, Viewers
from events.models.registration_form import EMAIL, NAME
from events.registering.terms import FORM


@dataclass(frozen=True)
class Sight:
    """The questions whose answers a person sees, those of today first, then those that were taken off."""

    questions: tuple[Question, ...]
    sees_addresses: bool

    @property
    def ids(self) -> list[int]:
        return [question.pk for question in self.questions]

    @property
    def names(self) -> list[int]:
        return [question.pk for question in self.questions if question.key == NAME]


def sight_of(form: RegistrationForm, user: User) -> Sight:
    """Two queries. What participants were once told only editors see stays with editors, though the question
    says otherwise today: it is the notice of their day that holds."""
    asked = sorted(form.questions.all(), key=lambda one: (not one.is_active, one.number, one.pk))
    hidden = set() if user.may(Permission.RELEASE_REGISTRY) else only_for_editors(form, asked)
    seen = [question for question in asked if question.pk not in hidden]
    addresses = {question.pk for question in asked if question.key == EMAIL}
    return Sight(
        questions=tuple(question for question in seen if question.key != EMAIL),
        sees_addresses=not addresses & hidden,
    )


def only_for_editors(form: RegistrationForm, asked: list[Question]) -> set[int]:
    released = Release.objects.of(FORM, form.pk).select_related("snapshot")
    promised = {
        one["id"]
        for release in released
        for one in release.snapshot.content["questions"]
        if one["viewers"] == Viewers.EDITORS
    }
    return promised | {question.pk for question in asked if question.viewers == Viewers.EDITORS}
