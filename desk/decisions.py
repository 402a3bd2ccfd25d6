"""The decision bar: the moves the table allows, each with its consequence and what holds it back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles import four_eyes
from articles.actions.moves import issues_of
from articles.models import ChangeKind, Edition, Revision
from articles.requirements import NEEDS, Issue, Request
from articles.rules import moves_for
from articles.workflow import Comment, Move
from contributors.models import User

# fields that the person fills in with the move itself: not yet a hindrance when the page opens
GIVEN_WITH_MOVE = ("comment", "at", "change_kind")


@dataclass(frozen=True)
class Decision:
    """One move as the page offers it."""

    move: Move
    issues: list[Issue]
    errors: list[str] = field(default_factory=list)
    comment: str = ""
    at: str = ""
    change_kind: str = ""
    is_idle: bool = False

    @property
    def asks_comment(self) -> bool:
        return self.move.comment != Comment.NONE

    @property
    def asks_time(self) -> bool:
        return "time_ahead" in self.move.needs

    @property
    def asks_change_kind(self) -> bool:
        return "change_kind_given" in self.move.needs

    @property
    def change_kinds(self) -> list[tuple[str, str]]:
        return [(kind.value, str(kind.label)) for kind in ChangeKind if kind != ChangeKind.FIRST]

    @property
    def is_one_click(self) -> bool:
        """Nothing to fill in and nothing in the way: it can stand in the bar."""
        asks = self.asks_comment or self.asks_time or self.asks_change_kind
        return not (self.issues or asks or self.move.danger)


def decisions(user: User, edition: Edition) -> list[Decision]:
    """What this person may do now: the main one first, then dangerous ones, held-back ones last.

    A fixed number of queries for each state.
    """
    request = Request(seen=edition.latest.sha256 if edition.latest else "")
    offered = [
        Decision(
            move,
            [each for each in issues_of(move, edition, request) if each.field not in GIVEN_WITH_MOVE],
            is_idle=bool(move.idle_when) and not NEEDS[move.idle_when](edition, request),
        )
        for move in moves_for(user, edition)
        if not any(NEEDS[need](edition, request) for need in move.only_when)
    ]
    main = main_decision(offered)
    return sorted(offered, key=lambda each: (bool(each.issues), each != main, each.move.danger))


def main_decision(offered: Sequence[Decision]) -> Decision | None:
    """The one main action: of the moves that are ready, the one that asks the most before it is ready."""
    ready = [each for each in offered if each.is_one_click and not (each.is_idle or each.move.steps_back)]
    return max(ready, key=lambda each: len(each.move.needs), default=None)


@dataclass(frozen=True)
class FourEyes:
    """The state of the four-eyes rule on one revision, for reading."""

    authors: list[User]
    signers: list[User]
    missing: str
    is_waiting_for_others: bool


def four_eyes_of(revision: Revision, user: User) -> FourEyes:
    state = four_eyes.standing(revision)
    return FourEyes(
        sorted(state.authors, key=lambda person: person.name),
        sorted(state.signers, key=lambda person: person.name),
        four_eyes.missing(revision),
        user in state.unseen,
    )
