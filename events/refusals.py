"""Why a change was refused; str() is the Indonesian sentence for the person."""

from events.requirements import Issue


class SessionInUse(Exception):
    """An article is about the session, or participants chose it, so it stays."""


class StatusRefused(Exception):
    """A status that cannot be announced like this; str() is the sentence to show."""


class RegistrationRefused(Exception):
    """Base of what may be refused around registrations."""


class Stale(RegistrationRefused):
    """The registration is no longer in a state that allows this."""


class TooLate(RegistrationRefused):
    """A time limit has passed: of the form, of a link, of an offer, or for cancelling."""


class Busy(RegistrationRefused):
    """More letters to unproven addresses were asked for in this hour than the ministry wants to send."""


class CapacityTaken(RegistrationRefused):
    """More places are held than the capacity that was asked for."""


class MarkRefused(RegistrationRefused):
    """Base of what keeps somebody from being marked present; `word` is for programs at the door."""

    word = "refused"


class UnknownCode(MarkRefused):
    """No registration has this code, or the screen of the hall does not show it now."""

    word = "unknown"


class OtherEvent(MarkRefused):
    """The registration is for another event."""

    word = "other_event"


class NotAdmitted(MarkRefused):
    """The registration holds no place, of the event or of the session."""

    word = "not_admitted"


class OutsideHours(MarkRefused):
    """The session cannot be marked at that moment."""

    word = "outside"


class NotReady(RegistrationRefused):
    """Requirements are not met; `issues` lists them with their fields."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__(" ".join(issue.sentence for issue in issues))
        self.issues = issues


class CertificateRefused(Exception):
    """What keeps an event from being closed, or a certificate from being issued, corrected or revoked."""
