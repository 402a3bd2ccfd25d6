"""Which events a page of the agenda shows: those of a unit, of a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404

from events.models import EventKind
from portal import planned, queries


@dataclass(frozen=True)
class Narrowing:
    """`unit` is the slug of a released unit, `kind` one of EventKind; empty for all."""

    unit: str = ""
    kind: str = ""
    unit_id: int | None = None

    @property
    def query(self) -> str:
        """To hang on the addresses of other spans: `?unit=humas&jenis=rapat`, or nothing."""
        given = {name: value for name, value in (("unit", self.unit), ("jenis", self.kind)) if value}
        return f"?{urlencode(given)}" if given else ""

    def of(self, releases: planned.Releases) -> planned.Releases:
        if self.unit_id is not None:
            releases = planned.of_unit(releases, self.unit_id)
        return planned.of_kind(releases, self.kind) if self.kind else releases


def chosen(given: Mapping[str, str]) -> Narrowing:
    """Raises Http404 for a unit or a kind that is not known."""
    unit, kind = given.get("unit", ""), given.get("jenis", "")
    if kind and kind not in EventKind.values:
        raise Http404
    return Narrowing(unit, kind, unit_number(unit) if unit else None)


def unit_number(slug: str) -> int:
    number = queries.released("unit").filter(slug=clean(slug)).values_list("object_id", flat=True).first()
    if number is None:
        raise Http404
    return int(number)


def clean(slug: str) -> str:
    """A slug that the database can be asked for; raises Http404."""
    if len(slug) > 120 or "\0" in slug:
        raise Http404
    return slug


def frame(narrowing: Narrowing) -> dict[str, Any]:
    """What every page of the agenda shows around its events."""
    release = queries.newest_release()
    return {
        "place": "agenda",
        "narrowing": narrowing,
        "units": queries.units_at(release),
        "kinds": EventKind.choices,
        "bounds": planned.bounds_at(release),
        "years": planned.years_at(release),
    }
