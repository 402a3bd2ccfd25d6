"""The only writers: of the programme, the status of an event, and registration."""

from events.actions.announcing import announce_due
from events.actions.due import end_due, forget_letters, offer_on
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
from events.actions.reading import note_export, note_reading
from events.actions.registering import Told, change_answers, erase, link_of, owner_of, register
from events.actions.registration import REGISTRATION, confirm, perform
from events.actions.registration_form import (
    close_form,
    invite,
    offer_places,
    release_form,
    save_form,
    set_capacity,
    withdraw_form,
)
from events.actions.status import SHORTEST_REASON, set_status

__all__ = [
    "EVENT",
    "REGISTRATION",
    "SHORTEST_REASON",
    "Told",
    "announce_due",
    "change_answers",
    "close_form",
    "confirm",
    "end_due",
    "erase",
    "forget_letters",
    "invite",
    "link_of",
    "may_edit",
    "note_export",
    "note_reading",
    "offer_on",
    "offer_places",
    "owner_of",
    "perform",
    "register",
    "release_event",
    "release_form",
    "remove_sessions",
    "require_editing",
    "save_event",
    "save_form",
    "save_session",
    "set_appearances",
    "set_capacity",
    "set_status",
    "wearing",
    "withdraw_event",
    "withdraw_form",
]
