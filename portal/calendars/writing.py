"""Lines of iCalendar (RFC 5545): escaped, folded at 75 octets, ended by CRLF."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

LONGEST = 75  # octets of a line without its end
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(value: str) -> str:
    """A TEXT value; what no calendar takes (control characters) is left out."""
    lines = [
        one if one.isprintable() else "".join(filter(str.isprintable, one)) for one in value.splitlines()
    ]
    return "\n".join(lines).translate(ESCAPES)


def line(name: str, value: str) -> str:
    """A content line; `name` may carry parameters, `value` is as the format wants it."""
    return "\r\n ".join(folded(f"{name}:{value}")) + "\r\n"


def folded(content: str) -> Iterable[str]:
    """Pieces of at most 75 octets, a blank before all but the first counted in; no character is cut."""
    rest, room = content.encode(), LONGEST
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        yield rest[:end].decode()
        rest, room = rest[end:], LONGEST - 1
    yield rest.decode()


def component(name: str, lines: Iterable[str]) -> str:
    return "".join([line("BEGIN", name), *lines, line("END", name)])


def utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def when(name: str, value: date | datetime, zone: str) -> str:
    """A property with a moment in a named zone (`Asia/Jakarta`) or with a day."""
    if isinstance(value, datetime):
        return line(f"{name};TZID={zone}", f"{value:%Y%m%dT%H%M%S}")
    return line(f"{name};VALUE=DATE", f"{value:%Y%m%d}")
