"""Forms that carry the values they were made from: a save in between is told from one's own change."""

from collections.abc import Mapping

from django.forms import Field

WITHOUT = ("id", "DELETE")


def remember(fields: Mapping[str, Field]) -> None:
    """Let each field carry its first value in a hidden `initial-…`; call it when all fields are there."""
    for name, field in fields.items():
        field.show_hidden_initial = name not in WITHOUT
