"""Why an action was refused; each carries one Indonesian sentence for the person."""

import contributors.refusals
from articles.models import Edition, Revision
from articles.requirements import Issue


class Refusal(Exception):
    """Base: str() is the sentence to show."""


class Stale(Refusal):
    """The edition moved on since the person's page was made."""

    def __init__(self, sentence: str, edition: Edition) -> None:
        super().__init__(sentence)
        self.edition = edition


class NotAllowed(Refusal, contributors.refusals.NotAllowed):
    """The person may see this but not do it."""


class OccasionGone(Refusal):
    """The event or session that the text is to be about was removed meanwhile."""


class NotReady(Refusal):
    """Requirements are not met; `issues` lists them with their fields."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__(" ".join(issue.sentence for issue in issues))
        self.issues = issues


class EditConflict(Refusal):
    """Someone saved in between; `newest` is what stands now. Nothing of either text is lost."""

    def __init__(self, sentence: str, newest: Revision) -> None:
        super().__init__(sentence)
        self.newest = newest
