"""The English face: its addresses, its words, and that neither language leaks into the other's pages."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language
from django.views.defaults import server_error

from articles.content import topics
from articles.models import FormerAddress
from portal.languages import by_address
from portal.page_cache.away import unavailable
from speakers.actions import release_speaker, save_speaker
from tests.cast import move
from tests.portal.frame import english, read
from tests.portal.kept import ask, front
from tests.portal.public import SECRET, corrected, draft, event, newest, published, scheduled, speaker
from tests.portal.showcase import ONE_FACE, open_house

SITE = "https://humas.contoh.example"
# words of our own frame, and of the texts in the showcase: none may be told as if it were English
INDONESIAN = re.compile(
    r"\b(dan|yang|dengan|untuk|dari|oleh|atau|tidak|ini|kami|Anda|beranda|cari|berita|siaran|pidato|pengumuman"
    r"|klarifikasi|foto|agenda|kegiatan|acara|ralat|pembaruan|narasumber|unit kerja|topik|rubrik|arsip|terbit"
    r"|tulisan|halaman|redaksi|privasi|aksesibilitas|surel|bagikan|cetak|kutip|salin|lebih|terbaru|sesi|rapat"
    r"|Januari|Februari|Maret|Mei|Juni|Juli|Agustus|Oktober|Desember|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu"
    r"|berbagi|peraturan|pungutan|selasar|aula|biro|masyarakat|peserta|hukum|ringkasan"
    r"|banjir|gedung|daring|tempat|nama lengkap|surel|panitia|semula|penuh|pilih|bahasa isyarat|rumah|kartu"
    r"|ya|daftar|pendaftaran|ditunda|dibatalkan|menghubungi|setelah|jam|teks|jenis|semua|minggu|bulan|hari)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|Bahasa Indonesia|Layanan Publik")
NOWHERE = ("not found", "bad mark")  # there the other front page is offered
PROGRAMS = re.compile(r"/(?:feed|api|widget|redaksi|media|dokumen)/|/.*\.ics$")


@pytest.fixture
def site(settings):
    settings.SITE_URL = SITE


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def status(client, address):
    response = client.get(address)
    response.close()  # documents come as open files
    return response.status_code


def head(html):
    canonical = re.findall(r'<link rel="canonical" href="([^"]+)"', html)
    faces = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
    return canonical, faces


def two_faced(cast):
    """The pages of the showcase that stand below /en/ as well."""
    return {name: address for name, address in open_house(cast).items() if not ONE_FACE.match(address)}


@pytest.mark.django_db(transaction=True)  # the older text needs spans of time, and those transactions
def test_every_page_speaks_english_around_indonesian_texts(client, cast):
    addresses = {**two_faced(cast), "search": "/cari/?q=sesi", "nothing": "/cari/?q=qqxzzv"}
    addresses |= {"blank": "/cari/", "subscribe": "/langganan/", "guide": "/widget/panduan/"}
    addresses |= {"stale link": "/langganan/konfirmasi/x/", "end": "/berita/?sebelum=1-1"}
    found = []
    for name, address in addresses.items():
        html = client.get(english(address)).content.decode()
        assert '<html lang="en">' in html, name
        told = read(html).told
        found += [
            (name, words)
            for lang, words in told
            if lang != "id" and INDONESIAN.search(ADDRESS.sub("", words))
        ]
        assert any(lang == "id" for lang, _words in told)
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_links_stay_in_their_face(client, cast):
    strays = []
    for name, address in {**two_faced(cast), "search": "/cari/?q=sesi"}.items():
        links = read(client.get(english(address)).content.decode()).links
        assert ("id", address) in links or name in NOWHERE
        strays += [
            (name, href)
            for lang, href in links
            if lang != "id" and href.startswith("/") and not (href.startswith("/en/") or PROGRAMS.match(href))
        ]
        there = read(client.get(address).content.decode()).links
        strays += [(name, href) for lang, href in there if lang != "en" and href.startswith("/en/")]
        assert ("en", english(address)) in there or name in NOWHERE
    assert strays == []


@pytest.mark.django_db(transaction=True)
def test_no_link_of_an_english_page_leads_nowhere(client, cast):
    addresses, links = two_faced(cast), set()
    for address in addresses.values():
        links |= {href for _lang, href in read(client.get(english(address)).content.decode()).links}
    local = {href.partition("#")[0] for href in links if href.startswith("/")}
    gone = {href for href in local if status(client, href) not in (200, 302)}
    assert len(local) > 60
    # the ways from pages that say so to the other one
    assert gone == {addresses[name] for name in ("withdrawn", "forged", "stale registration")}


@pytest.mark.parametrize(
    "path", ["/feed/rss.xml", "/sitemap.xml", "/api/v1/articles", "/robots.txt", "/widget/"]
)
def test_what_programs_read_has_one_address(client, cast, path):
    published(cast)
    assert client.get(path).status_code == 200
    assert client.get(english(path)).status_code == 404


def test_the_desk_has_one_address(client, db):
    assert client.get("/redaksi/akun/login/").status_code == 200
    assert client.get("/en/redaksi/akun/login/").status_code == 404


def test_pages_name_both_faces(client, cast, site):
    published(cast)
    for address in ("/", "/berita/", "/ralat/", "/arsip/", "/privasi/", "/unit/humas/"):
        faces = {"id": SITE + address, "en": f"{SITE}/en{address}", "x-default": SITE + address}
        assert head(page(client, address)) == ([SITE + address], faces)
        assert head(page(client, english(address))) == ([f"{SITE}/en{address}"], faces)


def test_one_text_has_one_canonical_address(client, cast, site):
    person = speaker(cast)
    made = event(cast, speakers=[person])
    story = published(cast)
    for address in (story.address, f"/agenda/{made.slug}/", f"/narasumber/{person.slug}/"):
        for shown in (address, english(address)):
            html = page(client, shown)
            assert head(html)[0] == [SITE + address]
            assert f'<meta property="og:url" content="{SITE}{address}">' in html
            assert f"{SITE}/en/" not in re.search(r'ld\+json">(.*?)</script>', html)[1]


def test_the_query_goes_along(client, cast, site):
    html = page(client, "/en/cari/?q=%22a%3Cb%22&unit=1&utm_source=x")
    assert 'href="/cari/?q=%22a%3Cb%22&amp;unit=1&amp;utm_source=x" lang="id" hreflang="id"' in html
    older = page(client, "/en/berita/?sebelum=1-1&utm_source=x")
    assert head(older)[0] == [f"{SITE}/en/berita/?sebelum=1-1"]
    long = page(client, f"/en/berita/?q={'x' * 5000}")
    assert 'href="/berita/" lang="id"' in long


@pytest.mark.parametrize(
    "query", ["%00", "q=%00&q=%FF", "sebelum=%00", "a=%22%3E%3Cscript%3E", '"><i>', "\u00e9"]
)
def test_odd_queries_are_kept_harmless(client, db, query):
    response = client.get("/en/berita/", QUERY_STRING=query)
    assert response.status_code in (200, 404)
    assert "<script>" not in response.content.decode()
    assert '"><i>' not in response.content.decode()


@pytest.mark.django_db(transaction=True)  # what is withdrawn in the moment of its release never was
def test_errors_speak_the_language_of_their_address(client, cast):
    gone = published(cast)
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    for address, status, words, there in (
        ("/tidak-ada/", 404, "Page not found", "Halaman tidak ditemukan"),
        (gone.address, 410, "This article has been withdrawn", "Tulisan ini ditarik"),
    ):
        assert words in page(client, english(address), status)
        shown = page(client, address, status)
        assert there in shown
        assert words not in shown
        assert head(shown) == ([], {})
    assert 'href="/en/" lang="en"' in page(client, "/tidak-ada/?q=x", 404)
    assert 'href="/" lang="id"' in page(client, "/en/tidak-ada/?q=x", 404)


@pytest.mark.parametrize(
    ("path", "words"), [("/en/x/", "Something went wrong on our side"), ("/x/", "Ada gangguan di pihak kami")]
)
def test_a_fault_speaks_it_too(rf, path, words):
    assert words in by_address(server_error)(rf.get(path)).content.decode()
    assert get_language() == "id"


def test_a_thread_is_left_as_it_was_whatever_happens(rf):
    def fails(request):
        assert get_language() == "en"
        raise KeyError(request)

    with pytest.raises(KeyError):
        by_address(fails)(rf.get("/en/"))
    assert get_language() == "id"


def test_an_unreadable_request_is_refused_in_it(client, db):
    told = client.post("/en/langganan/", "x", content_type="text/plain; charset=utf-7")
    assert told.status_code == 400
    assert "Request not understood" in told.content.decode()


def test_former_addresses_lead_on_in_their_face(client, cast):
    story = published(cast)
    for path in ("/lama/satu/", "/?p=123", "/en/old-english/"):
        FormerAddress.objects.create(path=path, article=story.article)
    for asked, there in (
        ("/lama/satu/", story.address),
        ("/en/lama/satu/", english(story.address)),
        ("/en/lama/satu", english(story.address)),
        ("/en/?p=123", english(story.address)),
        ("/en/old-english/", english(story.address)),
    ):
        response = client.get(asked)
        assert (asked, response.status_code, response["Location"]) == (asked, 301, there)
    assert client.get("/old-english/").status_code == 404


def test_a_slug_of_before_leads_on_in_its_face(client, cast):
    person = speaker(cast, "Haryo Nugroho")
    before = person.slug
    person.name = "Haryo Nugroho Putra"
    person.slug = "haryo-nugroho-putra"
    save_speaker(speaker=person, appointments=[], by=cast.sari)
    release_speaker(speaker=person, seen=newest("speaker", person.pk), by=cast.rina)
    response = client.get(f"/en/narasumber/{before}/")
    assert (response.status_code, response["Location"]) == (301, "/en/narasumber/haryo-nugroho-putra/")


def test_the_prefix_alone_leads_to_the_front_page(client, db):
    response = client.get("/en")
    assert (response.status_code, response["Location"]) == (301, "/en/")


@pytest.mark.parametrize("asked", [{"HTTP_ACCEPT_LANGUAGE": "en"}, {"HTTP_COOKIE": "django_language=en"}])
def test_nothing_but_the_address_decides(client, db, asked):
    assert '<html lang="id">' in client.get("/", **asked).content.decode()
    other = {name: value.replace("en", "id") for name, value in asked.items()}
    response = client.get("/en/", **other)
    assert '<html lang="en">' in response.content.decode()
    assert "Vary" not in response
    assert response.cookies == {}


def test_dates_and_kinds_are_english(client, cast):
    person = speaker(cast)
    made = event(cast, speakers=[person])
    story = published(cast, kind="siaran-pers", fields={"number": "44/HM/2026"})
    corrected(cast, story)
    shown = page(client, english(story.address))
    assert "Press release" in shown
    assert "No. 44/HM/2026" in shown
    assert "Correction, " in shown
    assert re.search(r"Published <time[^>]*>\w+day, \d{1,2} \w+ 20\d\d, \d\d\.\d\d WIB</time>", shown)
    assert "Press releases</h1>" in page(client, "/en/siaran-pers/")
    assert "Tuesday, 8 May 2018" in page(client, f"/en/agenda/{made.slug}/")
    assert "Sharing session: " not in page(client, "/en/agenda/")


def test_the_verdict_is_told_in_english_and_looks_the_same(client, cast):
    fields = {"claim": "Ada pungutan.", "verdict": "Hoaks", "evidence": "Tidak ada."}
    story = published(cast, kind="klarifikasi", fields=fields)
    assert 'stamp--hoaks">Hoax</span>' in page(client, english(story.address))
    assert 'stamp--hoaks">Hoaks</span>' in page(client, story.address)


def test_frame_words_within_a_text_say_so_and_its_links_stay_in_their_face(client, cast):
    table = "<table><tbody><tr><td><p>Humas</p></td></tr></tbody></table>"
    gone = f'<figure><img src="/media/{"a" * 22}" alt="Aula"></figure>'
    first = published(cast, "Yang Pertama")
    links = f'<a href="{first.address}">Baca</a>, <a href="https://lain.example/berita/">lain</a>'
    body = f"<p>{links}</p>{table}{gone}"
    story = published(cast, "Yang Kedua", body=body)
    html = page(client, english(story.address))
    assert f'<a href="{english(first.address)}">Baca</a>' in html
    assert '<a href="https://lain.example/berita/" rel="nofollow noopener">lain</a>' in html
    assert 'aria-label="Table" lang="en"><table lang="id">' in html
    there = page(client, story.address)
    assert f'<a href="{first.address}">Baca</a>' in there
    assert 'aria-label="Tabel"><table>' in there


def test_suggestions_lead_to_their_face(client, cast):
    speaker(cast)
    story = published(cast, "Haryo Membuka Sesi")
    items = client.get("/en/cari/saran/?q=haryo").json()["items"]
    assert {item["href"] for item in items} == {"/en/narasumber/haryo-nugroho/", english(story.address)}
    assert {item["label"] for item in items} == {"Speaker", "News"}
    there = client.get("/cari/saran/?q=haryo").json()["items"]
    assert {item["label"] for item in there} == {"Narasumber", "Berita"}


def test_what_is_not_public_shows_in_no_face(client, cast):
    draft(cast)
    scheduled(cast)
    old = published(cast, f"{SECRET} lama", topics=topics(["Rahasia lama"]))
    corrected(cast, old, title="Judul baru", topics=topics(["Arsip"]))
    gone = published(cast, f"{SECRET} ditarik")
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    for address in (
        "/",
        "/berita/",
        "/arsip/",
        "/ralat/",
        old.address,
        gone.address,
        "/peta-situs/",
        "/tidak/",
    ):
        for shown in (address, english(address)) * 2:
            assert SECRET not in client.get(shown).content.decode()
    assert client.get("/en/topik/rahasia/").status_code == 404


@pytest.mark.parametrize("path", ["/", "/berita/", "/arsip/", "/agenda/", "/cari/?q=sesi"])
def test_one_process_tells_both_apart(client, cast, path):
    story = published(cast)
    event(cast)
    client.get(english(story.address))  # fills what a process keeps, in English first
    first = {address: client.get(address).content for address in (english(path), path)}
    for _again in range(2):
        for address, was in first.items():
            assert client.get(address).content == was
            assert get_language() == "id"
    assert b'lang="en"' in first[english(path)]
    assert b">Beranda<" not in first[english(path)]
    assert b">Beranda<" in first[path]
    assert b">Home<" not in first[path]


def test_feeds_stay_indonesian_beside_english_pages(client, cast):
    story = published(cast, kind="siaran-pers", fields={"number": "44/HM/2026"})
    corrected(cast, story)
    before = client.get("/feed/feed.json").json()["items"]
    client.get(english(story.address))
    assert client.get("/feed/feed.json").json()["items"] == before
    assert "Ralat, " in before[0]["content_html"]
    assert "/en/" not in before[0]["content_html"]


@pytest.mark.django_db(transaction=True)
def test_kept_pages_and_threads_tell_both_apart(tmp_path, cast):
    story = published(cast)
    kept = front(tmp_path)
    addresses = ["/", "/en/", story.address, english(story.address), "/tidak/", "/en/tidak/"] * 6

    def told(address):
        try:
            return address, ask(kept, address).text, get_language()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(told, addresses))
    wrong = [
        (address, language)
        for address, text, language in answers
        if f'<html lang="{"en" if address.startswith("/en/") else "id"}">' not in text or language != "id"
    ]
    assert wrong == []
    assert ask(kept, "/en/").how == "hit"


@pytest.mark.parametrize(
    ("path", "words"), [("/en/berita/", b"Back shortly"), ("/berita/", b"Sebentar lagi kembali")]
)
def test_while_the_database_is_away_it_is_said_in_the_language_of_the_address(path, words):
    status, _headers, body = unavailable(path)
    assert status.startswith("503")
    assert words in body
    assert get_language() == "id"


def test_subscribing_in_english(client, cast):
    html = page(client, "/en/langganan/")
    assert 'action="/en/langganan/"' in html
    assert "Every week, on Monday" in html
    told = client.post("/en/langganan/", {"address": "x", "rhythm": "weekly"}).content.decode()
    assert "Enter a complete email address" in told
    assert "Some answers need your attention" in told
    asked = client.post("/en/langganan/", {"address": "reader@example.org", "rhythm": "weekly"})
    assert "Check your inbox" in asked.content.decode()


@pytest.mark.parametrize("address", ["/en/", "/en/berita/", "/en/topik/arsip/", "/en/unit/humas/"])
def test_queries_are_as_many_as_in_indonesian(client, cast, address):
    def counted(path):
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        return len(found)

    published(cast, topics=topics(["Arsip"]))
    client.get(address)
    one = counted(address)
    for number in (2, 3):
        published(cast, f"Berita {number}", topics=topics(["Arsip"]))
    client.get(address)
    assert one == counted(address) == counted(address.removeprefix("/en"))
