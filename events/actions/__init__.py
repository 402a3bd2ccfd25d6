"""The only writers: of the programme, the status of an event, registration and attendance."""

from events.actions.announcing import announce_due
from events.actions.attendance import (
    Joined,
    Marked,
    import_marks,
    mark,
    mark_at_hall,
    scan,
    set_hours,
    void,
)
from events.actions.certificate_changes import (
    CERTIFICATE,
    approve_correction,
    propose_correction,
    revoke,
    set_pattern,
)
from events.actions.certificates import (
    close_event,
    issue,
    may_certify,
    name_member,
    remove_member,
    require_certifying,
)
from events.actions.due import end_due, forget_letters, offer_on
from events.actions.printing import print_due
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
from events.actions.walk_in import AT_THE_DOOR, admit, door_terms, walk_in

__all__ = [
    "AT_THE_DOOR",
    "CERTIFICATE",
    "EVENT",
    "REGISTRATION",
    "SHORTEST_REASON",
    "Joined",
    "Marked",
    "Told",
    "admit",
    "announce_due",
    "approve_correction",
    "change_answers",
    "close_event",
    "close_form",
    "confirm",
    "door_terms",
    "end_due",
    "erase",
    "forget_letters",
    "import_marks",
    "invite",
    "issue",
    "link_of",
    "mark",
    "mark_at_hall",
    "may_certify",
    "may_edit",
    "name_member",
    "note_export",
    "note_reading",
    "offer_on",
    "offer_places",
    "owner_of",
    "perform",
    "print_due",
    "propose_correction",
    "register",
    "release_event",
    "release_form",
    "remove_member",
    "remove_sessions",
    "require_certifying",
    "require_editing",
    "revoke",
    "save_event",
    "save_form",
    "save_session",
    "scan",
    "set_appearances",
    "set_capacity",
    "set_hours",
    "set_pattern",
    "set_status",
    "void",
    "walk_in",
    "wearing",
    "withdraw_event",
    "withdraw_form",
]
