from events.models.announcement import Announcement
from events.models.letter import RegistrationLetter
from events.models.programme import Appearance, AppearanceRole, Event, EventKind, EventQuerySet, Session
from events.models.quota import Quota, Seat
from events.models.registration import (
    Answer,
    Consent,
    Registration,
    RegistrationChange,
    RegistrationTransition,
)
from events.models.registration_form import (
    Access,
    Invitation,
    LegalBasis,
    Question,
    QuestionKind,
    RegistrationForm,
    Viewers,
)
from events.models.status import EventStatus, LiveAccess

__all__ = [
    "Access",
    "Announcement",
    "Answer",
    "Appearance",
    "AppearanceRole",
    "Consent",
    "Event",
    "EventKind",
    "EventQuerySet",
    "EventStatus",
    "Invitation",
    "LegalBasis",
    "LiveAccess",
    "Question",
    "QuestionKind",
    "Quota",
    "Registration",
    "RegistrationChange",
    "RegistrationForm",
    "RegistrationLetter",
    "RegistrationTransition",
    "Seat",
    "Session",
    "Viewers",
]
