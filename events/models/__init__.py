from events.models.announcement import Announcement
from events.models.attendance import AttendanceMark, AttendanceVoid, Direction, SessionHours, Way
from events.models.certificate import (
    Certificate,
    CertificateRole,
    CertificateStatus,
    CertificateVersion,
    CorrectionProposal,
    Revocation,
)
from events.models.certificate_file import CertificateFile, Unprinted
from events.models.closing import Closing, CommitteeMember, NumberPattern, NumberSeries
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
    "AttendanceMark",
    "AttendanceVoid",
    "Certificate",
    "CertificateFile",
    "CertificateRole",
    "CertificateStatus",
    "CertificateVersion",
    "Closing",
    "CommitteeMember",
    "Consent",
    "CorrectionProposal",
    "Direction",
    "Event",
    "EventKind",
    "EventQuerySet",
    "EventStatus",
    "Invitation",
    "LegalBasis",
    "LiveAccess",
    "NumberPattern",
    "NumberSeries",
    "Question",
    "QuestionKind",
    "Quota",
    "Registration",
    "RegistrationChange",
    "RegistrationForm",
    "RegistrationLetter",
    "RegistrationTransition",
    "Revocation",
    "Seat",
    "Session",
    "SessionHours",
    "Unprinted",
    "Viewers",
    "Way",
]
