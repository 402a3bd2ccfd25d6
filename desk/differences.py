"""The public words of a registry object as labelled lines, and two states of them beside each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from desk.formwords import form_lines
from events.models import AppearanceRole, EventKind, EventStatus, LiveAccess
from events.words import former_days, is_live, open_link, reason_of, status_of
from text.dates import long_date
from text.diff import compare_text, render

Words = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """One line whose words differ; `html` holds ins and del and nothing that was typed as markup."""

    label: str
    html: SafeString


def differences(object_type: str, shown: Words | None, waiting: Words) -> list[Difference]:
    """What an approval would change on the portal, line by line, in the order of the page."""
    old = dict(LINES[object_type](shown)) if shown else {}
    new = dict(LINES[object_type](waiting))
    labels = [*new, *(label for label in old if label not in new)]
    return [
        Difference(label, marked(old.get(label, ""), new.get(label, "")))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def marked(old: str, new: str) -> SafeString:
    # render escapes every word it prints
    return mark_safe(render(compare_text(old, new)))  # noqa: S308


def event_lines(words: Words) -> Iterator[tuple[str, str]]:
    yield _("Nama kegiatan"), words["title"]
    yield from status_lines(words)
    yield _("Jenis"), str(EventKind(words["kind"]).label)
    yield _("Penyelenggara"), words["unit"]["name"]
    yield _("Hari"), " – ".join(day(words[key]) for key in ("starts_on", "ends_on") if words[key])
    yield _("Tempat"), ", ".join(words[key] for key in ("venue", "city") if words[key])
    yield _("Zona waktu"), words["time_zone"]
    yield _("Keterangan"), words["summary"]
    for session in words["sessions"]:
        yield from session_lines(session)


def status_lines(words: Words) -> Iterator[tuple[str, str]]:
    former = former_days(words)
    yield _("Status"), "" if status_of(words) == EventStatus.SCHEDULED else str(status_of(words).label)
    yield _("Alasan"), reason_of(words)
    yield _("Hari semula"), " – ".join(day(iso) for iso in former.values() if iso) if former else ""


def session_lines(session: Words) -> Iterator[tuple[str, str]]:
    head = _("Sesi %(number)d") % session
    hours = "–".join(session[key].replace(":", ".") for key in ("starts_at", "ends_at") if session[key])
    yield head, session["title"]
    yield _("%(head)s, materi") % {"head": head}, session["topic"]
    yield _("%(head)s, waktu") % {"head": head}, ", ".join(filter(None, [day(session["date"]), hours]))
    yield _("%(head)s, ruang") % {"head": head}, session.get("room", "")
    yield _("%(head)s, siaran langsung") % {"head": head}, live_line(session)
    for place, person in enumerate(session["appearances"], start=1):
        label = _("%(head)s, orang ke-%(place)d") % {"head": head, "place": place}
        role = str(AppearanceRole(person["role"]).label)
        yield label, ", ".join(filter(None, [person["name"], person["hat"], role]))


def live_line(session: Words) -> str:
    if not is_live(session):
        return ""
    return ", ".join(filter(None, [str(LiveAccess(session["live"]["access"]).label), open_link(session)]))


def speaker_lines(words: Words) -> Iterator[tuple[str, str]]:
    yield _("Nama"), words["name"]
    yield _("Sapaan akrab"), words["nickname"]
    yield _("Nama akun"), words["handle"]
    photo = [words["photo_alt"], words["photo_credit"], words["photo"]]
    yield _("Foto"), ", ".join(filter(None, photo))
    yield _("Biografi"), words["biography"]
    for place, post in enumerate(words["appointments"], start=1):
        hat = ", ".join(filter(None, [post["position"], post["organisation"]]))
        span = f"{day(post['starts_on']) or '…'} – {day(post['ends_on']) or _('sekarang')}"
        yield _("Jabatan ke-%(place)d") % {"place": place}, f"{hat} ({span})"


def unit_lines(words: Words) -> Iterator[tuple[str, str]]:
    yield _("Nama"), words["name"]
    yield _("Nama pendek"), words["short_name"]
    yield _("Induk"), words["parent"]["name"] if words["parent"] else ""
    yield _("Tugas dan fungsi"), words["description"]


def day(iso: str | None) -> str:
    return long_date(date.fromisoformat(iso)) if iso else ""


LINES = {
    "event": event_lines,
    "speaker": speaker_lines,
    "unit": unit_lines,
    "registrationform": form_lines,
}
