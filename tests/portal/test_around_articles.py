"""What stands around an article: quotes, related ones, citation, sharing, the shape of its kind."""

from urllib.parse import quote

import pytest

from articles.content import topics
from portal.quoting import named_in, plain_name
from tests.portal.public import SECRET, corrected, draft, event, hat, published, scheduled, speaker

pytestmark = pytest.mark.django_db

QUOTE = "<blockquote><p>Kita melayani.</p><footer>%s</footer></blockquote>"


def page(client, publication):
    return client.get(publication.address).content.decode()


def related(client, publication):
    return [one.card["title"] for one in client.get(publication.address).context["related"]]


def test_related_come_by_event_then_topic_then_unit(client, cast):
    made = event(cast)
    about = {"id": made.pk, "slug": made.slug, "title": made.title}
    published(cast, "Sama unit")
    published(cast, "Sama topik", topics=topics(["Media"]))
    published(cast, "Sama acara", event=about)
    story = published(cast, "Pokok", event=about, topics=topics(["Media"]))
    assert related(client, story) == ["Sama acara", "Sama topik", "Sama unit"]


def test_related_are_public_now(client, cast):
    draft(cast)
    scheduled(cast)
    assert related(client, published(cast)) == []


@pytest.mark.django_db(transaction=True)  # spans of time need transactions of their own
def test_related_are_never_itself_or_a_replaced_text(client, cast):
    other = published(cast, "Lama")
    corrected(cast, other, title="Baru")
    story = published(cast, "Pokok")
    again = corrected(cast, story)
    assert related(client, again) == ["Baru"]


@pytest.mark.parametrize(
    ("attribution", "found"),
    [
        ("Haryo Nugroho, Kepala Biro Hukum", "Dr. Haryo Nugroho, S.H."),
        ("kata haryo nugroho", "Dr. Haryo Nugroho, S.H."),
        ("Sari", "Sari"),
        ("Sari Dewi, warga", "Sari Dewi"),
        ("Sariyem", None),
        ("Nugroho", None),
        ("", None),
    ],
)
def test_a_quote_is_the_speakers_whose_whole_name_it_gives(attribution, found):
    people = [{"name": name} for name in ("Dr. Haryo Nugroho, S.H.", "Sari", "Sari Dewi")]
    assert (named_in(attribution, people) or {}).get("name") == found


@pytest.mark.parametrize("full", ["Haryo", "H. Haryo", "Prof. Dr. Haryo, M.Si.", "Ir. Haryo, S.T., M.T."])
def test_degrees_are_no_part_of_a_name(full):
    assert plain_name(full) == "Haryo"


def test_quotes_wear_the_speakers_face_and_hat(client, cast):
    person = speaker(cast)
    made = event(cast, speakers=[person])
    about = {"id": made.pk, "slug": made.slug, "title": made.title}
    body = QUOTE % "<strong>Haryo</strong> Nugroho" + QUOTE % "Seorang peserta"
    shown = page(client, published(cast, event=about, speakers=[hat(person)], body=body))
    card = shown[shown.index('<span class="quoted">') :].partition("</footer>")[0]
    assert f'href="/narasumber/{person.slug}/"' in card
    assert "<strong>Haryo</strong> Nugroho" in card
    assert "Kepala Biro Hukum" in card
    assert "<footer>Seorang peserta</footer>" in shown


def test_a_hat_that_the_quote_names_is_not_repeated(client, cast):
    person = speaker(cast)
    made = event(cast, speakers=[person])
    about = {"id": made.pk, "slug": made.slug, "title": made.title}
    body = QUOTE % "Haryo Nugroho, Kepala Biro Hukum, Kementerian Contoh"
    shown = page(client, published(cast, event=about, speakers=[hat(person)], body=body))
    card = shown[shown.index('<span class="quoted">') :].partition("</footer>")[0]
    assert card.count("Kepala Biro Hukum") == 1


def test_a_hidden_speaker_gives_no_link(client, cast):
    person = speaker(cast, released=False)
    words = {"id": person.pk, "slug": person.slug, "name": person.name, "hat": ""}
    shown = page(client, published(cast, speakers=[words], body=QUOTE % "Haryo Nugroho"))
    assert '<span class="person__portrait" aria-hidden="true">H</span>' in shown
    assert f"/narasumber/{person.slug}/" not in shown


def test_reading_time_counts_words_not_tags(client, cast):
    assert "1 menit baca" in page(client, published(cast, "Singkat"))
    long = "".join(f"<p>{'kata ' * 150}</p>" for _ in range(4))
    assert "3 menit baca" in page(client, published(cast, "Panjang", body=long))


def test_citation_and_links_name_the_public_address(client, cast, settings):
    settings.SITE_URL = "https://humas.contoh.go.id"
    publication = published(cast, 'Tarif "Nol" & Jam <Baru>')
    shown = page(client, publication)
    url = f"https://humas.contoh.go.id{publication.address}"
    year = publication.first_published_at.year
    assert f"Biro Hubungan Masyarakat. ({year}, " in shown
    assert f"Kementerian Contoh Negara. {url}</dd>" in shown
    assert f'data-copy="{url}"' in shown
    assert f'href="https://t.me/share/url?url={quote(url, safe="")}&amp;text=Tarif%20%22Nol%22%20%26' in shown
    assert "<Baru>" not in shown


@pytest.mark.django_db(transaction=True)
def test_citation_says_which_text_is_meant(client, cast):
    publication = published(cast, "Sesi Berbagi")
    assert "Sesi Berbagi [Ralat, " not in page(client, publication)
    assert "Sesi Berbagi [Ralat, " in page(client, corrected(cast, publication))


@pytest.mark.django_db(transaction=True)
def test_older_texts_are_not_passed_on(client, cast):
    publication = published(cast)
    corrected(cast, publication)
    shown = client.get(f"{publication.address}versi/1/").content.decode()
    assert "Kutip berita ini" not in shown
    assert "Berita terkait" not in shown


def test_a_press_release_has_its_letterhead(client, cast):
    shown = page(client, published(cast, kind="siaran-pers", fields={"number": "44/HM/XI/2026"}))
    head = shown[shown.index('class="letterhead"') :].partition("</div>")[0]
    assert "Nomor 44/HM/XI/2026" in head
    assert "Kementerian Contoh Negara" in head


def test_a_speech_says_who_spoke_on_which_occasion(client, cast):
    person = speaker(cast)
    made = event(cast, "Hari Pelayanan", speakers=[person])
    about = {"id": made.pk, "slug": made.slug, "title": made.title}
    shown = page(client, published(cast, kind="pidato", event=about, speakers=[hat(person)]))
    head = shown[shown.index('class="occasion"') :].partition("</dl>")[0]
    for words in ("Haryo Nugroho", "Hari Pelayanan", "Jakarta", "8 Mei 2018"):
        assert words in head


def test_a_clarification_puts_claim_and_verdict_first(client, cast):
    fields = {"claim": "Ada pungutan.", "verdict": "Hoaks", "evidence": "Lihat https://contoh.go.id."}
    shown = page(client, published(cast, kind="klarifikasi", fields=fields)).partition("<main")[2]
    assert shown.index("stamp--hoaks") < shown.index("Ada pungutan.") < shown.index("article__body")
    assert '<a href="https://contoh.go.id"' in shown


def test_the_trail_leads_to_the_day_in_the_archive(client, cast):
    publication = published(cast)
    day = "/".join(publication.address.split("/")[2:5])
    assert f'<a href="/arsip/{day}/">' in page(client, publication)
    assert client.get(f"/arsip/{day}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_many_changes_show_the_newest_and_fold_the_rest(client, cast):
    publication = corrected(cast, published(cast), note="Kedua.")
    publication = corrected(cast, publication, note="Ketiga.")
    shown = page(client, publication).partition("<main")[2]
    assert shown.index("Ketiga.") < shown.index("Perubahan sebelumnya") < shown.index("Kedua.")


def test_nothing_secret_stands_in_the_frame(client, cast):
    draft(cast)
    assert SECRET not in page(client, published(cast))
