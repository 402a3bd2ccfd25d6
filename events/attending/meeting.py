"""The list of participants that an online meeting leaves behind: Zoom's and Meet's CSV, in both languages."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from events.refusals import RegistrationRefused
from events.registering.addresses import normalised
from text.characters import trimmed

MOST_LINES, MOST_PEOPLE, LONGEST = 20_000, 2_000, 1_000
NAMES = ("name (original name)", "nama (nama asli)", "name", "nama", "participant name", "nama peserta")
MAILS = ("user email", "email", "e-mail", "email pengguna", "surel")
MINUTES = (
    *("duration (minutes)", "total duration (minutes)", "durasi (menit)", "total durasi (menit)"),
    *("time in session (minutes)", "duration", "durasi"),
)
JOINS = ("join time", "waktu bergabung", "waktu masuk", "time joined")
STAMPS = ("%m/%d/%Y %I:%M:%S %p", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M:%S")
HOURS = re.compile(r"(?:(\d+)\s*(?:hr|h|jam))?\s*(?:(\d+)\s*(?:min|m|menit)\w*)?", re.ASCII)


class Unreadable(RegistrationRefused):
    """The file is none that we know; str() says what is wrong with it."""


@dataclass(frozen=True)
class Guest:
    """One person of a meeting, however often they joined: minutes summed, the first moment on the clock of
    its host, None where the file does not tell. `address` is normalised, "" where there is none."""

    name: str
    address: str
    minutes: int
    joined: datetime | None
    lines: int


def guests_in(content: bytes) -> list[Guest]:
    """Everyone in the file, in its order. Raises Unreadable."""
    rows = rows_of(decoded(content))
    head, at = head_of(rows)
    found: dict[str, Guest] = {}
    for row in rows[at + 1 :]:
        guest = guest_of(row, head)
        if guest is not None:
            key = guest.address or guest.name.casefold()
            found[key] = together(found[key], guest) if key in found else guest
    if not found:
        raise Unreadable(_("Berkas ini tidak berisi seorang peserta pun."))
    if len(found) > MOST_PEOPLE:
        raise Unreadable(_("Berkas ini berisi lebih dari %d orang.") % MOST_PEOPLE)
    return list(found.values())


def decoded(content: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, as Excel writes it."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_("Berkas ini bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.")) from error
    if "\x00" in text:
        raise Unreadable(_("Berkas ini bukan CSV."))
    return text


def rows_of(text: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if re.search(r"[,;\t]", line)), "")
    separator = max(",;\t", key=first.count)
    rows = []
    try:
        for row in csv.reader(text.splitlines(), delimiter=separator):
            rows.append([trimmed(cell[:LONGEST]) for cell in row[:50]])
            if len(rows) > MOST_LINES:
                raise Unreadable(_("Berkas ini berisi lebih dari %d baris.") % MOST_LINES)
    except csv.Error as error:
        raise Unreadable(_("Berkas ini bukan CSV yang utuh.")) from error
    return rows


def head_of(rows: Sequence[Sequence[str]]) -> tuple[dict[str, int], int]:
    """Which column holds what, and in which line it says so: some files tell of the meeting first."""
    for at, row in enumerate(rows[:20]):
        words = [cell.casefold() for cell in row]
        head = {
            name: words.index(known)
            for name, spellings in (("name", NAMES), ("mail", MAILS), ("minutes", MINUTES), ("join", JOINS))
            if (known := next((one for one in spellings if one in words), None))
        }
        if "name" in head and "minutes" in head:
            return head, at
    raise Unreadable(
        _("Kolom nama dan lama hadir tidak ditemukan. Pilih laporan peserta dari Zoom atau Meet.")
    )


def guest_of(row: Sequence[str], head: dict[str, int]) -> Guest | None:
    cells = {name: row[at] if at < len(row) else "" for name, at in head.items()}
    if not cells["name"]:
        return None
    address = cells.get("mail", "")
    return Guest(
        name=cells["name"][:300],
        address=normalised(address) if "@" in address else "",
        minutes=minutes_in(cells["minutes"]),
        joined=moment_in(cells.get("join", "")),
        lines=1,
    )


def minutes_in(text: str) -> int:
    """ "95", "1 hr 35 min" or "1 jam 35 menit"; 0 for anything else. At most a day."""
    if text.isascii() and text.isdigit() and len(text) < 6:
        return min(int(text), 1440)
    found = HOURS.fullmatch(text.casefold())
    if not found or len(text) > 30:
        return 0
    span = timedelta(hours=int((found[1] or "0")[:4]), minutes=int((found[2] or "0")[:6]))
    return min(int(span.total_seconds()) // 60, 1440)


def moment_in(text: str) -> datetime | None:
    for stamp in stamps(text):
        return stamp
    return None


def stamps(text: str) -> Iterator[datetime]:
    for shape in STAMPS:
        try:
            yield datetime.strptime(text[:30], shape)
        except ValueError:
            continue


def together(one: Guest, more: Guest) -> Guest:
    joined = [at for at in (one.joined, more.joined) if at]
    return Guest(
        name=one.name,
        address=one.address,
        minutes=min(one.minutes + more.minutes, 1440),
        joined=min(joined, default=None),
        lines=one.lines + more.lines,
    )
