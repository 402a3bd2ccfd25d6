"""The zones of Indonesia as calendars want them told: none has summer time."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from portal.calendars.writing import component, line
from text.dates import ZONES

SINCE = datetime(1988, 1, 1)  # by the wall clock of each zone; their borders stand since then


def zones(names: Iterable[str]) -> list[str]:
    """VTIMEZONE of each zone (WIB, WITA, WIT), once."""
    wanted = set(names)
    return [zone(name) for name in ZONES if name in wanted]


def zone(name: str) -> str:
    place = ZONES[name]
    hours = f"{SINCE.replace(tzinfo=ZoneInfo(place)):%z}"
    rule = component(
        "STANDARD",
        [
            line("DTSTART", f"{SINCE:%Y%m%dT%H%M%S}"),
            line("TZOFFSETFROM", hours),
            line("TZOFFSETTO", hours),
            line("TZNAME", name),
        ],
    )
    return component("VTIMEZONE", [line("TZID", place), rule])
