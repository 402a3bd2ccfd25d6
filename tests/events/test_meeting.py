"""Files of online meetings: read in their shapes, refused in a sentence, never trusted about who is who."""

import pytest

from events.attending.matching import SURE, Known, proposals
from events.attending.meeting import Guest, Unreadable, guests_in, minutes_in

ZOOM = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Bunga Lestari,bunga@contoh.example,11/24/2026 09:02:11 AM,11/24/2026 09:40:00 AM,38,No
Rangga Pratama (Biro Umum),,11/24/2026 08:58:00 AM,11/24/2026 11:30:00 AM,152,Yes
Bunga Lestari,BUNGA@contoh.example,11/24/2026 09:45:00 AM,11/24/2026 11:30:00 AM,105,No
"""
OLDER = """Meeting ID,Topic,Start Time
812 3456,"Sharing, Session",11/24/2026

Nama (Nama Asli);Email Pengguna;Total Durasi (Menit)
"""


def read(text, encoding="utf-8"):
    return [(one.name, one.address, one.minutes, one.lines) for one in guests_in(text.encode(encoding))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_several_joins_are_one_person(encoding):
    assert read(ZOOM, encoding) == [
        ("Bunga Lestari", "bunga@contoh.example", 143, 2),
        ("Rangga Pratama (Biro Umum)", "", 152, 1),
    ]
    assert f"{guests_in(ZOOM.encode())[0].joined:%H:%M}" == "09:02"


def test_words_before_the_head_and_other_separators():
    text = OLDER.replace('812 3456,"Sharing, Session",11/24/2026', "812;Topik;x").replace(
        "Meeting ID,Topic,Start Time", "Meeting ID;Topic;Start Time"
    )
    assert read(f"{text}Q;;7\n=CMD();x@contoh.example;9\n\n;;3\n") == [
        ("Q", "", 7, 1),
        ("=CMD()", "x@contoh.example", 9, 1),
    ]


def test_meet_writes_spans_in_words():
    text = "First name,Name,Email,Duration\nBunga,Bunga Lestari,b@contoh.example,1 hr 35 min\n"
    assert read(text) == [("Bunga Lestari", "b@contoh.example", 95, 1)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("0", 0), ("95", 95), ("99999", 1440), ("1 jam 35 menit", 95), ("2 hr", 120), ("7 min", 7)),
        *(("", 0), ("-5", 0), ("x", 0), ("9" * 400, 0), ("٣", 0), ("1,5", 0)),
    ],
)
def test_minutes(text, minutes):
    assert minutes_in(text) == minutes


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Kolom nama"),
        (b"\x89PNG\r\n\x1a\n\xff\xd8", "bukan teks UTF-8"),
        (b"PK\x03\x04\x00\x00", "bukan CSV"),
        (b"\xff\xfea", "bukan teks UTF-8"),
        (b"Name,Email\nA,b@c.d\n", "Kolom nama dan lama hadir"),
        (b"Name,Duration (Minutes)\n", "tidak berisi seorang peserta pun"),
        (b"Name,Duration (Minutes)\n" + b"A,1\n" * 20_001, "lebih dari 20000 baris"),
        (
            b"Name,Duration (Minutes)\n" + b"".join(b"N%d,1\n" % n for n in range(2001)),
            "lebih dari 2000 orang",
        ),
        (b'Name,Duration (Minutes)\n"' + b"x" * 200_000, "bukan CSV yang utuh"),
        (b"," * 100_000, "Kolom nama"),
    ],
)
def test_other_files_get_a_sentence(content, said):
    with pytest.raises(Unreadable, match=said):
        guests_in(content)


def guest(name, address=""):
    return Guest(name=name, address=address, minutes=60, joined=None, lines=1)


def known(number, name, institution="", address=""):
    return Known(number, name, institution, address)


PEOPLE = [
    known(1, "Dr. Bunga Lestari, S.Kom., M.M.", "Biro Umum", "bunga@contoh.example"),
    known(2, "Rangga Pratama", "Biro Hukum", "rangga@contoh.example"),
    known(3, "Rangga Pratama", "Direktorat Anggaran", "pratama@contoh.example"),
    known(4, "Q", "", "q@contoh.example"),
]


def proposed(*guests):
    return [
        (one.known.registration_id if one.known else None, one.is_sure) for one in proposals(guests, PEOPLE)
    ]


def test_the_same_address_is_the_same_person():
    assert proposed(guest("iPhone", "rangga@contoh.example")) == [(2, True)]


@pytest.mark.parametrize("name", ["Bunga Lestari", "bunga lestari", "Lestari Bunga", "Bunga Lestari, S.Kom."])
def test_titles_capitals_and_order_do_not_matter(name):
    assert proposed(guest(name)) == [(1, True)]


def test_the_unit_tells_people_of_one_name_apart():
    assert proposed(guest("Rangga Pratama"))[0][1] is False
    assert proposed(guest("Rangga Pratama Direktorat Anggaran")) == [(3, True)]


def test_a_unit_and_half_a_name_make_nobody_sure():
    people = [known(1, "Rangga Anggun", "Biro Umum")]
    (one,) = proposals([guest("Dewi Anggun - Biro Umum")], people)
    assert (one.known, one.is_sure) == (people[0], False)
    unseen = [known(1, "", "Direktorat Jenderal Perhubungan Contoh")]
    (one,) = proposals([guest("Direktorat Jenderal Perhubungan Contoh")], unseen)
    assert not one.is_sure


def test_somebody_a_little_like_it_is_proposed_but_never_sure():
    (one,) = proposals([guest("Bunga L")], PEOPLE)
    assert one.known.registration_id == 1
    assert one.score < SURE


@pytest.mark.parametrize("name", ["Budi Santoso", "iPhone", "=CMD()", "👩🏽‍🚀", "\u202e", "x" * 300, "(,)"])
def test_strangers_are_nobody(name):
    assert proposed(guest(name)) == [(None, False)]


def test_nobody_is_proposed_twice():
    found = proposed(guest("Bunga Lestari"), guest("Laptop", "bunga@contoh.example"))
    assert found == [(None, False), (1, True)]


def test_two_thousand_against_two_thousand_end():
    many = [known(n, f"Orang Nomor {n} Bernama Lestari", "Biro Umum") for n in range(2000)]
    found = proposals([guest(one.name) for one in many[:300]], many)
    assert sum(one.known is not None for one in found) == 300
