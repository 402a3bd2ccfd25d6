"""Events laid out on days: what a month's grid and a week show."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from events.words import begin, first_day, last_day

Words = dict[str, Any]
SHOWN_A_DAY = 5


@dataclass(frozen=True)
class Mark:
    """An event on one of its days: the `day`th of `days`, with the sessions of that day."""

    words: Words
    day: int
    days: int
    sessions: list[Words]

    @property
    def starts_at(self) -> str:
        """`09.00` when it begins on this day and the hour is known."""
        hours = [one["starts_at"] for one in self.sessions if one["starts_at"]]
        return min(hours).replace(":", ".") if hours else ""


@dataclass(frozen=True)
class Day:
    """A day and all that is on, events of several days first, then by the hour."""

    date: date
    marks: list[Mark] = field(default_factory=list)

    @property
    def shown(self) -> list[Mark]:
        """What fits into a cell of the grid; a single one is never left over."""
        return self.marks if len(self.marks) <= SHOWN_A_DAY + 1 else self.marks[:SHOWN_A_DAY]

    @property
    def more(self) -> int:
        return len(self.marks) - len(self.shown)

    @property
    def column(self) -> int:
        """1 for Monday."""
        return self.date.isoweekday()


def month_of(first: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    return first.replace(day=1), first.replace(day=monthrange(first.year, first.month)[1])


def laid_out(events: Iterable[Words], first: date, last: date) -> list[Day]:
    """Every day of the span with its events; events lie in the span at least in part."""
    days = [Day(first + timedelta(days=number)) for number in range((last - first).days + 1)]
    for words in sorted(events, key=rank):
        start, end = first_day(words), last_day(words)
        for number in range(max(0, (start - first).days), min(len(days), (end - first).days + 1)):
            days[number].marks.append(mark(words, days[number].date, start, end))
    return days


def mark(words: Words, day: date, start: date, end: date) -> Mark:
    sessions = [session for session in words["sessions"] if session["date"] == day.isoformat()]
    return Mark(words, (day - start).days + 1, (end - start).days + 1, sessions)


def rank(words: Words) -> tuple[bool, str, str]:
    """Events of several days above those of one, so that they stand at the top of each of their days."""
    start = begin(words)
    hour = start.isoformat() if isinstance(start, datetime) else f"{start.isoformat()}T99"
    return first_day(words) == last_day(words), hour, words["title"]
