"""The one refusal of a document."""


class BadDocument(Exception):
    """Not a document we take; str() is the sentence to show."""
