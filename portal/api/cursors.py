"""Pages by position. A cursor is opaque: what stands in it may change with any version."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import HttpRequest

from portal.addresses import absolute
from portal.api.problems import bad_cursor
from portal.api.schemas import Paging, Words

Found = TypeVar("Found")


def opened(cursor: str) -> str:
    """What `sealed` sealed. Raises Problem."""
    try:
        return urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
    except ValueError:
        raise bad_cursor() from None


def sealed(mark: str) -> str:
    return urlsafe_b64encode(mark.encode()).decode().rstrip("=")


def number(cursor: str) -> int:
    """A cursor that holds the number of the last item. Raises Problem."""
    mark = opened(cursor)
    if not mark.isascii() or not mark.isdigit() or len(mark) > 18:
        raise bad_cursor()
    return int(mark)


def page(
    request: HttpRequest,
    paging: Paging,
    found: Iterable[Found],
    tell: Callable[[Found], Words],
    mark: Callable[[Found], Any],
) -> Words:
    """The first items of `found`, which has one more than asked for when there are more."""
    items = list(found)
    shown = items[: paging.limit]
    more = len(items) > len(shown)
    return {
        "items": [tell(one) for one in shown],
        "next": following(request, sealed(str(mark(shown[-1])))) if more else None,
    }


def following(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return absolute(f"{request.path_info}?{query.urlencode()}")
