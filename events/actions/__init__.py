"""The only writers of the programme: events, sessions and appearances."""

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

__all__ = [
    "EVENT",
    "may_edit",
    "release_event",
    "remove_sessions",
    "require_editing",
    "save_event",
    "save_session",
    "set_appearances",
    "wearing",
    "withdraw_event",
]
