from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.indexing import count_more
from articles.content import topics
from articles.models import Lexeme
from portal.search.plan import months
from tests import cast as people
from tests.cast import complete, move, started
from tests.portal.public import corrected, event, published, release, speaker

pytestmark = pytest.mark.django_db

UNIQUE = "zebrakuning"


def ask(client, q, **more):
    return client.get("/cari/", {"q": q, **more})


def titles(response):
    return [one.publication.content["title"] for one in response.context["answer"].results]


def suggested(client, q):
    return [one["title"] for one in client.get("/cari/saran/", {"q": q}).json()["items"]]


def test_other_forms_of_a_word_are_found(client, cast):
    published(cast, "Menteri Meresmikan Gedung Baru")
    published(cast, "Pelantikan Pejabat")
    assert titles(ask(client, "peresmian")) == ["Menteri Meresmikan Gedung Baru"]


def test_title_comes_before_body_and_all_words_before_some(client, cast):
    published(cast, "Tentang Arsip", body="<p>Isi lain.</p>")
    published(cast, "Rapat", body="<p>Membahas arsip dan parkir.</p>")
    published(cast, "Parkir", body="<p>Isi lain.</p>")
    assert titles(ask(client, "arsip"))[0] == "Tentang Arsip"
    assert titles(ask(client, "arsip parkir"))[0] == "Rapat"
    assert set(titles(ask(client, "arsip parkir"))) == {"Rapat", "Tentang Arsip", "Parkir"}


def test_phrases_and_excluded_words(client, cast):
    published(cast, "Satu", body="<p>Loket terpadu dibuka.</p>")
    published(cast, "Dua", body="<p>Layanan terpadu di loket.</p>")
    assert titles(ask(client, '"loket terpadu"')) == ["Satu"]
    assert titles(ask(client, "loket -layanan")) == ["Satu"]


@pytest.mark.parametrize(
    ("asked", "written"),
    [("hoax", "Hoaks"), ("ramadhan", "Ramadan"), ("jumat", "Jum’at"), ("apotik", "Apotek"), ("cafe", "Café")],
)
def test_spellings_meet(client, cast, asked, written):
    published(cast, f"Perihal {written} Lama")
    assert titles(ask(client, asked)) == [f"Perihal {written} Lama"]


def test_acronym_finds_its_long_form_and_the_other_way(client, cast):
    published(cast, "Penjelasan", body="<p>Aparatur Sipil Negara (ASN) bertugas.</p>")
    published(cast, "Panjang", body="<p>Aparatur sipil negara hadir.</p>")
    published(cast, "Pendek", body="<p>Para ASN hadir.</p>")
    count_more()
    assert set(titles(ask(client, "asn"))) == {"Penjelasan", "Panjang", "Pendek"}
    assert set(titles(ask(client, "aparatur sipil negara"))) == {"Penjelasan", "Panjang", "Pendek"}


def test_slip_is_mended_and_said(client, cast):
    published(cast, "Pelayanan Terpadu")
    count_more()
    response = ask(client, "pelayanna")
    assert titles(response) == ["Pelayanan Terpadu"]
    assert "Termasuk hasil untuk “pelayanan”." in response.content.decode()


def test_the_beginning_of_a_name_stands_for_it(client, cast):
    published(cast, "Catatan Wirasena")
    count_more()
    response = ask(client, "wira")
    assert titles(response) == ["Catatan Wirasena"]
    assert "Termasuk hasil untuk “wirasena”." in response.content.decode()
    assert titles(ask(client, "wir")) == []


def test_two_words_written_as_one_stand_for_both(client, cast):
    published(cast, "Rapat di Palangka Raya")
    published(cast, "Raya dan Palangka")
    count_more()
    response = ask(client, "palangkaraya")
    assert titles(response) == ["Rapat di Palangka Raya"]
    assert "<mark>Palangka</mark> <mark>Raya</mark>" in response.content.decode()


def test_a_year_means_the_texts_of_that_year(client, cast):
    published(cast, "Arsip Satu")
    published(cast, "Arsip Dua", body="<p>Tahun 1999.</p>")
    year = timezone.localdate().year
    assert set(titles(ask(client, str(year)))) == {"Arsip Satu", "Arsip Dua"}
    assert titles(ask(client, "1999")) == ["Arsip Dua"]


def test_words_that_only_ask_find_nothing_by_themselves(client, cast):
    published(cast, "Boleh Parkir", body="<p>Mau parkir.</p>")
    assert titles(ask(client, "bolehkah mau")) == []
    assert titles(ask(client, "bolehkah parkir")) == ["Boleh Parkir"]


def test_rare_word_beside_a_usual_one_is_asked_about(client, cast):
    published(cast, "Laporan Lengkap", body="<p>Katalog arsif.</p>")
    for number in range(6):
        published(cast, f"Arsip {number}")
    count_more()
    shown = ask(client, "arsif").content.decode()
    assert "Mungkin maksud Anda:" in shown
    assert 'href="?q=arsip"' in shown


def test_nothing_found_shows_the_newest_and_says_so(client, cast):
    published(cast, "Berita Terbaru Sekali")
    shown = ask(client, "qqqq").content.decode()
    assert "Belum ada berita yang cocok" in shown
    assert "Berita Terbaru Sekali" in shown


def test_filters_keep_state_and_lead_back(client, cast):
    person = speaker(cast)
    published(cast, "Arsip Satu", speakers=[{"id": person.pk, "slug": "x", "name": "Haryo", "hat": ""}])
    published(cast, "Arsip Dua", kind="pidato")
    assert set(titles(ask(client, "arsip"))) == {"Arsip Satu", "Arsip Dua"}
    assert 'href="?q=arsip&amp;rubrik=pidato"' in ask(client, "arsip").content.decode()
    narrowed = ask(client, "arsip", rubrik="pidato", unit=str(cast.humas.pk))
    assert titles(narrowed) == ["Arsip Dua"]
    assert f'href="?q=arsip&amp;unit={cast.humas.pk}"' in narrowed.content.decode()
    assert titles(ask(client, "arsip", narasumber=str(person.pk))) == ["Arsip Satu"]
    assert titles(ask(client, "arsip", tahun=str(timezone.localdate().year - 1))) == []


def test_people_events_and_units_come_first(client, cast):
    person = speaker(cast, "Haryo Nugroho")
    event(cast, "Bincang Arsip", speakers=[person])
    speaker(cast, "Haryo Rahasia", released=False)
    shown = ask(client, "haryo").content.decode()
    assert "/narasumber/haryo-nugroho/" in shown
    assert "Haryo Rahasia" not in shown
    assert "/agenda/bincang-arsip-2018/" in ask(client, "bincang").content.decode()


def test_pages_follow_each_other(client, cast):
    for number in range(12):
        published(cast, f"Arsip {number}")
    first, second = ask(client, "arsip"), ask(client, "arsip", hal="2")
    assert len(titles(first)) == 10
    assert len({*titles(first), *titles(second)}) == 12
    assert 'rel="next"' in first.content.decode()
    assert 'rel="next"' not in second.content.decode()


def test_results_are_not_for_search_engines(client, cast):
    response = ask(client, "arsip")
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "\x00\x00",
        "'); DROP TABLE x; --",
        "a" * 100_000,
        '"' * 500,
        '- -- -"" & | ! ( ) : * \\ \'',
        "kata " * 5000,
        "😀 日本 ﷽",
        "yang dan di",
        "%s %d {x} \\'",
    ],
)
def test_any_question_is_answered(client, cast, typed):
    published(cast, "Arsip <b>Tebal</b> & Lain", body="<p>kata alert script 日本 x &lt;script&gt;</p>")
    count_more()
    response = ask(client, typed)
    assert response.status_code == 200
    shown = response.content.decode()
    assert "<script>alert" not in shown
    assert "<b>" not in shown
    assert client.get("/cari/saran/", {"q": typed}).status_code == 200


@pytest.mark.parametrize(
    "more",
    [
        {"hal": "9" * 500},
        {"hal": "-1"},
        {"unit": "9" * 11},
        {"unit": "x'y"},
        {"tahun": "²"},
        {"rubrik": "\x00"},
        {"acara": "1e9"},
    ],
)
def test_odd_filters_are_no_error(client, cast, more):
    published(cast, "Arsip")
    assert ask(client, "arsip", **more).status_code == 200


def test_only_whole_words_are_marked(client, cast):
    published(cast, "Laporan", body="<p>Arsip, pengarsipan, dan arsiparis &amp; <strong>arsip</strong>.</p>")
    snippet = str(ask(client, "arsip").context["answer"].results[0].snippet)
    assert "<mark>Arsip</mark>, <mark>pengarsipan</mark>, dan arsiparis &amp; <mark>arsip</mark>." in snippet


def test_the_snippet_is_cut_where_most_words_stand(client, cast):
    far = "kata lain. " * 60
    published(
        cast, "Laporan", body=f"<p>Arsip saja. {far}İzmir, arsip dan parkir bersama. {far}Parkir saja.</p>"
    )
    for words in ("arsip parkir", "parkir arsip"):
        snippet = str(ask(client, words).context["answer"].results[0].snippet)
        assert "<mark>arsip</mark> dan <mark>parkir</mark> bersama" in snippet
        assert "saja" not in snippet


def test_suggestions_complete_the_last_word(client, cast):
    speaker(cast, "Haryo Nugroho")
    published(cast, "Harga Beras Turun")
    assert suggested(client, "har") == ["Haryo Nugroho", "Harga Beras Turun"]
    assert suggested(client, "beras har") == ["Harga Beras Turun"]
    assert suggested(client, "h") == []


def embargoed(cast):
    edition = people.approved(cast, title=f"Embargo {UNIQUE}")
    move("schedule", edition, cast.rina, at=timezone.now() + timedelta(days=1))


def returned(cast):
    edition = people.in_review(cast, title=f"Kembali {UNIQUE}")
    move("request_changes", edition, cast.rina, comment="Lengkapi kutipan narasumber.")


def drafted(cast):
    complete(started(cast), by=cast.sari, title=f"Draf {UNIQUE}", topics=topics([UNIQUE]))


def withdrawn(cast):
    edition = people.published(cast, title=f"Tarik {UNIQUE}")
    count_more()
    move("withdraw", edition, cast.ratna, comment="Memuat data pribadi warga.")


def superseded(cast):
    publication = published(cast, "Berita Biasa", body=f"<p>{UNIQUE}</p>")
    count_more()
    corrected(cast, publication, body="<p>Isi yang benar.</p>")


def unreleased(cast):
    speaker(cast, UNIQUE, released=False)


@pytest.mark.parametrize("make", [embargoed, returned, drafted, withdrawn, superseded, unreleased])
@pytest.mark.parametrize("typed", [UNIQUE, "zebrakunign", "zebrak"])
def test_what_is_not_public_is_not_found(client, cast, make, typed):
    make(cast)
    published(cast, "Berita Lain")
    count_more()
    response = ask(client, typed)
    assert titles(response) == []
    # the reader's own word stands in the field and in the two ways to the English page; nothing else says it
    assert response.content.decode().count(UNIQUE) == (3 if typed == UNIQUE else 0)
    assert suggested(client, typed) == []


@pytest.mark.parametrize("typed", ["zebrakunign", "zebrakun"])
@pytest.mark.parametrize("make", [embargoed, withdrawn, superseded, unreleased])
def test_no_slip_is_mended_into_a_word_that_is_not_public(client, cast, make, typed):
    make(cast)
    published(cast, "Berita Arsip")
    count_more()
    Lexeme.objects.update_or_create(word=UNIQUE, defaults={"documents": 0, "spelled": 1})
    response = ask(client, f"arsip {typed}")
    assert "Berita Arsip" in titles(response)
    assert UNIQUE not in response.content.decode()


def test_a_release_is_found_at_once_without_the_worker(client, cast):
    edition = complete(started(cast), by=cast.sari, title=f"Baru {UNIQUE}")
    assert titles(ask(client, UNIQUE)) == []
    release(cast, edition)
    assert titles(ask(client, UNIQUE)) == [f"Baru {UNIQUE}"]


@pytest.mark.parametrize("items", [3, 6])  # fewer ask for near words as well
def test_queries_do_not_grow_with_the_list(client, cast, items, django_assert_num_queries):
    for number in range(items):
        published(cast, f"Arsip Lengkap {number}", topics=topics(["Media"]))
    count_more()
    ask(client, "arsip")
    with django_assert_num_queries(5):
        ask(client, "arsip lengkap")


def test_a_wrong_estimate_hides_nothing(client, cast):
    """The lexicon may still count a thousand texts that ended, and know months that hold none."""
    published(cast, "Arsip Lama")
    count_more()
    Lexeme.objects.filter(word__in=["arsip", "^arsip"]).update(documents=100_000)
    Lexeme.objects.create(word="@209901", documents=100_000, spelled=0)
    months.cache_clear()
    assert titles(ask(client, "arsip")) == ["Arsip Lama"]
    assert titles(ask(client, "arsip parkir")) == ["Arsip Lama"]
    assert suggested(client, "ars") == ["Arsip Lama"]
    months.cache_clear()
