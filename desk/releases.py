"""What the portal shows of a registry object, what waits, and who may let it through."""

from dataclasses import dataclass

from audit.actions import authors_since_release
from audit.models import Release, Snapshot
from contributors.models import User
from contributors.roles import Permission
from desk.differences import Difference, differences
from events.words import status_of


@dataclass(frozen=True)
class Standing:
    """`shown` is what the portal shows now; `is_withdrawn` when it showed something before."""

    newest: Snapshot
    shown: Release | None
    is_withdrawn: bool
    authors: list[str]
    wrote: bool
    is_editor: bool
    differences: list[Difference]

    @property
    def is_waiting(self) -> bool:
        return self.shown is None or self.shown.snapshot_id != self.newest.pk

    @property
    def waiting_status(self) -> str:
        """The label of another status of an event than the portal shows; "" where none waits."""
        if self.newest.object_type != "event" or not self.is_waiting or self.shown is None:
            return ""
        newest = status_of(self.newest.content)
        return "" if newest == status_of(self.shown.snapshot.content) else str(newest.label)

    @property
    def may_release(self) -> bool:
        return self.is_waiting and self.is_editor and not self.wrote


def standing(object_type: str, object_id: int, user: User) -> Standing | None:
    """How an object stands with the portal; None before its first save through the desk."""
    newest = Snapshot.objects.of(object_type, object_id).last()
    if newest is None:
        return None
    last = Release.objects.of(object_type, object_id).select_related("snapshot").last()
    shown = None if last is None or last.withdrawn else last
    people = authors_since_release(newest)
    return Standing(
        newest=newest,
        shown=shown,
        is_withdrawn=last is not None and last.withdrawn,
        authors=[person.name for person in User.objects.filter(pk__in=people)],
        wrote=user.pk in people,
        is_editor=user.may(Permission.RELEASE_REGISTRY),
        differences=differences(object_type, shown.snapshot.content if shown else None, newest.content),
    )
