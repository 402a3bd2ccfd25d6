"""Queries of the busiest pages, put together once: that costs more than PostgreSQL needs to answer."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from django.db.models import QuerySet

from articles.models import Publication

BLANK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for the value that a call fills in


class Prepared:
    """The query that `build` makes of one text; calling it with a text gives the publications.

    The SQL is the ORM's, so `published()` stays the one definition of what is public.
    """

    def __init__(self, build: Callable[[str], QuerySet[Publication]]) -> None:
        self.build = build

    @cached_property
    def query(self) -> tuple[str, tuple[Any, ...]]:
        sql, params = self.build(BLANK).query.sql_with_params()
        return sql, params

    def __call__(self, value: str = "") -> list[Publication]:
        sql, params = self.query
        filled = [value if param == BLANK else param for param in params]
        return list(Publication.objects.raw(sql, filled))
