"""Lists in which rows keep arriving, in slices by position: quick at any depth, stable while they grow."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class Slice(Generic[M]):
    """Some rows of a list, and the addresses of the slices before and after; None at the ends."""

    items: list[M]
    newer: str | None
    older: str | None


def before(rows: QuerySet[M], request: HttpRequest, size: int = SIZE) -> Slice[M]:
    """The newest rows with a number below `?sebelum=`; stable while new rows arrive."""
    mark = whole(request.GET.get("sebelum"))
    found = list((rows.filter(pk__lt=mark) if mark else rows).order_by("-pk")[: size + 1])
    return Slice(
        found[:size],
        newer=address(request, "sebelum", None) if mark else None,
        older=address(request, "sebelum", found[size - 1].pk) if len(found) > size else None,
    )


def whole(text: Any) -> int:
    """A number from an address or a form, 0 for anything else; never beyond what the database can hold."""
    digits = str(text or "")
    return min(int(digits), 2**31 - 1) if digits.isascii() and digits.isdigit() and len(digits) < 20 else 0


def address(request: HttpRequest, name: str, value: object) -> str:
    """The present address with one parameter changed, or without it; all filters stay."""
    query = request.GET.copy()
    query.pop(name, None)
    if value is not None:
        query[name] = str(value)
    return f"?{query.urlencode()}"
