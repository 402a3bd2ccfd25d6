"""Why a change of the programme was refused; str() is the Indonesian sentence for the person."""


class SessionInUse(Exception):
    """An article is about the session, so it stays."""


class StatusRefused(Exception):
    """A status that cannot be announced like this; str() is the sentence to show."""
