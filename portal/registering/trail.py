"""Where the pages of a registration lie: below the event, below the agenda."""

from typing import Any

from portal import trails


def event(words: dict[str, Any]) -> trails.Trail:
    """Down to the event's page; to the agenda for an event that was never public."""
    if not words["slug"]:
        return trails.agenda()
    return trails.event(words)
