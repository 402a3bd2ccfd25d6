"""Pages of a list by number; filters stay in the address."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
SIZE = 30


@dataclass(frozen=True)
class Page(Generic[M]):
    """One page, newest first, with the addresses of its neighbours ("" at the ends)."""

    items: list[M]
    count: int
    newer: str
    older: str


def paged(request: HttpRequest, rows: QuerySet[M], size: int = SIZE) -> Page[M]:
    """The page that `?hal=` asks for; a number out of range gives the nearest page. Two queries."""
    page = Paginator(rows, size).get_page(request.GET.get("hal"))
    return Page(
        items=list(page.object_list),
        count=page.paginator.count,
        newer=address(request, page.number - 1) if page.has_previous() else "",
        older=address(request, page.number + 1) if page.has_next() else "",
    )


def paged_once(request: HttpRequest, rows: QuerySet[M], size: int = SIZE) -> Page[M]:
    """The same for rows that are dear to find: they are found once, as numbers, and only a page is read."""
    found = list(rows.values_list("pk", flat=True))
    page = Paginator(found, size).get_page(request.GET.get("hal"))
    read = rows.model._default_manager.in_bulk(list(page.object_list))
    return Page(
        items=[read[pk] for pk in page.object_list if pk in read],
        count=len(found),
        newer=address(request, page.number - 1) if page.has_previous() else "",
        older=address(request, page.number + 1) if page.has_next() else "",
    )


def address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["hal"] = str(number)
    return f"?{query.urlencode()}"
