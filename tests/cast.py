"""The cast: the same people in every test. Sari and Budi write for Humas, Wayan for another unit."""

from dataclasses import dataclass, replace

from articles import actions
from articles.content import people
from articles.models import Edition, Kind
from articles.requirements import Request
from contributors.models import Membership, User, WorkUnit

PASSWORD = "sandi-untuk-uji-coba"


@dataclass(frozen=True)
class Cast:
    humas: WorkUnit
    protokol: WorkUnit
    sari: User  # contributor of Humas, writes
    budi: User  # contributor of Humas
    wayan: User  # contributor of Protokol
    rina: User  # editor
    joko: User  # editor
    ratna: User  # chief editor
    adi: User  # administrator
    tuti: User  # auditor

    @property
    def people(self):
        return [self.sari, self.budi, self.wayan, self.rina, self.joko, self.ratna, self.adi, self.tuti]


def person(name: str, role: str, *units: WorkUnit) -> User:
    user = User(email=f"{name.lower()}@example.test", name=name, initials=name[:3].upper(), role=role)
    user.set_unusable_password()
    user.save()
    for unit in units:
        Membership.objects.create(user=user, unit=unit)
    return user


def assemble() -> Cast:
    humas = WorkUnit.objects.create(name="Biro Hubungan Masyarakat", short_name="Biro Humas", slug="humas")
    protokol = WorkUnit.objects.create(name="Biro Protokol", short_name="Protokol", slug="protokol")
    return Cast(
        humas=humas,
        protokol=protokol,
        sari=person("Sari", "contributor", humas),
        budi=person("Budi", "contributor", humas),
        wayan=person("Wayan", "contributor", protokol),
        rina=person("Rina", "editor"),
        joko=person("Joko", "editor"),
        ratna=person("Ratna", "chief_editor"),
        adi=person("Adi", "administrator"),
        tuti=person("Tuti", "auditor"),
    )


def started(
    cast: Cast, *, by: User | None = None, kind: str = Kind.NEWS, unit: WorkUnit | None = None
) -> Edition:
    return actions.start_article(by=by or cast.sari, kind=kind, unit=unit or cast.humas)


def complete(
    edition: Edition, *, by: User, title="Biro Humas Gelar Sesi Berbagi", body="<p>Isi berita.</p>", **more
):
    """Save a text that meets all requirements, with the words given."""
    edition.refresh_from_db()
    content = {
        **edition.latest.content,
        "title": title,
        "summary": "Ringkasan berita.",
        "place": "Jakarta",
        "event_date": "2018-05-08",
        "body": body,
        "credits": {"writers": people([by]), "editors": [], "photographers": []},
        **more,
    }
    actions.save(edition=edition, by=by, content=content, base=edition.latest)
    edition.refresh_from_db()
    return edition


def seen(edition: Edition, **more) -> Request:
    """A request from a page that shows the newest revision."""
    edition.refresh_from_db()
    return replace(Request(seen=edition.latest.sha256), **more)


def move(name: str, edition: Edition, by: User, **more) -> Edition:
    moved = actions.perform(move=name, edition=edition, by=by, request=seen(edition, **more))
    edition.refresh_from_db()
    return moved


def submitted(cast: Cast, **words) -> Edition:
    edition = complete(started(cast), by=cast.sari, **words)
    move("submit", edition, cast.sari)
    return edition


def in_review(cast: Cast, **words) -> Edition:
    edition = submitted(cast, **words)
    move("claim", edition, cast.rina)
    return edition


def approved(cast: Cast, **words) -> Edition:
    edition = in_review(cast, **words)
    move("approve", edition, cast.rina)
    return edition


def published(cast: Cast, **words) -> Edition:
    edition = approved(cast, **words)
    move("publish", edition, cast.rina)
    return edition


def changes_requested(cast: Cast, **words) -> Edition:
    edition = in_review(cast, **words)
    move("request_changes", edition, cast.rina, comment="Lengkapi kutipan narasumber.")
    return edition


def rejected(cast: Cast) -> Edition:
    edition = submitted(cast)
    move("reject", edition, cast.rina, comment="Sudah ditulis unit lain.")
    return edition


def withdrawn(cast: Cast) -> Edition:
    edition = published(cast)
    move("withdraw", edition, cast.ratna, comment="Memuat data pribadi warga.")
    return edition


IN_STATUS = {
    "draft": lambda cast: complete(started(cast), by=cast.sari),
    "submitted": submitted,
    "in_review": in_review,
    "changes_requested": changes_requested,
    "approved": approved,
    "released": published,
    "withdrawn": withdrawn,
    "rejected": rejected,
}
