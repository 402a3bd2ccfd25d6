"""Dates and times as Indonesian newsrooms write them: "Selasa, 8 Mei 2018", "09.30 WIB"."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_ALSO = {"nopember": 11, "pebruari": 2, "agt": 8, "agu": 8, "ags": 8, "sept": 9, "okt": 10, "des": 12}
_MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    **_ALSO,
}
_UNITS = ((60, 1, "menit"), (24 * 60, 60, "jam"), (30 * 24 * 60, 24 * 60, "hari"))


def long_date(day: date) -> str:
    """Such as "Selasa, 8 Mei 2018"; a datetime counts as the day of its own zone."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime, zone: str = "WIB") -> str:
    """Such as "09.30 WIB"; `zone` is a key of ZONES (KeyError otherwise), `moment` is aware."""
    local = moment.astimezone(ZoneInfo(ZONES[zone]))
    return f"{local:%H.%M} {zone}"


def long_moment(moment: datetime, zone: str | None = None) -> str:
    """Such as "Selasa, 8 Mei 2018, 14.05 WIB"; without `zone` in the zone of the site."""
    zone = zone or _site_zone()
    return f"{long_date(moment.astimezone(ZoneInfo(ZONES[zone])))}, {clock(moment, zone)}"


def ago(moment: datetime, now: datetime | None = None) -> str:
    """Such as "baru saja" or "3 jam lalu"; beyond 30 days and for the future the date, "8 Mei 2018"."""
    minutes = int(((now or datetime.now(UTC)) - moment).total_seconds() // 60)
    if minutes < -1:
        return _short_date(moment)
    if minutes < 1:
        return _("baru saja")
    for limit, size, unit in _UNITS:
        if minutes < limit:
            return _("%(count)s %(unit)s lalu") % {"count": minutes // size, "unit": _unit(unit)}
    return _short_date(moment)


def parse_date(text: str) -> date:
    """The date in "8 Mei 2018", "Selasa, 8 Mei 2018", "08/05/2018", "8-5-2018", "8.5.2018" or "2018-05-08".

    Raises ValueError with a sentence for the person who typed it.
    """
    words = re.sub(r"^\s*[A-Za-z']+\s*,", "", text).strip()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        return _day(text, match[1], int(match[2]), match[3])
    if match := re.fullmatch(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})", words):
        return _day(text, match[4], int(match[3]), match[1])
    if match := re.fullmatch(r"(\d{1,2})\s+([A-Za-z]+)\.?\s+(\d{4})", words):
        return _day(text, match[3], _MONTH_NUMBERS.get(match[2].lower(), 0), match[1])
    raise ValueError(_("Tulis tanggal seperti 8 Mei 2018 atau 08/05/2018."))


def _day(text: str, year: str, month: int, day: str) -> date:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        sentence = _("Tanggal %(text)s tidak ada dalam kalender.") % {"text": f"“{text.strip()}”"}
        raise ValueError(sentence) from None


def _site_zone() -> str:
    name = timezone.get_default_timezone_name()
    return next((short for short, long in ZONES.items() if long == name), "WIB")


def _short_date(moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo(ZONES[_site_zone()]))
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def _unit(name: str) -> str:
    return {"menit": _("menit"), "jam": _("jam"), "hari": _("hari")}[name]
