"""Numbers of certificates: counted in a row that is locked until the ledger's rows are in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from contributors.models import WorkUnit
from events.models import NumberPattern
from events.models.closing import DEFAULT_PATTERN

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Numbers:
    """`count` numbers of a series, from `first` on."""

    series_id: int
    first: int
    count: int


def next_numbers(unit: WorkUnit, year: int, count: int) -> Numbers:
    """Take the next numbers of a unit's year; whoever wants some as well waits for this transaction.

    A transaction that fails gives them back, so no number is ever missing. Triggers compare at the commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO events_numberseries AS s (unit_id, year, last) VALUES (%s, %s, %s)"
            " ON CONFLICT (unit_id, year) DO UPDATE SET last = s.last + excluded.last RETURNING id, last",
            [unit.pk, year, count],
        )
        series_id, last = cursor.fetchone()
    return Numbers(series_id, last - count + 1, count)


def speller(unit: WorkUnit, day: date) -> Callable[[int], str]:
    """How this unit writes a number: "012/HUMAS/XI/2026" for 12."""
    known = NumberPattern.objects.filter(unit=unit).first()
    pattern = known.pattern if known else DEFAULT_PATTERN
    code = known.code if known else default_code(unit)
    return lambda serial: spelled(pattern, serial, code, day)


def spelled(pattern: str, serial: int, code: str, day: date) -> str:
    words = {
        "{nomor}": f"{serial:03d}",
        "{unit}": code,
        "{bulan_romawi}": ROMAN[day.month - 1],
        "{bulan}": f"{day.month:02d}",
        "{tahun}": str(day.year),
    }
    for name, word in words.items():
        pattern = pattern.replace(name, word)
    return pattern


def default_code(unit: WorkUnit) -> str:
    return unit.slug.upper()[:40]
