"""Who qualifies for a certificate of attendance, and what is missing otherwise. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Attended:
    """One registration that was marked present. `share` of the duration of all sessions is from 0 to 1, None
    where no session has a duration."""

    registration_id: int
    session_ids: frozenset[int]
    minutes: int = 0
    share: float | None = None


@dataclass(frozen=True)
class Rule:
    """What a participant needs, all of it; 0 for nothing."""

    sessions: int = 1
    minutes: int = 0
    percent: int = 0


def shortfalls(rule: Rule, one: Attended | None) -> list[str]:
    """Why somebody gets no certificate, in sentences; empty for those who qualify."""
    if one is None or not one.session_ids:
        return [_("Tidak tercatat hadir.")]
    found = []
    if len(one.session_ids) < rule.sessions:
        words = _("Hadir %(had)d dari %(need)d sesi.")
        found.append(words % {"had": len(one.session_ids), "need": rule.sessions})
    if one.minutes < rule.minutes:
        found.append(_("Hadir %(had)d dari %(need)d menit.") % {"had": one.minutes, "need": rule.minutes})
    if rule.percent and one.share is None:
        found.append(_("Lama kegiatan tidak diketahui, jadi persennya tidak dapat dihitung."))
    elif one.share is not None and one.share * 100 < rule.percent:
        had = int(one.share * 100)
        found.append(_("Hadir %(had)d%% dari %(need)d%% lama kegiatan.") % {"had": had, "need": rule.percent})
    return found
