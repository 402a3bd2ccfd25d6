"""Refusals shared by the registry actions of every floor."""


class NotAllowed(Exception):
    """The person may see this but not do it; str() is the sentence to show."""


class NotPossible(Exception):
    """What is asked cannot be, whoever asks; str() is the sentence to show at the field."""
