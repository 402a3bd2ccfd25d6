"""Readings: counted once a reader and day, without a cookie, never for robots or for what is not public."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from articles.actions import count_reading, forget_readers
from articles.models import Article, ReaderMark, Reading
from tests.cast import move
from tests.desk.pages import address, signed_in
from tests.portal.public import corrected, published, scheduled

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36"
ROBOTS = ("Mozilla/5.0 (compatible; Googlebot/2.1)", "curl/8", "", "Mozilla/5.0 HeadlessChrome/156.0")


def read(publication, agent=PHONE, **more):
    return Client().post("/dibaca/", {"address": publication.address}, headers={"user-agent": agent}, **more)


def total():
    return sum(Reading.objects.values_list("count", flat=True))


def test_each_reader_counts_once_a_day(cast):
    publication = published(cast)
    for _time in range(2):
        answer = read(publication)
        assert (answer.status_code, answer.cookies) == (204, {})
        read(publication, REMOTE_ADDR="198.51.100.7")
    assert total() == 2
    assert Reading.objects.get().day == timezone.localdate()


def test_a_later_edition_goes_on_counting(cast):
    first = published(cast)
    read(first)
    read(corrected(cast, first), agent=PHONE + " lain")
    assert Reading.objects.get().count == 2


@pytest.mark.parametrize("agent", ROBOTS)
def test_robots_do_not_count(cast, agent):
    assert read(published(cast), agent).status_code == 204
    assert total() == 0


def test_pages_of_others_do_not_count(cast):
    publication = published(cast)
    headers = {"user-agent": PHONE, "sec-fetch-site": "cross-site"}
    Client().post("/dibaca/", {"address": publication.address}, headers=headers)
    assert total() == 0


def test_only_what_is_public_counts(cast):
    coming, gone = scheduled(cast), published(cast)
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    for odd in (coming.publications.get().address, gone.address, "/", "\x00", "x" * 5000):
        answer = Client().post("/dibaca/", {"address": odd}, headers={"user-agent": PHONE})
        assert answer.status_code == 204
    assert total() == 0


def test_a_proxy_of_ours_names_the_reader(cast, settings):
    publication = published(cast)
    read(publication, HTTP_X_FORWARDED_FOR="203.0.113.1")
    read(publication, HTTP_X_FORWARDED_FOR="203.0.113.2")
    assert total() == 1
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    read(publication, HTTP_X_FORWARDED_FOR="9.9.9.9, 203.0.113.1")
    read(publication, HTTP_X_FORWARDED_FOR="8.8.8.8, 203.0.113.1")
    assert total() == 2


def test_nothing_names_a_reader_and_marks_go_next_day(cast):
    publication = published(cast)
    read(publication, REMOTE_ADDR="198.51.100.7")
    assert "198.51" not in str(list(ReaderMark.objects.values_list()))
    assert forget_readers() == 0
    assert forget_readers(timezone.localdate() + timedelta(days=1)) == 1
    assert total() == 1


@pytest.mark.django_db(transaction=True)
def test_readers_at_once_are_all_counted(cast):
    article = Article.objects.get(pk=published(cast).article_id)

    def count(number):
        try:
            count_reading(article=article, reader=f"pembaca {number // 2}")
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(60)))
    assert total() == 30


def test_author_and_unit_see_the_count(cast):
    publication = published(cast)
    Reading.objects.create(article=publication.article, day=timezone.localdate(), count=1234)
    Reading.objects.create(article=publication.article, day=timezone.localdate() - timedelta(1), count=1)
    for who in (cast.sari, cast.budi, cast.rina):
        assert "dibaca 1.235 kali" in signed_in(who).get(address("articles")).content.decode()
    assert "dibaca" not in signed_in(cast.wayan).get(address("articles")).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_page_in_view_tells_of_itself(cast, browse):
    publication = published(cast)
    page = browse(user_agent=PHONE)
    page.goto(publication.address)
    with page.expect_response("**/dibaca/") as told:
        pass
    assert told.value.status == 204
    assert total() == 1
