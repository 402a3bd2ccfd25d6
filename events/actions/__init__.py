"""The only writers: of the programme, and of registration."""

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
from events.actions.registering import Told, change_answers, erase, link_of, owner_of, register
from events.actions.registration import REGISTRATION, confirm, perform
from events.actions.registration_form import (
    close_form,
    invite,
    release_form,
    save_form,
    set_capacity,
    withdraw_form,
)

__all__ = [
    "CERTIFICATE",
    "EVENT",
    "REGISTRATION",
    "Told",
    "approve_correction",
    "change_answers",
    "close_event",
    "close_form",
    "confirm",
    "end_due",
    "erase",
    "forget_letters",
    "invite",
    "issue",
    "link_of",
    "may_certify",
    "may_edit",
    "name_member",
    "offer_on",
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
    "set_appearances",
    "set_capacity",
    "set_pattern",
    "wearing",
    "withdraw_event",
    "withdraw_form",
]
