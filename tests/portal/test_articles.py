import pytest

from articles.content import topics
from articles.models import FormerAddress
from tests.cast import move, submitted
from tests.portal.public import SECRET, corrected, draft, event, hat, published, scheduled, speaker

pytestmark = pytest.mark.django_db

BODY = (
    "<p>Peserta <strong>24</strong> orang. "
    '<a href="https://contoh.example/">Panduan</a> <a href="/agenda/">agenda</a></p>'
)
ODD = ["/%00", "/berita/%00/", "/?sebelum=%00", "/berita/?sebelum=1-99999999999999999999"]


def page(client, publication):
    return client.get(publication.address).content.decode()


def test_article_shows_its_approved_words(client, cast):
    publication = published(cast, "Sesi Berbagi", body=BODY, topics=topics(["Media sosial"]))
    shown = page(client, publication)
    assert '<h1 class="article__title">Sesi Berbagi</h1>' in shown
    assert "Ringkasan berita." in shown
    assert "Peserta <strong>24</strong> orang." in shown
    assert "(SAR - Humas Kemenconeg)" in shown
    assert "/topik/media-sosial/" in shown
    assert "Selasa, 8 Mei 2018" in shown


def test_links_that_leave_lend_no_authority(client, cast):
    shown = page(client, published(cast, body=BODY))
    assert '<a href="https://contoh.example/" rel="nofollow noopener">Panduan</a>' in shown
    assert '<a href="/agenda/">agenda</a>' in shown


def test_title_is_escaped(client, cast):
    shown = page(client, published(cast, "<script>alert(1)</script> & kawan"))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; kawan" in shown


@pytest.mark.parametrize("make", [draft, scheduled])
def test_what_is_not_public_answers_404(client, cast, make):
    edition = make(cast)
    edition.article.refresh_from_db()
    address = edition.article.address or "/berita/2018/05/08/kata-kata-yang-belum-disetujui/"
    response = client.get(address)
    assert response.status_code == 404
    assert SECRET not in response.content.decode()


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_correction_is_shown_and_linked_to_the_older_text(client, cast):
    publication = published(cast, body="<p>Peserta 24 orang.</p>")
    corrected(cast, publication, body="<p>Peserta 26 orang.</p>")
    shown = page(client, publication)
    assert "Peserta 26 orang." in shown
    assert "Jumlah peserta yang benar 26 orang." in shown
    assert f'href="{publication.address}versi/1/"' in shown


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_older_text_carries_a_banner_and_is_not_indexed(client, cast):
    publication = published(cast, body="<p>Peserta 24 orang.</p>")
    corrected(cast, publication, body="<p>Peserta 26 orang.</p>")
    response = client.get(f"{publication.address}versi/1/")
    shown = response.content.decode()
    assert "Peserta 24 orang." in shown
    assert "Ini teks lama" in shown
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("number", [1, 2, 9999])
def test_only_replaced_texts_have_an_address_of_their_own(client, cast, number):
    publication = published(cast)
    assert client.get(f"{publication.address}versi/{number}/").status_code == 404


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_withdrawn_article_answers_with_its_public_reason(client, cast):
    publication = published(cast, SECRET)
    corrected(cast, publication)
    latest = publication.article.editions.order_by("-number").first()
    move("withdraw", latest, cast.ratna, comment="Memuat data pribadi warga.")
    response = client.get(publication.address)
    shown = response.content.decode()
    assert response.status_code == 410
    assert "Memuat data pribadi warga." in shown
    assert SECRET not in shown
    assert client.get(f"{publication.address}versi/1/").status_code == 404


def test_former_address_leads_to_the_present_one(client, cast):
    publication = published(cast)
    FormerAddress.objects.create(path="/index.php?id=7", article=publication.article)
    response = client.get("/index.php?id=7")
    assert response.status_code == 301
    assert response["Location"] == publication.address


@pytest.mark.django_db(transaction=True)
def test_former_address_of_a_withdrawn_article_leads_to_its_notice(client, cast):
    publication = published(cast)
    FormerAddress.objects.create(path="/lama/9", article=publication.article)
    move("withdraw", publication.edition, cast.ratna, comment="Memuat data pribadi warga.")
    assert client.get("/lama/9", follow=True).status_code == 410


@pytest.mark.django_db(transaction=True)
def test_a_ralat_does_not_carry_an_old_story_to_the_top(client, cast):
    old = published(cast, "Lama")
    published(cast, "Baru")
    corrected(cast, old, title="Lama Diralat")
    page = client.get("/berita/").context["page"]
    assert [item.card["title"] for item in page.items] == ["Baru", "Lama Diralat"]


def test_former_address_of_a_draft_tells_nothing(client, cast):
    FormerAddress.objects.create(path="/lama/7", article=draft(cast).article)
    assert client.get("/lama/7").status_code == 404


@pytest.mark.parametrize("address", ODD)
def test_odd_addresses_are_no_error(client, db, address):
    assert client.get(address).status_code in (200, 404)


def test_speakers_wear_the_hat_of_the_day(client, cast):
    person = speaker(cast)
    made = event(cast, "Sharing Session", speakers=[person])
    words = {"id": made.pk, "slug": made.slug, "title": made.title}
    shown = page(client, published(cast, event=words, speakers=[hat(person)]))
    assert "Kepala Biro Hukum, Kementerian Contoh" in shown
    assert f'href="/narasumber/{person.slug}/"' in shown
    assert f'href="/agenda/{made.slug}/"' in shown


@pytest.mark.parametrize("items", [1, 3])
def test_five_queries_however_many_speakers(client, cast, items, django_assert_num_queries):
    people = [speaker(cast, f"Narasumber {number}") for number in range(items)]
    made = event(cast, speakers=people)
    words = {"id": made.pk, "slug": made.slug, "title": made.title}
    publication = published(cast, event=words, speakers=[hat(person) for person in people])
    with django_assert_num_queries(5):
        client.get(publication.address)


def test_an_urgent_release_says_so_until_someone_else_has_signed(client, cast):
    edition = submitted(cast)
    move("publish_urgently", edition, cast.ratna, comment="Gempa: warga perlu tahu sekarang juga.")
    address = edition.publications.get().address
    assert "terbit mendahului persetujuan kedua" in client.get(address).content.decode()
    move("ratify", edition, cast.joko)
    assert "terbit mendahului persetujuan kedua" not in client.get(address).content.decode()
