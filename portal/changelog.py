"""What editors changed about a public event, from one release to the next."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, takewhile

from django.conf import settings
from django.utils.translation import override

from audit.models import Release
from events.changes import Change, changes

LOOKED_AT = 30  # releases; an event changes a few times


@dataclass(frozen=True)
class Step:
    """The changes of one release, heaviest first."""

    at: datetime
    changes: list[Change]


def log_of(event_id: int) -> list[Step]:
    """Newest first, in Indonesian: the sentences are made of approved words; one query.

    What stood before the page was taken off the portal is not told again.
    """
    releases = Release.objects.of("event", event_id).select_related("snapshot").order_by("-pk")[:LOOKED_AT]
    standing = list(takewhile(lambda release: not release.withdrawn, releases))
    with override(settings.LANGUAGE_CODE):
        steps = [
            Step(new.at, changes(old.snapshot.content, new.snapshot.content))
            for new, old in pairwise(standing)
        ]
    return [step for step in steps if step.changes]
