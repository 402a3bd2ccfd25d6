"""The only writers of closings and certificates. Whoever issues wrote none of the words."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.actions import record
from contributors.models import User
from contributors.refusals import NotAllowed
from contributors.roles import Permission
from events.actions.programme import EVENT, locked
from events.certifying.candidates import (
    Candidate,
    Words,
    candidates,
    named,
    newest_closing,
    released_words,
)
from events.certifying.numbers import next_numbers, speller
from events.certifying.rule import Attended
from events.models import (
    Certificate,
    CertificateVersion,
    Closing,
    CommitteeMember,
    Event,
    Unprinted,
)
from events.refusals import CertificateRefused
from text.characters import is_blank


def may_certify(by: User) -> bool:
    return by.may(Permission.CERTIFY)


def require_certifying(by: User) -> None:
    if not may_certify(by):
        raise NotAllowed(_("Hanya editor yang menutup acara dan menerbitkan sertifikat."))


@transaction.atomic
def close_event(*, closing: Closing, by: User) -> Closing:
    """Keep that an official ended the event, with rule and signature.

    Raises NotAllowed or CertificateRefused.
    """
    require_certifying(by)
    event = locked(closing.event)
    if released_words(event) is None:
        raise CertificateRefused(_("Acara ini belum tampil di portal; sertifikat memakai kata-katanya."))
    if (event.ends_on or event.starts_on) > timezone.localdate():
        raise CertificateRefused(_("Acara ini belum selesai."))
    if Certificate.objects.filter(event=event).exists():
        raise CertificateRefused(_("Sertifikat sudah terbit; penutupan ini tidak dapat diganti."))
    closing.by, closing.by_name = by, by.name
    closing.save(force_insert=True)
    rule = {"sessions": closing.sessions, "minutes": closing.minutes, "percent": closing.percent}
    record(by=by, action="close_event", object_type=EVENT, object_id=event.pk, data=rule)
    return closing


@transaction.atomic
def name_member(*, event: Event, name: str, by: User) -> CommitteeMember | None:
    """Add somebody to the committee; None when the name is there already. Raises NotAllowed."""
    require_certifying(by)
    member, made = CommitteeMember.objects.get_or_create(
        event=locked(event), name=named(name), defaults={"by": by}
    )
    if not made:
        return None
    record(by=by, action="name_member", object_type=EVENT, object_id=event.pk, data={"member": member.pk})
    return member


@transaction.atomic
def remove_member(*, member: CommitteeMember, by: User) -> None:
    """Take somebody off who has no certificate yet. Raises NotAllowed or CertificateRefused."""
    require_certifying(by)
    event = locked(member.event)
    if Certificate.objects.filter(member=member).exists():
        raise CertificateRefused(_("Sertifikatnya sudah terbit."))
    number = member.pk
    member.delete()
    record(by=by, action="remove_member", object_type=EVENT, object_id=event.pk, data={"member": number})


@transaction.atomic
def issue(*, event: Event, attended: Iterable[Attended], by: User) -> int:
    """Give everyone who qualifies and has none a number and a certificate; how many were given.

    All of them or none: a failure gives all numbers back. Raises NotAllowed or CertificateRefused.
    """
    require_certifying(by)
    event = locked(event)
    closing, words = newest_closing(event), released_words(event)
    if closing is None or words is None:
        raise CertificateRefused(_("Tutup acaranya lebih dahulu."))
    if closing.by_id == by.pk:
        raise CertificateRefused(_("Anda yang menutup acara ini. Mintalah editor lain menerbitkannya."))
    waiting = [one for one in without(event, candidates(event, words, closing, attended)) if not one.issues]
    own = {*CommitteeMember.objects.filter(event=event, by=by).values_list("pk", flat=True)}
    chosen = [one for one in waiting if one.member_id not in own]
    if chosen:
        write(event, closing, words, chosen, by)
        record(by=by, action="issue", object_type=EVENT, object_id=event.pk, data={"count": len(chosen)})
    return len(chosen)


def without(event: Event, people: Sequence[Candidate]) -> list[Candidate]:
    """Those who have no certificate of the event yet."""
    rows = Certificate.objects.filter(event=event)
    there = {*rows.values_list("role", "registration_id", "speaker_id", "member_id")}
    return [one for one in people if one.key not in there]


def write(event: Event, closing: Closing, words: Words, chosen: Sequence[Candidate], by: User) -> None:
    """Numbers and ledger in one transaction; three statements, however many people."""
    today = timezone.localdate()
    numbers, spell = next_numbers(event.unit, today.year, len(chosen)), speller(event.unit, today)
    rows = [
        Certificate(
            series_id=numbers.series_id,
            serial=serial,
            number=spell(serial),
            closing=closing,
            event=event,
            role=one.role,
            registration_id=one.registration_id,
            speaker_id=one.speaker_id,
            member_id=one.member_id,
            issued_by=by,
        )
        for serial, one in enumerate(chosen, start=numbers.first)
    ]
    refuse_taken([row.number for row in rows])
    made = Certificate.objects.bulk_create(rows)
    versions = [said(row, one, closing, words, today, by) for row, one in zip(made, chosen, strict=True)]
    Unprinted.objects.bulk_create(
        [Unprinted(version=version) for version in CertificateVersion.objects.bulk_create(versions)]
    )


def said(
    row: Certificate, one: Candidate, closing: Closing, words: Words, today: date, by: User
) -> CertificateVersion:
    """The first words of a certificate."""
    return CertificateVersion(
        certificate=row,
        name=one.name,
        hat=one.hat,
        event_title=words["title"],
        starts_on=words["starts_on"],
        ends_on=words["ends_on"],
        place=", ".join(filter(None, (words["venue"], words["city"]))),
        unit_name=words["unit"]["name"],
        sessions=list(one.sessions),
        hours=one.hours,
        official_name=closing.official_name,
        official_post=closing.official_post,
        signed_on=today,
        by=by,
    )


def refuse_taken(numbers: Sequence[str]) -> None:
    """A changed pattern may spell a number that is out already. Raises CertificateRefused."""
    taken = Certificate.objects.filter(number__in=numbers).first()
    if taken or any(is_blank(number) or len(number) > 200 for number in numbers):
        raise CertificateRefused(_("Pola nomor unit ini menghasilkan nomor yang sudah terbit; ubah polanya."))
