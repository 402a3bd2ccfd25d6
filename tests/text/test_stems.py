import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from text.acronyms import acronyms_in
from text.nearness import distance, trigrams
from text.stems import folded, stems
from text.vectors import phrase, plain_body, vector

MIDDLES = [
    f"{one}{two}" for one in ("ba", "ka", "so", "ti", "ru") for two in ("lam", "rik", "bun", "ges", "tokol")
]
ENDS = ("", "kan", "annya", "i", "lah")
FAMILIES = """
penyelenggaraan menyelenggarakan diselenggarakan penyelenggara terselenggaranya
pelayanan melayani dilayani layanan
peresmian meresmikan diresmikan resmi
menteri kementerian
keterangan menerangkan diterangkan
berita pemberitaan memberitakan
menulis penulis penulisan tulisan tertulis ditulis
mengirim pengiriman kiriman dikirim terkirim
menyusun penyusunan disusun tersusun
memakai pemakaian dipakai pakaian
peralatan alat
perubahan berubah mengubah diubah
pemindaian memindai dipindai pindaian
penandatanganan menandatangani ditandatangani
pertanyaan tanya bertanya menanyakan ditanyakan
kenaikan naik menaikkan dinaikkan
kantor ngantor berkantor
cari nyari mencari pencarian
"""


@pytest.mark.parametrize("family", FAMILIES.split("\n")[1:-1])
def test_forms_of_a_word_meet_each_other(family):
    forms = family.split()
    apart = [(one, two) for one in forms for two in forms if not set(stems(one)) & set(stems(two))]
    assert apart == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("perempuan", "empu"),
        ("berita", "beri"),
        ("menteri", "terima"),
        ("media", "medis"),
        ("peta", "petani"),
        ("pegawai", "pagar"),
    ],
)
def test_strangers_stay_apart(one, other):
    assert not set(stems(one)) & set(stems(other))


def test_threads_do_not_mix_up_their_words():
    words = [
        f"{before}{middle}{after}" for before in ("per", "meng", "di") for middle in MIDDLES for after in ENDS
    ]
    alone = [stems.__wrapped__(word) for word in words]
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(stems.__wrapped__, words * 4))
    finally:
        sys.setswitchinterval(switching)
    assert together == alone * 4


def test_small_words_and_signs_are_nothing():
    assert stems("yang") == stems("–") == stems("") == ()


@pytest.mark.parametrize(
    ("typed", "kept"), [("Hoax", "hoaks"), ("Jum’at", "jumat"), ("CAFÉ", "cafe"), ("Ramadhan", "ramadan")]
)
def test_spellings_fold(typed, kept):
    assert folded(typed) == kept


def test_no_word_is_too_long_for_the_index():
    assert len(folded("a" * 100_000)) == 40


def test_vector_holds_places_weights_titles_and_marks():
    assert vector([("A", "Arsip"), ("C", "dan arsip")], ["#berita"]) == "'arsip':1A,23C '^arsip' '#berita'"


def test_a_phrase_counts_small_words_as_steps():
    assert phrase(["loket", "dan", "ruang"]) == "('loket'<2>'ruang')"
    assert phrase(["dan"]) == ""


def test_a_body_reads_without_its_tags():
    assert plain_body("<p>Ru<strong>ang</strong> R&amp;D</p><p>Baru</p>").split() == ["Ruang", "R&D", "Baru"]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Menurut Aparatur Sipil Negara (ASN) hadir", "asn", "aparatur sipil negara"),
        ("usaha mikro, kecil, dan menengah (UMKM)", "umkm", "usaha mikro kecil dan menengah"),
        (
            "Pusat Data dan Teknologi Informasi (Pusdatin)",
            "pusdatin",
            "pusat data dan teknologi informasi",
        ),
    ],
)
def test_texts_explain_their_acronyms(text, short, long):
    assert list(acronyms_in(text)) == [(short, long)]


def test_brackets_alone_explain_nothing():
    assert list(acronyms_in("Jakarta Selatan (Selasa) dan " + "kata " * 10_000 + "(ABC)")) == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("arsip", "arsip", 0),
        ("arsip", "arisp", 1),
        ("arsip", "arsi", 1),
        ("arsip", "parkir", 3),
        ("a", "abcdef", 3),
    ],
)
def test_slips_are_counted_up_to_a_bound(one, other, slips):
    assert distance(one, other, 2) == slips


def test_trigrams_mark_both_ends():
    assert trigrams("ab") == ["__a", "_ab", "ab_"]
