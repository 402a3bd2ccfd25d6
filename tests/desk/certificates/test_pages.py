"""Certificates at the desk: who may, what is shown, closing, issuing, correcting, taking files away."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Entry
from desk.certificates import files_of, standing
from desk.urls_certificates import certificates_patterns
from events.actions import approve_correction, name_member, propose_correction, revoke
from events.certifying.files import stored
from events.certifying.ledger import entry_at
from events.models import Certificate, Closing, CommitteeMember, NumberPattern
from newsroom.management.commands.worker import drain
from tests.desk.pages import address, signed_in
from tests.desk_registry.registry import HOSTILE
from tests.events.certifying import issued, past_event, people
from tests.portal import public

CLOSING = {
    "sessions": "1",
    "minutes": "0",
    "percent": "70",
    "hours": "4",
    "official_name": "Ratih Kusumaningtyas",
    "official_post": "Kepala Biro Hubungan Masyarakat",
    "by_post": "Kepala Bagian Media",
}
EDITORS = {"rina", "joko", "ratna"}


@pytest.fixture(autouse=True)
def letters_in_memory(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def words(answer):
    return " ".join(answer.content.decode().split())


def places(row):
    member = CommitteeMember.objects.create(event=row.event, name="Dewi", by=row.issued_by)
    proposal = row.proposals.create(name="Lain", reason="Coba.", by=row.issued_by)
    event = [row.event_id]
    return {
        "certificates": ("get", event),
        "close_event": ("post", event),
        "issue_certificates": ("post", event),
        "add_member": ("post", event),
        "drop_member": ("post", [row.event_id, member.pk]),
        "certificates_archive": ("get", event),
        "number_pattern": ("get", [row.event.unit_id]),
        "certificate": ("get", [row.pk]),
        "correct_certificate": ("post", [row.pk]),
        "approve_correction": ("post", [row.pk, proposal.pk]),
        "revoke_certificate": ("post", [row.pk]),
        "certificate_file": ("get", [row.pk, 1]),
    }


def test_who_may_open_and_do_what(cast, client):
    (row,) = issued(cast, "Bunga Lestari")
    drain()
    pages = places(row)
    assert {*pages} == {pattern.name for pattern in certificates_patterns}
    for name, (method, args) in pages.items():
        assert getattr(client, method)(address(name, *args)).status_code == 302
        for who in ("sari", "wayan", "adi", "tuti"):
            answer = getattr(signed_in(getattr(cast, who)), method)(address(name, *args))
            assert (name, who, answer.status_code) == (name, who, 403)
        if method == "get":
            for who in EDITORS:
                answer = signed_in(getattr(cast, who)).get(address(name, *args))
                assert (name, who, answer.status_code) == (name, who, 200)
                assert not answer.streaming or b"".join(answer.streaming_content)
        else:
            assert signed_in(cast.rina).get(address(name, *args)).status_code == 405
    assert Certificate.objects.count() == 1
    assert not hasattr(Certificate.objects.get(), "revocation")


def test_from_the_closing_to_the_archive(cast):
    haryo = public.speaker(cast)
    event = past_event(cast, speakers=[haryo])
    people(cast, event, "Bunga Lestari")
    rina, joko = signed_in(cast.rina), signed_in(cast.joko)
    here = address("certificates", event.pk)
    page = words(rina.get(here))
    assert "Tidak tercatat hadir." in page
    assert "Terbitkan sertifikat" not in page
    assert rina.post(address("close_event", event.pk), {**CLOSING, "hours": "9999"}).status_code == 422
    assert not Closing.objects.exists()
    rina.post(address("close_event", event.pk), CLOSING)
    rina.post(address("add_member", event.pk), {"name": "Dewi Anggraini"})
    rina.post(address("add_member", event.pk), {"name": "Salah Tulis"})
    wrong = CommitteeMember.objects.get(name="Salah Tulis")
    rina.post(address("drop_member", event.pk, wrong.pk))
    page = words(rina.get(here))
    assert "Anda yang menutup acara ini." in page
    assert "Terbitkan sertifikat" not in page
    assert "Anda yang menutup" in words(rina.post(address("issue_certificates", event.pk), follow=True))
    assert not Certificate.objects.exists()
    assert "Terbitkan sertifikat" in words(joko.get(here))
    assert "2 sertifikat terbit." in words(joko.post(address("issue_certificates", event.pk), follow=True))
    assert "Berkas PDF" in words(joko.get(here))
    drain()
    archive = joko.get(address("certificates_archive", event.pk))
    inside = zipfile.ZipFile(io.BytesIO(b"".join(archive.streaming_content)))
    assert inside.namelist() == ["001-haryo-nugroho.pdf", "002-dewi-anggraini.pdf"]
    assert all(inside.read(name).startswith(b"%PDF-") for name in inside.namelist())
    assert "no-store" in archive["Cache-Control"]
    assert Entry.objects.filter(action="export_certificates", data='{"count":2}').exists()


def test_a_correction_and_a_revocation(cast):
    (row,) = issued(cast, "Bunga Lestri")
    drain()
    rina, joko = signed_in(cast.rina), signed_in(cast.joko)
    here = address("certificate", row.pk)
    data = {"perbaikan-name": "Bunga Lestari", "perbaikan-reason": "Salah ketik."}
    assert rina.post(address("correct_certificate", row.pk), {}).status_code == 422
    rina.post(address("correct_certificate", row.pk), data)
    assert "Mintalah editor lain" in words(rina.get(here))
    assert "Setujui perbaikan" in words(joko.get(here))
    proposal = row.proposals.get()
    approve = address("approve_correction", row.pk, proposal.pk)
    assert "Mintalah editor lain" in words(rina.post(approve, follow=True))
    joko.post(approve)
    drain()
    page = words(joko.get(here))
    assert "Diperbaiki" in page
    assert "Setujui perbaikan" not in page
    older = joko.get(address("certificate_file", row.pk, 1))
    assert b"".join(older.streaming_content).startswith(b"%PDF-")
    newest = joko.get(address("certificate_file", row.pk, 2))
    assert b"".join(newest.streaming_content) == stored(entry_at(row.token).file).read_bytes()
    assert joko.post(address("revoke_certificate", row.pk), {"cabut-reason": " "}).status_code == 422
    joko.post(address("revoke_certificate", row.pk), {"cabut-reason": "Salah orang."})
    assert "Dicabut" in words(joko.get(here))
    again = joko.post(address("revoke_certificate", row.pk), {"cabut-reason": "Lagi."})
    assert again.status_code == 422


def test_the_archive_holds_what_counts(cast):
    first, second = issued(cast, "Bunga Lestri", "Melati Putri")
    proposal = propose_correction(certificate=first, name="Bunga Lestari", reason="Salah.", by=cast.rina)
    approve_correction(proposal=proposal, by=cast.joko)
    revoke(certificate=second, reason="Salah orang.", by=cast.rina)
    drain()
    assert [file.version.name for file in files_of(first.event)] == ["Bunga Lestari"]


def test_numbering(cast):
    rina, here = signed_in(cast.rina), address("number_pattern", cast.humas.pk)
    assert "HUMAS" in words(rina.get(here))
    refused = rina.post(here, {"pattern": "{nomor}/{tahun}", "code": "H"})
    assert "Pola harus memuat" in words(refused)
    rina.post(here, {"pattern": "S-{nomor}/{unit}/{tahun}", "code": "HMS"})
    assert NumberPattern.objects.get().code == "HMS"
    other = address("number_pattern", cast.protokol.pk)
    taken = rina.post(other, {"pattern": "S-{nomor}/{unit}/{tahun}", "code": "HMS"})
    assert (taken.status_code, NumberPattern.objects.count()) == (200, 1)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_get_an_answer(cast, text):
    (row,) = issued(cast, "Bunga Lestari")
    event = past_event(cast, "Lain")
    joko = signed_in(cast.joko)
    for name, args in (
        ("close_event", [event.pk]),
        ("add_member", [event.pk]),
        ("correct_certificate", [row.pk]),
    ):
        fields = [*CLOSING, "name", "perbaikan-name", "perbaikan-reason"]
        assert joko.post(address(name, *args), dict.fromkeys(fields, text)).status_code in (302, 422)
    pattern = {"pattern": "{nomor}{unit}{tahun}" + text, "code": text}
    assert joko.post(address("number_pattern", cast.humas.pk), pattern).status_code in (200, 302)
    assert joko.get(address("certificates", event.pk), {"hal": text}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_of_the_database(cast, count, rf):
    rows = issued(cast, *[f"Orang {number}" for number in range(count)])
    event = rows[0].event
    for number in range(count):
        name_member(event=event, name=f"Panitia {number}", by=cast.rina)
    request = rf.get("/")
    request.user = cast.rina
    with CaptureQueriesContext(connection) as asked:
        shown = standing(request, event)
        assert [one.status for one in shown.entries] == ["valid"] * count
        assert len(shown.ready) == count
    assert len(asked) == 14


def test_an_event_that_is_not_public_says_so(cast):
    event = public.event(cast, title=public.SECRET, released=False)
    page = words(signed_in(cast.rina).get(address("certificates", event.pk)))
    assert "Acara ini belum tampil di portal." in page
    assert "Tutup acara" not in page
    answer = signed_in(cast.rina).post(address("close_event", event.pk), CLOSING, follow=True)
    assert "belum tampil" in words(answer)


def test_nothing_can_be_closed_twice_once_issued(cast):
    (row,) = issued(cast, "Bunga Lestari")
    answer = signed_in(cast.ratna).post(address("close_event", row.event_id), CLOSING, follow=True)
    assert "sudah terbit" in words(answer)
    assert Closing.objects.count() == 1
