"""Closing an event, the rule, the ledger and what the database refuses."""

import pytest
from django.utils import timezone

from audit.models import Entry
from contributors.refusals import NotAllowed
from events.actions import (
    approve_correction,
    erase,
    issue,
    name_member,
    propose_correction,
    remove_member,
    revoke,
    set_pattern,
)
from events.certifying.candidates import candidates, newest_closing, released_words
from events.certifying.numbers import spelled
from events.certifying.rule import Attended, Rule, shortfalls
from events.models import (
    Certificate,
    CertificateRole,
    CertificateStatus,
    CertificateVersion,
    Closing,
    NumberPattern,
    NumberSeries,
    Unprinted,
)
from events.refusals import CertificateRefused
from tests.events.certifying import closed, issued, past_event, people, refused, run, was_there
from tests.events.registering import coming_event
from tests.portal import public

NASTY = ["N" * 300, "B", "\u202egnuB\u202c\u200f Lestari", "Bunga \U0001f33a Lestari", "=CMD()|'/C calc'!A0"]


def numbers(event=None):
    rows = Certificate.objects.filter(event=event) if event else Certificate.objects.all()
    return [*rows.order_by("serial").values_list("number", flat=True)]


@pytest.mark.parametrize(
    ("rule", "came", "count"),
    [
        (Rule(sessions=1), None, 1),
        (Rule(sessions=1), Attended(1, frozenset()), 1),
        (Rule(sessions=2), Attended(1, frozenset({7})), 1),
        (Rule(sessions=2), Attended(1, frozenset({7, 8})), 0),
        (Rule(sessions=0, minutes=60), Attended(1, frozenset({7}), 59), 1),
        (Rule(sessions=0, minutes=60), Attended(1, frozenset({7}), 60), 0),
        (Rule(sessions=0, percent=70), Attended(1, frozenset({7}), 0, 0.69), 1),
        (Rule(sessions=0, percent=70), Attended(1, frozenset({7}), 0, 0.7), 0),
        (Rule(sessions=0, percent=70), Attended(1, frozenset({7}), 90, None), 1),
        (Rule(sessions=2, minutes=60, percent=70), Attended(1, frozenset({7}), 10, 0.1), 3),
    ],
)
def test_the_rule(rule, came, count):
    assert len(shortfalls(rule, came)) == count


def test_a_pattern_spells_numbers():
    day = timezone.datetime(2026, 11, 24).date()
    assert spelled("{nomor}/{unit}/{bulan_romawi}/{tahun}", 7, "HUMAS", day) == "007/HUMAS/XI/2026"
    assert spelled("S-{nomor}.{unit}.{bulan}.{tahun}", 1234, "BP", day) == "S-1234.BP.11.2026"


def test_closing_and_issuing(cast):
    haryo = public.speaker(cast)
    event = past_event(cast, speakers=[haryo])
    bunga, melati = people(cast, event, "Bunga Lestari", "Melati Putri")
    closing = closed(event, cast.rina, official_name="  Ratih  ")
    assert name_member(event=event, name="Dewi\u202e Anggraini ", by=cast.rina)
    assert issue(event=event, attended=was_there(event, bunga), by=cast.joko) == 3
    rows = {row.role: row for row in Certificate.objects.with_status()}
    assert {*rows} == {"narasumber", "panitia", "peserta"}
    year = timezone.localdate().year
    assert [number.partition("/")[0] for number in numbers()] == ["001", "002", "003"]
    assert all("/HUMAS/" in number and number.endswith(f"/{year}") for number in numbers())
    told = rows["peserta"].versions.get()
    assert (told.name, told.hours, told.event_title) == ("Bunga Lestari", 4, "Sharing Session")
    assert told.sessions == [session.title for session in event.sessions.all()]
    assert told.official_post == closing.official_post
    assert rows["narasumber"].versions.get().hat == "Kepala Biro Hukum, Kementerian Contoh"
    assert rows["panitia"].versions.get().name == "Dewi Anggraini"
    assert all(row.status == CertificateStatus.VALID for row in rows.values())
    assert Unprinted.objects.count() == 3
    # again: nobody gets two; who qualifies later gets the next number
    assert issue(event=event, attended=was_there(event, bunga), by=cast.joko) == 0
    assert issue(event=event, attended=was_there(event, bunga, melati), by=cast.joko) == 1
    assert len(numbers()) == NumberSeries.objects.get().last == 4
    deeds = [*Entry.objects.filter(object_type="event").values_list("action", flat=True)]
    assert deeds[-4:] == ["close_event", "name_member", "issue", "issue"]


def test_who_may(cast):
    event = past_event(cast)
    for who in (cast.sari, cast.adi, cast.tuti):
        with pytest.raises(NotAllowed):
            closed(event, who)
        with pytest.raises(NotAllowed):
            issue(event=event, attended=[], by=who)
        with pytest.raises(NotAllowed):
            name_member(event=event, name="Dewi", by=who)
        with pytest.raises(NotAllowed):
            set_pattern(unit=cast.humas, pattern=NumberPattern(code="X"), by=who)
    assert not Closing.objects.exists()


def test_what_keeps_an_event_open(cast):
    with pytest.raises(CertificateRefused, match="belum selesai"):
        closed(coming_event(cast), cast.rina)
    hidden = public.event(cast, title=public.SECRET, released=False)
    with pytest.raises(CertificateRefused, match="belum tampil"):
        closed(hidden, cast.rina)
    with pytest.raises(CertificateRefused, match="Tutup acaranya"):
        issue(event=past_event(cast), attended=[], by=cast.joko)


def test_nobody_issues_on_own_words(cast):
    event = past_event(cast)
    (bunga,) = people(cast, event, "Bunga Lestari")
    closed(event, cast.rina)
    with pytest.raises(CertificateRefused, match="editor lain"):
        issue(event=event, attended=was_there(event, bunga), by=cast.rina)
    name_member(event=event, name="Dewi", by=cast.joko)
    assert issue(event=event, attended=[], by=cast.joko) == 0  # Joko named her
    assert issue(event=event, attended=[], by=cast.ratna) == 1


def test_the_newest_closing_counts_until_something_is_issued(cast):
    event = past_event(cast)
    (bunga,) = people(cast, event, "Bunga Lestari")
    closed(event, cast.rina, hours=2)
    closed(event, cast.rina, hours=8)
    issue(event=event, attended=was_there(event, bunga), by=cast.joko)
    assert CertificateVersion.objects.get().hours == 8
    with pytest.raises(CertificateRefused, match="sudah terbit"):
        closed(event, cast.rina)


def test_who_qualifies_and_why_not(cast):
    event = past_event(cast)
    bunga, melati, raka = people(cast, event, "Bunga Lestari", "Melati Putri", "Raka")
    erase(registration=raka)
    closed(event, cast.rina, sessions=2)
    closing, words = newest_closing(event), released_words(event)
    found = candidates(event, words, closing, was_there(event, bunga, raka))
    told = {one.registration_id: one.issues for one in found if one.role == CertificateRole.PARTICIPANT}
    assert told[bunga.pk] == ["Hadir 1 dari 2 sesi."]
    assert told[melati.pk] == ["Tidak tercatat hadir."]
    assert told[raka.pk] == ["Hadir 1 dari 2 sesi.", "Namanya kosong atau sudah dihapus."]


def test_names_that_nobody_expects(cast):
    event = past_event(cast)
    came = people(cast, event, *NASTY)
    closed(event, cast.rina)
    assert issue(event=event, attended=was_there(event, *came), by=cast.joko) == len(NASTY)
    names = [*CertificateVersion.objects.order_by("pk").values_list("name", flat=True)]
    assert names == [NASTY[0], "B", "gnuB Lestari", NASTY[3], NASTY[4]]


def test_a_failed_issue_leaves_no_gap(cast):
    first = past_event(cast, "Pertama")
    people_one = people(cast, first, "Bunga", "Melati")
    closed(first, cast.rina)
    issue(event=first, attended=was_there(first, *people_one), by=cast.joko)
    second = past_event(cast, "Kedua")
    people_two = people(cast, second, "Raka", "Dimas")
    closed(second, cast.rina)

    def falls():
        run("ALTER TABLE events_certificateversion ADD CONSTRAINT falls CHECK (name <> 'Dimas')")
        issue(event=second, attended=was_there(second, *people_two), by=cast.joko)

    refused("falls", falls)  # the last of several rows, after numbers were taken
    assert NumberSeries.objects.get().last == 2
    issue(event=second, attended=was_there(second, *people_two), by=cast.joko)
    assert [number[:3] for number in numbers()] == ["001", "002", "003", "004"]


def test_numbers_go_by_unit_and_a_pattern_never_spells_one_twice(cast):
    (mine,) = issued(cast, "Bunga")
    other = past_event(cast, "Protokol")
    (raka,) = people(cast, other, "Raka")
    type(other).objects.filter(pk=other.pk).update(unit=cast.protokol)
    set_pattern(
        unit=cast.protokol, pattern=NumberPattern(pattern=NumberPattern().pattern, code="HUMAS"), by=cast.rina
    )
    closed(other, cast.rina)
    with pytest.raises(CertificateRefused, match="Pola nomor"):
        issue(event=other, attended=was_there(other, raka), by=cast.joko)
    assert NumberSeries.objects.count() == 1
    pattern = NumberPattern.objects.get()
    pattern.code = "PROTOKOL"
    set_pattern(unit=cast.protokol, pattern=pattern, by=cast.rina)
    issue(event=other, attended=was_there(other, raka), by=cast.joko)
    assert numbers(other)[0].startswith("001/PROTOKOL/")
    assert numbers(mine.event)[0].startswith("001/HUMAS/")


def test_a_correction_takes_two_and_keeps_the_number(cast):
    (row,) = issued(cast, "Bunga Lestri")
    proposal = propose_correction(certificate=row, name="Bunga Lestari", reason="Salah ketik.", by=cast.rina)
    with pytest.raises(CertificateRefused, match="editor lain"):
        approve_correction(proposal=proposal, by=cast.rina)
    version = approve_correction(proposal=proposal, by=cast.ratna)
    assert (version.number, version.name, version.hours) == (2, "Bunga Lestari", 4)
    again = Certificate.objects.with_status().get()
    assert (again.number, again.token, again.status) == (row.number, row.token, CertificateStatus.CORRECTED)
    with pytest.raises(CertificateRefused, match="diganti atau disetujui"):
        approve_correction(proposal=type(proposal).objects.get(), by=cast.ratna)
    with pytest.raises(CertificateRefused, match="sudah tertulis"):
        propose_correction(certificate=row, name="Bunga Lestari", reason="Sama.", by=cast.rina)
    assert row.versions.get(number=1).name == "Bunga Lestri"


def test_a_revocation_is_for_good(cast):
    (row,) = issued(cast, "Bunga Lestari")
    with pytest.raises(CertificateRefused, match="alasan"):
        revoke(certificate=row, reason=" \u200b ", by=cast.rina)
    revoke(certificate=row, reason="Terbit untuk orang yang salah.", by=cast.rina)
    assert Certificate.objects.with_status().get().status == CertificateStatus.REVOKED
    for again in (
        lambda: revoke(certificate=row, reason="Lagi.", by=cast.rina),
        lambda: propose_correction(certificate=row, name="Lain", reason="Lagi.", by=cast.rina),
    ):
        with pytest.raises(CertificateRefused, match="sudah dicabut"):
            again()
    with pytest.raises(NotAllowed):
        revoke(certificate=row, reason="Saya kontributor.", by=cast.sari)


def test_a_member_stays_once_certified(cast):
    event = past_event(cast)
    dewi, raka = (name_member(event=event, name=name, by=cast.rina) for name in ("Dewi", "Raka"))
    assert name_member(event=event, name="Dewi", by=cast.rina) is None
    remove_member(member=raka, by=cast.rina)
    closed(event, cast.rina)
    issue(event=event, attended=[], by=cast.joko)
    with pytest.raises(CertificateRefused):
        remove_member(member=dewi, by=cast.rina)


def test_the_ledger_outlives_the_data_of_a_person(cast):
    event = past_event(cast)
    (bunga,) = people(cast, event, "Bunga Lestari")
    closed(event, cast.rina)
    issue(event=event, attended=was_there(event, bunga), by=cast.joko)
    erase(registration=bunga)
    assert CertificateVersion.objects.get().name == "Bunga Lestari"
    assert issue(event=event, attended=was_there(event, bunga), by=cast.joko) == 0
