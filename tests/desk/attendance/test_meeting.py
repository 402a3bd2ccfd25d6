"""The file of a meeting at the desk: proposals, ticks, and nothing without a person's click."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.attending.presence import attended
from events.models import AttendanceMark
from tests.desk.attendance.test_pages import came, hall, place
from tests.desk.pages import signed_in
from tests.events.attending import on_stage, standing
from tests.events.registering import comes

pytestmark = pytest.mark.django_db
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"


def file(*lines, content=None):
    words = (HEAD + "".join(f"{line}\n" for line in lines)).encode() if content is None else content
    return SimpleUploadedFile("peserta.csv", words, "text/csv")


def payload(page):
    return re.search(r'name="muatan" value="([^"]+)"', page.content.decode())[1]


def test_only_ticked_people_are_marked_and_once(cast):
    session, _, (one, other, third) = hall(cast)
    client, where = signed_in(cast.sari), place("meeting", session)
    page = client.post(
        where, {"file": file("Laptop,0@contoh.example,,,50", "Orang 1,,,,70", "<b>Asing</b>,,,,9")}
    )
    words = page.content.decode()
    assert not AttendanceMark.objects.exists()
    ticks = re.findall(r'<input class="tick"[^>]* value="(\d+)"( checked)?>', words)
    assert sorted(ticks) == sorted([(str(one.pk), " checked"), (str(other.pk), " checked")])
    assert "&lt;b&gt;Asing" in words
    told = {"muatan": payload(page), "cocok": [one.pk, third.pk, "x"]}
    for _ in range(2):
        answer = client.post(where, told, follow=True)
    assert "orang tercatat hadir dari berkas rapat" in answer.content.decode()
    assert standing(session) == [(one.pk, "in")]
    assert [found.minutes for found in attended(session.event)] == [50]


def test_who_was_scanned_keeps_that_mark(cast):
    session, _, (one, *_) = hall(cast)
    first = came(cast, session, one)
    client, where = signed_in(cast.sari), place("meeting", session)
    page = client.post(where, {"file": file("Laptop,0@contoh.example,,,50")})
    answer = client.post(where, {"muatan": payload(page), "cocok": [one.pk]}, follow=True)
    assert "1 orang sudah tercatat sebelumnya" in answer.content.decode()
    assert AttendanceMark.objects.get() == first


def test_a_seal_is_of_one_session_and_whole(cast):
    session, later, (one, *_) = hall(cast)
    client = signed_in(cast.sari)
    page = client.post(place("meeting", session), {"file": file("Laptop,0@contoh.example,,,50")})
    for where, words in ((place("meeting", later), payload(page)), (place("meeting", session), "x" * 100)):
        answer = client.post(where, {"muatan": words, "cocok": [one.pk]}, follow=True)
        assert "sudah kedaluwarsa" in answer.content.decode()
    assert not AttendanceMark.objects.exists()


def test_people_of_other_events_are_not_proposed(cast):
    session, _, _ = hall(cast, count=0)
    comes(on_stage(cast, title="Lain")[0], "x@contoh.example", name="Dewi Rahasia")
    page = signed_in(cast.sari).post(
        place("meeting", session), {"file": file("Dewi Rahasia,x@contoh.example,,,50")}
    )
    assert page.context["proposals"] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Berkas ini kosong."),
        (b"\x00\x01", "bukan CSV"),
        (b"\xff\xd8\xff", "bukan teks UTF-8"),
        (b"x" * (2 * 1024 * 1024 + 1), "lebih besar dari 2 MB"),
        (b"Nama,Surel\nA,b\n", "Kolom nama dan lama hadir tidak ditemukan"),
    ],
)
def test_bad_files_get_a_sentence(cast, content, said):
    session, _, _ = hall(cast, count=0)
    page = signed_in(cast.sari).post(place("meeting", session), {"file": file(content=content)})
    assert said in page.content.decode()
    assert page.status_code == 200
    assert "Berkas" in signed_in(cast.sari).post(place("meeting", session), {}).content.decode()
