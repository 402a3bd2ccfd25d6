"""A date with a time as people write it: "8 Mei 2018, 09.30", "besok pukul 9.00 WITA"."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from text.dates import ZONES, parse_date

TIME = re.compile(
    r"[,T\s]*(?:pukul|jam)?\s*(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?\s*(WIB|WITA|WIT)?\s*$",
    re.IGNORECASE | re.ASCII,
)
DAYS = {"hari ini": 0, "besok": 1, "lusa": 2}
YEARS_AHEAD = 5


def parse_moment(text: str, usual: str = "") -> datetime:
    """An aware moment; without a zone in the `usual` one, else that of the site.

    Raises ValueError with a sentence.
    """
    found = TIME.search(text)
    if not found:
        raise ValueError(_("Tulis tanggal dan jam, misalnya 8 Mei 2018, 09.30."))
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    zone = (found[4] or usual).upper()
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(_("Jam %(time)s tidak ada.") % {"time": f"{found[1]}.{found[2]}"})
    words = text[: found.start()].strip(" ,").lower()
    today = timezone.localdate()
    day = today + timedelta(days=DAYS[words]) if words in DAYS else parse_date(words)
    if not 2000 <= day.year <= today.year + YEARS_AHEAD:
        raise ValueError(_("Tahun %(year)d terlalu jauh.") % {"year": day.year})
    place = ZoneInfo(ZONES[zone]) if zone else timezone.get_default_timezone()
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=place)
