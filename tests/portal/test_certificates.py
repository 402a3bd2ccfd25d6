"""Verifying certificates as strangers do, and the PDFs themselves."""

import hashlib
import re

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.actions import approve_correction, erase, print_due, propose_correction, revoke
from events.certifying.files import path_of, stored
from events.certifying.ledger import entry_at, in_groups
from events.models import Certificate, CertificateFile, CertificateVersion, Unprinted
from events.registering.links import link_token
from newsroom.management.commands.worker import drain
from portal.certificates.fingerprint import LARGEST
from portal.certificates.printable import COVERED, printable
from portal.certificates.printing import fonts, render
from portal.page_cache.keys import key_of
from tests.events.certifying import issued
from tests.portal import public

NASTY = [
    "=CMD()|'/C calc'!A0",
    "\u202egnuB\u202c\u200f Lestari",
    "N" * 300,
    "B",
    "Bunga \U0001f33a Lestari",
    "\u0645\u062d\u0645\u062f",
    'Siti #let *N* $x$ \\ <a> [b] "c" @d',
    "Bunga " * 49,
    "Łukasz Dvořák Žižek",
]


@pytest.fixture(autouse=True)
def letters_in_memory(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def words(response):
    return " ".join(response.content.decode().split())


def address_of(row):
    return f"/sertifikat/{row.token}/"


def pdf_of(row):
    return stored(entry_at(row.token).file).read_bytes()


def sends(client, row, data):
    return client.post(address_of(row), {"pdf": SimpleUploadedFile("s.pdf", data, "application/pdf")})


def test_the_page_says_what_the_ledger_says(cast, client):
    haryo = public.speaker(cast)
    speaker, participant = issued(cast, "Bunga Lestari", speakers=[haryo])
    page = client.get(address_of(participant))
    told = words(page)
    for word in (
        "Sertifikat ini berlaku.", "Bunga Lestari", "Peserta", "Sharing Session", "Aula Serbaguna, Jakarta",
        "4 JP", participant.number, "Berlaku", "Ratih Kusumaningtyas, Kepala Biro Hubungan Masyarakat",
        in_groups(participant.token), participant.event.sessions.get().title,
    ):  # fmt: skip
        assert word in told
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert page.cookies == {}
    other = words(client.get(address_of(speaker)))
    assert "Kepala Biro Hukum, Kementerian Contoh" in other
    assert "Bunga Lestari" not in other
    assert "orang0@contoh.example" not in told


def test_no_cache_keeps_it():
    environ = {"HTTP_HOST": "localhost", "wsgi.url_scheme": "http", "QUERY_STRING": ""}
    for path in ("/sertifikat/", "/sertifikat/ABCDEFGHABCDEFGHABCDEFGHAB/", "/en/sertifikat/"):
        assert key_of({**environ, "PATH_INFO": path}) is None
    assert key_of({**environ, "PATH_INFO": "/agenda/"}) == "/agenda/"


def test_a_code_is_typed_as_people_type(cast, client):
    (row,) = issued(cast, "Bunga Lestari")
    typed = in_groups(row.token).lower().replace(" ", "-", 2)
    assert client.get("/sertifikat/", {"kode": typed})["Location"] == address_of(row)
    assert "Bunga" in words(client.get(f"/sertifikat/{row.token.lower()}/"))
    assert "Kode pada sertifikat" in words(client.get("/sertifikat/"))


@pytest.mark.parametrize("code", ["", "A" * 26, "\x00", "A" * 100_000, "001/HUMAS/XI/2026", "²" * 26])
def test_nothing_is_found_by_guessing(cast, client, code):
    issued(cast, "Bunga Lestari")
    answer = client.get("/sertifikat/", {"kode": code})
    assert answer.status_code == 200
    assert "Tidak ada sertifikat" in words(answer)
    assert "Bunga" not in words(answer)


def test_neither_ids_nor_neighbours_lead_anywhere(cast, client):
    first, second = issued(cast, "Bunga Lestari", "Melati Putri")
    assert client.get(f"/sertifikat/{first.pk}/").status_code == 404
    assert client.get(f"/sertifikat/{'A' * 26}/").status_code == 404
    assert len({*first.token} | {*second.token}) > 10
    assert sum(a != b for a, b in zip(first.token, second.token, strict=True)) > 12
    assert "Melati" not in words(client.get(address_of(first)))


def test_a_network_may_look_so_often(cast, client, settings):
    (row,) = issued(cast, "Bunga Lestari")
    settings.CERTIFICATE_CHECKS_PER_NETWORK = 3
    answers = [client.get(address_of(row)).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    limited = client.get(address_of(row))
    assert limited["Retry-After"] == "3600"
    assert "Bunga" not in words(limited)
    assert client.get("/sertifikat/").status_code == 429
    assert client.get(address_of(row), REMOTE_ADDR="203.0.113.9").status_code == 200


def test_files_are_identical_or_altered(cast, client):
    (row,) = issued(cast, "Bunga Lestri")
    assert "sedang dibuat" in words(sends(client, row, b"%PDF"))
    drain()
    first = pdf_of(row)
    assert first.startswith(b"%PDF-")
    assert "Identik" in words(sends(client, row, first))
    assert "Berubah" in words(sends(client, row, first[:-1] + b"x"))
    assert "Berubah" in words(sends(client, row, first.replace(b"1", b"2", 1)))
    proposal = propose_correction(certificate=row, name="Bunga Lestari", reason="Salah ketik.", by=cast.rina)
    assert "Identik" in words(sends(client, row, first))  # nobody approved it yet
    approve_correction(proposal=proposal, by=cast.ratna)
    page = words(client.get(address_of(row)))
    assert "pernah diperbaiki" in page
    assert "Salah ketik." in page
    assert "Lestri" not in page
    assert "Telah diperbaiki" in words(sends(client, row, first))
    drain()
    second = pdf_of(row)
    assert second != first
    assert "Identik" in words(sends(client, row, second))
    assert "Telah diperbaiki" in words(sends(client, row, first))
    revoke(certificate=row, reason="Terbit dua kali.", by=cast.rina)
    page = words(client.get(address_of(row)))
    assert "tidak berlaku lagi" in page
    assert "Alasan: Terbit dua kali." in page
    assert "dicabut" in words(sends(client, row, second))
    assert "dicabut" in words(sends(client, row, first))


def test_a_file_of_another_certificate_is_another(cast, client):
    first, second = issued(cast, "Bunga Lestari", "Melati Putri")
    drain()
    assert "Berubah" in words(sends(client, first, pdf_of(second)))


def test_files_that_nobody_should_send(cast, client):
    (row,) = issued(cast, "Bunga Lestari")
    drain()
    large = sends(client, row, b"x" * (LARGEST + 1))
    assert (large.status_code, "Terlalu besar" in words(large)) == (413, True)
    for data in ({}, {"pdf": SimpleUploadedFile("s.pdf", b"")}, {"pdf": "teks"}):
        answer = client.post(address_of(row), data)
        assert (answer.status_code, "Pilih berkas" in words(answer)) == (422, True)
    broken = client.post(address_of(row), b"--x\r\nrusak", content_type="multipart/form-data; boundary=x")
    assert broken.status_code in (400, 422)
    assert client.post(address_of(row), b"%PDF", content_type="application/pdf").status_code == 422
    two = {"pdf": SimpleUploadedFile("a.pdf", pdf_of(row)), "lain": SimpleUploadedFile("b.pdf", b"lain")}
    assert "Identik" in words(client.post(address_of(row), two))


def test_it_survives_the_data_of_the_person(cast, client):
    (row,) = issued(cast, "Bunga Lestari")
    drain()
    own = f"/pendaftaran/{link_token(row.registration.nonce)}/"
    page = words(client.get(own))
    assert "Unduh sertifikat (PDF)" in page
    assert address_of(row) in page
    answer = client.get(f"{own}sertifikat/")
    assert b"".join(answer.streaming_content) == pdf_of(row)
    assert "no-store" in answer["Cache-Control"]
    erase(registration=row.registration)
    assert client.get(f"{own}sertifikat/").status_code == 404
    assert "Bunga Lestari" in words(client.get(address_of(row)))


def test_a_revoked_one_is_not_handed_out(cast, client):
    (row,) = issued(cast, "Bunga Lestari")
    own = f"/pendaftaran/{link_token(row.registration.nonce)}/"
    assert "sedang dibuat" in words(client.get(own))
    assert client.get(f"{own}sertifikat/").status_code == 404
    drain()
    revoke(certificate=row, reason="Salah orang.", by=cast.rina)
    assert client.get(f"{own}sertifikat/").status_code == 404
    assert "dicabut. Alasan: Salah orang." in words(client.get(own))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_of_the_database(cast, client, count):
    row, *_others = issued(cast, *[f"Orang {number}" for number in range(count)])
    with CaptureQueriesContext(connection) as asked:
        client.get(address_of(row))
    assert len(asked) <= 7


def test_the_same_words_make_the_same_bytes(cast):
    (row,) = issued(cast, "Bunga Lestari")
    version = CertificateVersion.objects.select_related("certificate").get()
    first = render(version)
    fonts.cache_clear()
    assert render(version) == first
    assert b"pdfuaid" in first
    assert b"/Lang" in first
    drain()
    file = CertificateFile.objects.get()
    assert (file.sha256, file.size) == (hashlib.sha256(first).hexdigest(), len(first))
    assert path_of(row.token, 1).read_bytes() == first


def test_names_that_nobody_expects_make_one_page(cast):
    rows = issued(cast, *NASTY)
    drain()
    assert not Unprinted.objects.exists()
    for row in rows:
        assert len(re.findall(rb"/Type\s*/Page\b", pdf_of(row))) == 1


def test_all_that_is_longest_fits_one_page(cast):
    (row,) = issued(cast, "Bunga Lestari")
    version = row.versions.get()
    version.certificate = row
    version.name = "W" * 300
    version.hat, version.event_title, version.place = "Jabatan " * 52, "Kegiatan " * 27, "Tempat " * 45
    version.sessions, version.hours = ["Judul sesi " * 18] * 40, 999
    version.official_name, version.official_post = "R" * 200, "Kepala " * 28
    version.number, version.at = 2, timezone.now()
    data = render(version)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1


@pytest.mark.parametrize(
    "font",
    ['font: "Plus Jakarta Sans"', 'font: "Plus Jakarta Sans", weight: "bold"', 'font: "Source Serif 4"'],
)
def test_our_fonts_print_what_we_say_they_print(font):
    source = f'#set text({font}, fallback: false)\n#set document(title: [T])\n#sys.inputs.at("t")'

    def sheet(text):
        compiler = typst.Compiler(font_paths=fonts())
        return compiler.compile(source.encode(), format="pdf", sys_inputs={"t": text}, pdf_standards=["ua-1"])

    assert sheet("".join(sorted(COVERED))).startswith(b"%PDF")
    with pytest.raises(typst.TypstError):
        sheet("\U0001f33a")
    assert printable("Łukasz Dvořák \U0001f33a \u0645") == "Lukasz Dvorák"


def test_what_cannot_be_printed_waits_and_is_told(cast):
    issued(cast, "Bunga Lestari", "Melati Putri")

    def only_melati(version):
        if version.name == "Bunga Lestari":
            raise ValueError("Bunga Lestari")
        return b"%PDF-"

    assert print_due(only_melati) == 2
    left = Unprinted.objects.get()
    assert (left.attempts, left.last_error) == (1, "ValueError")  # no name in it
    assert print_due(only_melati) == 0  # it pauses
    Unprinted.objects.update(leased_until=None)
    assert print_due(lambda version: b"%PDF-later") == 1
    assert CertificateFile.objects.count() == 2


def test_a_worker_that_died_leaves_nothing_behind(cast):
    (row,) = issued(cast, "Bunga Lestari")
    with pytest.raises(KeyboardInterrupt):
        print_due(killed)
    assert not CertificateFile.objects.exists()
    assert print_due(render) == 0  # under the lease of the dead
    Unprinted.objects.update(leased_until=timezone.now() - timezone.timedelta(seconds=1))
    assert print_due(render) == 1
    assert CertificateFile.objects.get().sha256 == hashlib.sha256(pdf_of(row)).hexdigest()
    assert [path.name for path in path_of(row.token, 1).parent.iterdir()] == [f"{row.token}-1.pdf"]


def killed(version):
    raise KeyboardInterrupt


def test_batches_are_bounded(cast):
    issued(cast, *[f"Orang {number}" for number in range(5)])
    assert print_due(lambda version: b"%PDF-", limit=2) == 2
    assert Unprinted.objects.count() == 3
    assert Certificate.objects.count() == 5
