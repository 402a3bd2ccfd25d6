"""What must be true before a move, as issues: the page shows them, the action enforces them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import four_eyes
from articles.clock import database_now
from articles.models import ChangeKind, Edition, Kind, Revision, Withdrawal
from text.html import plain

TITLE_LIMIT = 150
SUMMARY_LIMIT = 300
SILENT = re.compile(r'<img (?:[a-z]+="[^"]*" )*alt=""')


@dataclass(frozen=True)
class Issue:
    """One thing that stands in the way, at a field of the form ("" when at none)."""

    field: str
    sentence: str


@dataclass(frozen=True)
class Request:
    """What a person asks of a move: what they saw when they clicked, and what they gave with it."""

    seen: str = ""  # sha256 of the revision on their page
    comment: str = ""
    at: datetime | None = None
    change_kind: str = ""


def complete(edition: Edition, request: Request) -> list[Issue]:
    """The newest revision has all that its kind needs."""
    if edition.latest is None:
        return [Issue("title", _("Naskah ini masih kosong."))]
    content = edition.latest.content
    checks = [*missing_fields(content, edition.article.kind), *picture_issues(content)]
    change = content["change"]  # in a copy without own words still that of the edition before
    if edition.change_kind != ChangeKind.FIRST and (
        change["kind"] != edition.change_kind or not change["note"].strip()
    ):
        checks.append(Issue("change_note", _("Jelaskan kepada pembaca apa yang berubah.")))
    return checks


def missing_fields(content: dict[str, Any], kind: str) -> list[Issue]:
    """Empty or overlong fields of one revision's content."""
    wanted = [
        ("title", content["title"], _("Judul wajib diisi.")),
        ("summary", content["summary"], _("Ringkasan wajib diisi.")),
    ]
    if kind == Kind.PHOTO:
        wanted.append(("lead_photo", content["lead"], _("Berita foto memerlukan foto utama.")))
    else:
        wanted.append(("body", plain(content["body"]).strip(), _("Isi naskah wajib diisi.")))
    if kind == Kind.CLARIFICATION:
        fields = content["fields"]
        wanted.append(("claim", fields.get("claim"), _("Tulis klaim yang diklarifikasi.")))
        wanted.append(("verdict", fields.get("verdict"), _("Pilih putusan klarifikasi.")))
        wanted.append(("evidence", fields.get("evidence"), _("Sebutkan bukti atau sumbernya.")))
    if not content["credits"]["writers"] and not content.get("byline"):
        wanted.append(("writers", None, _("Pilih penulis naskah.")))
    issues = [Issue(field, sentence) for field, value, sentence in wanted if not value]
    if len(content["title"]) > TITLE_LIMIT:
        issues.append(Issue("title", _("Judul paling panjang %d karakter.") % TITLE_LIMIT))
    if len(content["summary"]) > SUMMARY_LIMIT:
        issues.append(Issue("summary", _("Ringkasan paling panjang %d karakter.") % SUMMARY_LIMIT))
    return issues


def picture_issues(content: dict[str, Any]) -> list[Issue]:
    """Every picture says what it shows and who made it."""
    issues = []
    lead = content["lead"]
    if lead and not lead["alt"].strip():
        issues.append(Issue("lead_alt", _("Foto utama memerlukan teks alternatif.")))
    if lead and not lead["credit"].strip():
        issues.append(Issue("lead_credit", _("Foto utama memerlukan kredit foto.")))
    silent = len(SILENT.findall(content["body"]))
    if silent:
        issues.append(
            Issue(
                "body",
                ngettext(
                    "%d foto di dalam naskah belum memiliki teks alternatif.",
                    "%d foto di dalam naskah belum memiliki teks alternatif.",
                    silent,
                )
                % silent,
            )
        )
    return issues


def newest_seen(edition: Edition, request: Request) -> list[Issue]:
    """A signature or release binds the text the person had before them, not a newer one."""
    if edition.latest and request.seen == edition.latest.sha256:
        return []
    return [Issue("", _("Naskah ini sudah berubah sejak Anda membukanya. Bacalah versi terbarunya dahulu."))]


def signed_by_four_eyes(edition: Edition, request: Request) -> list[Issue]:
    sentence = four_eyes.missing(edition.latest) if edition.latest else _("Naskah ini masih kosong.")
    return [Issue("", sentence)] if sentence else []


def not_withdrawn(edition: Edition, request: Request) -> list[Issue]:
    if Withdrawal.objects.filter(article=edition.article_id).exists():
        return [Issue("", _("Berita ini sudah ditarik dari peredaran. Mulailah naskah baru."))]
    return []


def time_ahead(edition: Edition, request: Request) -> list[Issue]:
    if request.at is None:
        return [Issue("at", _("Tentukan tanggal dan jam terbit."))]
    if request.at < database_now():
        return [Issue("at", _("Waktu terbit sudah lewat. Pilih waktu yang akan datang."))]
    return []


def not_yet_public(edition: Edition, request: Request) -> list[Issue]:
    if edition.visible_from and edition.visible_from > database_now():
        return []
    return [Issue("", _("Naskah ini sudah tayang, jadi jadwalnya tidak dapat dibatalkan."))]


def is_live(edition: Edition, request: Request) -> list[Issue]:
    """This edition is what readers see now."""
    if edition.publications.published().exists():
        return []
    return [Issue("", _("Edisi ini tidak sedang tayang."))]


def no_open_edition(edition: Edition, request: Request) -> list[Issue]:
    others = Edition.objects.filter(article=edition.article_id).exclude(pk=edition.pk)
    if (
        others.open().exists()
        or others.filter(
            publications__visible_from__gt=database_now(), publications__visible_until=None
        ).exists()
    ):
        return [Issue("", _("Edisi lain dari naskah ini sedang dikerjakan atau terjadwal."))]
    return []


def change_kind_given(edition: Edition, request: Request) -> list[Issue]:
    if request.change_kind in ChangeKind.values and request.change_kind != ChangeKind.FIRST:
        return []
    return [Issue("change_kind", _("Pilih jenis perubahan."))]


def urgent_outstanding(edition: Edition, request: Request) -> list[Issue]:
    if awaits_ratification(edition):
        return []
    return [Issue("", _("Terbitan ini tidak menunggu persetujuan susulan."))]


def ratified(edition: Edition, request: Request) -> list[Issue]:
    """A later edition starts from words that somebody else has seen."""
    if urgent_outstanding(edition, request):
        return []
    return [Issue("", _("Terbitan darurat ini belum disetujui orang lain. Setujui susulan dahulu."))]


def awaits_ratification(edition: Edition) -> bool:
    """Whether an urgent release still lacks the four eyes, or anyone besides the one who released it."""
    revision = published_revision(edition) if edition.urgent_reason else None
    if revision is None:
        return False
    alone = edition.changes.filter(move="publish_urgently").values("by")
    return bool(four_eyes.missing(revision)) or not revision.signatures.exclude(signer__in=alone).exists()


def published_revision(edition: Edition) -> Revision | None:
    publication = edition.publications.last()
    return publication.revision if publication else None


NEEDS: dict[str, Callable[[Edition, Request], list[Issue]]] = {
    "complete": complete,
    "newest_seen": newest_seen,
    "four_eyes": signed_by_four_eyes,
    "not_withdrawn": not_withdrawn,
    "time_ahead": time_ahead,
    "not_yet_public": not_yet_public,
    "is_live": is_live,
    "no_open_edition": no_open_edition,
    "change_kind_given": change_kind_given,
    "urgent_outstanding": urgent_outstanding,
    "ratified": ratified,
}
