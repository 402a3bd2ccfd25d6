"""The only writers of the programme: events, sessions, appearances and the status of an event."""

from events.actions.programme import (
    EVENT,
    may_edit,
    release_event,
    remove_sessions,
    require_editing,
    save_event,
    save_session,
    set_appearances,
    wearing,
    withdraw_event,
)
from events.actions.status import SHORTEST_REASON, set_status

__all__ = [
    "EVENT",
    "SHORTEST_REASON",
    "may_edit",
    "release_event",
    "remove_sessions",
    "require_editing",
    "save_event",
    "save_session",
    "set_appearances",
    "set_status",
    "wearing",
    "withdraw_event",
]
