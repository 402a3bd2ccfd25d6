"""The first free name of a row of names."""

from collections.abc import Callable


def first_free(stem: str, taken: Callable[[str], bool]) -> str:
    """`stem`, or `stem-2`, `stem-3` … whichever is not taken first."""
    name, number = stem, 1
    while taken(name):
        number += 1
        name = f"{stem}-{number}"
    return name
