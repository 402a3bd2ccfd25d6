import gzip
import re
import time
from pathlib import Path

import brotli
import pytest
from django.core.wsgi import get_wsgi_application

from articles.models import FormerAddress
from portal import page_cache
from portal.page_cache.keys import NAMES
from portal.page_cache.memory import Memory
from tests.cast import move
from tests.portal.kept import ask, constant, front
from tests.portal.public import SECRET, draft, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept(tmp_path, db):
    made = front(tmp_path)
    yield made
    if made.watch.line.link:
        made.watch.line.link.close()


def over(kept, application):
    kept.application = application
    return kept


def pass_time(kept):
    """As if half a second went by."""
    kept.watch.until = 0


def test_the_second_reader_gets_the_kept_page(kept, cast):
    published(cast, "Sesi Berbagi")
    first, second = ask(kept), ask(kept)
    assert (first.how, second.how) == ("miss", "hit")
    assert first.body == second.body
    assert "Sesi Berbagi" in second.text


def test_each_encoding_has_its_bytes_and_its_name(kept):
    plain, packed, small = (ask(kept, HTTP_ACCEPT_ENCODING=name) for name in ("", "gzip", "gzip, br;q=0.9"))
    assert gzip.decompress(packed.body) == brotli.decompress(small.body) == plain.body
    assert (packed.headers["content-encoding"], small.headers["content-encoding"]) == ("gzip", "br")
    assert len({answer.headers["etag"] for answer in (plain, packed, small)}) == 3
    assert {answer.headers["vary"] for answer in (plain, packed, small)} == {"Accept-Encoding"}


def test_an_encoding_that_is_refused_is_not_sent(kept):
    assert "content-encoding" not in ask(kept, HTTP_ACCEPT_ENCODING="br;q=0, gzip;q=0").headers


def test_who_has_the_page_gets_304(kept):
    etag = ask(kept, HTTP_ACCEPT_ENCODING="br").headers["etag"]
    again = ask(kept, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"lain", W/{etag}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
    assert "content-type" not in again.headers
    assert ask(kept, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=etag).status == 200


def test_the_time_counts_where_no_version_is_named(kept):
    at = "Tue, 08 May 2018 07:05:00 GMT"
    over(kept, constant(Last_Modified=at))
    assert ask(kept, HTTP_IF_MODIFIED_SINCE=at).status == 304
    assert ask(kept, HTTP_IF_MODIFIED_SINCE=at, HTTP_IF_NONE_MATCH='"lain"').status == 200


def test_head_has_the_headers_alone(kept):
    whole, head = ask(kept), ask(kept, method="HEAD")
    assert head.body == b""
    assert head.headers["content-length"] == str(len(whole.body))


def test_a_release_and_a_withdrawal_show_at_the_next_look(kept, cast):
    assert SECRET not in ask(kept).text
    publication = published(cast, SECRET)
    pass_time(kept)
    assert SECRET in ask(kept).text
    assert ask(kept, publication.address).status == 200
    move("withdraw", publication.edition, cast.ratna, comment="Memuat data pribadi warga.")
    pass_time(kept)
    assert SECRET not in ask(kept).text
    assert ask(kept, publication.address).status == 410


def test_the_state_is_asked_again_in_time(kept, cast):
    ask(kept)
    published(cast, "Berita baru")
    time.sleep(0.5)
    assert "Berita baru" in ask(kept).text


def test_what_a_process_changed_itself_shows_at_once(kept, cast):
    ask(kept)
    published(cast, "Berita baru")
    kept.watch.until = time.monotonic() + 60  # nobody would ask for a minute
    ask(kept, "/redaksi/akun/login/", method="POST")
    assert "Berita baru" in ask(kept).text


def test_a_page_drawn_before_a_change_is_not_taken_for_one_drawn_after(kept, cast):
    """The change comes while the page is drawn: the words may be old or new, the name is the old one."""
    django = kept.application

    def slow(environ, start_response):
        parts = django(environ, start_response)
        published(cast, "Sementara itu")
        return parts

    assert "Sementara itu" not in ask(over(kept, slow)).text
    over(kept, django)
    pass_time(kept)
    assert "Sementara itu" in ask(kept).text


def test_another_process_takes_the_page_from_the_folder(kept, tmp_path):
    ask(kept)
    other = front(tmp_path, constant("500 Internal Server Error"))
    assert ask(other).how == "hit"
    other.watch.line.link.close()


def test_a_broken_file_is_drawn_anew(kept, tmp_path):
    ask(kept)
    for file in tmp_path.glob("??/*"):
        file.write_bytes(file.read_bytes()[:-40])
    other = front(tmp_path)
    assert ask(other).how == "miss"
    other.watch.line.link.close()


def test_a_folder_that_takes_no_files_costs_no_answer(kept, tmp_path):
    kept.files.folder = tmp_path / "berkas" / "pages"
    (tmp_path / "berkas").touch()
    assert [ask(kept).how, ask(kept).how] == ["miss", "hit"]


NOT_KEPT = {
    "cookie": constant(Set_Cookie="a=b"),
    "private": constant(Cache_Control="private"),
    "no-store": constant(Cache_Control="no-store"),
    "varies": constant(Vary="Cookie"),
    "nonce": constant(Content_Security_Policy="script-src 'nonce-abc'"),
    "redirect for now": constant("302 Found", Location="/"),
    "forbidden": constant("403 Forbidden"),
}


@pytest.mark.parametrize("name", NOT_KEPT)
def test_what_is_not_for_everyone_is_not_kept(kept, name):
    over(kept, NOT_KEPT[name])
    assert [ask(kept).how, ask(kept).how] == [None, None]


PASSED_ON = {
    "desk": ("/redaksi/", {}),
    "desk without slash": ("/redaksi", {}),
    "below another root": ("/", {"SCRIPT_NAME": "/zz"}),
    "health": ("/sehat", {}),
    "unknown name in the query": ("/?p=123", {}),
    "long address": (f"/cari/?q={'a' * 500}", {}),
    "range": ("/", {"HTTP_RANGE": "bytes=0-10"}),
    "host of another": ("/", {"HTTP_HOST": "jahat.example"}),
    "no host": ("/", {"HTTP_HOST": ""}),
}


@pytest.mark.parametrize("name", PASSED_ON)
def test_what_the_cache_does_not_know_goes_to_django(kept, name):
    address, headers = PASSED_ON[name]
    over(kept, constant())
    assert [ask(kept, address, **headers).how for _ in range(2)] == [None, None]


def test_who_we_are_is_kept_though_it_begins_like_the_desk(kept):
    assert [ask(kept, "/redaksi-kami/").how for _ in range(2)] == ["miss", "hit"]


def test_plain_http_is_never_answered_where_https_is_asked_for(kept, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    over(kept, get_wsgi_application())  # its middleware reads the settings once
    assert ask(kept).status == 301
    assert ask(kept, HTTP_X_FORWARDED_PROTO="http").status == 301
    assert ask(kept, HTTP_X_FORWARDED_PROTO="https").how == "miss"
    assert ask(kept).status == 301


def test_django_knows_nothing_of_the_one_who_asks(kept):
    seen = []

    def spy(environ, start_response):
        seen.append({name for name in environ if name.startswith("HTTP_")})
        return constant()(environ, start_response)

    over(kept, spy)
    ask(kept, HTTP_COOKIE="sessionid=a", HTTP_ACCEPT_LANGUAGE="en", HTTP_AUTHORIZATION="Basic x")
    assert seen == [{"HTTP_HOST"}]


def test_marks_of_trackers_do_not_make_another_page(kept):
    ask(kept, "/berita/")
    assert ask(kept, "/berita/?utm_source=wa&fbclid=abc").how == "hit"
    assert ask(kept, "/berita/?sebelum=1-1&utm_source=wa").how == "miss"


def test_every_name_that_a_page_reads_is_known_to_the_cache():
    """A name that is not known is only slow, but for ever: each such request goes to Django."""
    sources = [path.read_text() for path in Path(page_cache.__file__).parents[1].rglob("*.py")]
    read = {
        name for text in sources for name in re.findall(r"""GET(?:\.get\(|\.getlist\(|\[)["'](\w+)""", text)
    }
    assert "sebelum" in read
    assert [name for name in sorted(read) if not NAMES.match(name)] == []


def test_a_former_address_is_kept_until_it_leads_elsewhere(kept, cast):
    publication = published(cast, "Sesi Berbagi")
    assert ask(kept, "/lama/").status == 404
    FormerAddress.objects.create(path="/lama/", article=publication.article)
    pass_time(kept)
    assert ask(kept, "/lama/").headers["location"] == publication.address
    assert ask(kept, "/lama/").how == "hit"


def test_caches_elsewhere_may_keep_it_and_know_what_it_shows(kept, cast):
    publication = published(cast, "Sesi Berbagi")
    draft(cast)
    headers = ask(kept).headers
    assert headers["cache-control"] == "public, max-age=0, s-maxage=1, stale-while-revalidate=1"
    assert "stale-if-error=600" in headers["cdn-cache-control"]
    assert headers["surrogate-key"] == f"portal artikel-{publication.article_id}"


def test_an_error_of_ours_is_covered_by_the_page_before_it(kept, cast):
    before = ask(kept)
    published(cast, "Berita baru")
    over(kept, constant("500 Internal Server Error"))
    pass_time(kept)
    after = ask(kept)
    assert (after.status, after.how, after.headers["newsroom-stale"]) == (200, "stale", "1")
    assert after.body == before.body


def test_an_error_is_not_covered_by_what_was_taken_down(kept, cast):
    publication = published(cast, SECRET)
    assert SECRET in ask(kept).text
    move("withdraw", publication.edition, cast.ratna, comment="Memuat data pribadi warga.")
    over(kept, constant("500 Internal Server Error"))
    pass_time(kept)
    assert ask(kept).status == 500


def test_made_up_addresses_drive_out_no_real_page(kept):
    memory = Memory(80_000)
    kept.memory = memory
    ask(kept, "/robots.txt")
    for number in range(60):
        ask(kept, f"/tidak-ada-{number}/")
    assert ask(kept, "/robots.txt").how == "hit"
    assert memory.guests.size <= 20_000
    assert list((kept.files.folder).glob("??/*")) == [kept.files.path("/robots.txt")]


def test_the_folder_stays_within_its_limit(kept):
    kept.files.limit = 30_000
    for number in range(10):
        over(kept, constant(body=bytes([65 + number]) * 5000))
        ask(kept, f"/halaman-{number}/")
    kept.files.sweep()
    assert sum(file.stat().st_size for file in kept.files.folder.glob("??/*")) <= 30_000
    assert kept.files.get("/halaman-9/") is not None


def test_the_switch_turns_it_off(settings):
    settings.PAGE_CACHE = False
    application = constant()
    assert page_cache.kept(application) is application


def test_the_switch_turns_it_on(settings, tmp_path):
    settings.PAGE_CACHE, settings.PAGE_CACHE_DIR = True, tmp_path
    made = page_cache.kept(constant())
    assert ask(made).how == "miss"
    made.watch.line.link.close()
