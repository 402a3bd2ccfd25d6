"""Arranging the front page at the desk."""

import pytest

from articles.models import Placement
from tests.cast import move, published, submitted
from tests.desk.pages import address, signed_in

FRONT = "/redaksi/beranda/"
HIDDEN = "Judul yang belum disetujui"


def order():
    return list(Placement.objects.values_list("article_id", flat=True))


def sent(client, order, seen=""):
    return client.post(address("arrange_front"), {"order": order, "seen": seen}, follow=True)


def buttons(page, label):
    """The orders that the buttons of this label would make, from the top of the page down."""
    lists = {"Naikkan": "placed.up", "Turunkan": "placed.down", "Lepas": "placed.off"}
    lists |= {"Pasang": "candidates.last", "Jadikan utama": "candidates.first"}
    name, attribute = lists[label].split(".")
    return [getattr(one, attribute) for one in page.context[name]]


def test_pages_by_role(cast):
    allowed = {"rina", "joko", "ratna"}
    for who in ("sari", "rina", "joko", "ratna", "adi", "tuti"):
        client = signed_in(getattr(cast, who))
        assert client.get(FRONT).status_code == (200 if who in allowed else 403)
        assert client.post(address("arrange_front"), {}).status_code == (302 if who in allowed else 403)


def test_each_button_makes_the_order_it_names(cast):
    one, two, three = (published(cast, title=f"Berita {number}").article_id for number in range(3))
    client = signed_in(cast.rina)
    page = client.get(FRONT)
    assert buttons(page, "Pasang") == buttons(page, "Jadikan utama") == [[three], [two], [one]]
    sent(client, f"{one}")
    page = client.get(FRONT)
    assert buttons(page, "Pasang") == [[one, three], [one, two]]
    assert buttons(page, "Jadikan utama") == [[three, one], [two, one]]
    page = sent(client, f"{one},{two},{three}", f"{one}")
    assert "Susunan beranda tersimpan" in page.content.decode()
    assert buttons(page, "Naikkan") == [None, [two, one, three], [one, three, two]]
    assert buttons(page, "Turunkan") == [[two, one, three], [one, three, two], None]
    assert buttons(page, "Lepas") == [[two, three], [one, three], [one, two]]
    assert f'name="order" value="{two},{one},{three}"' in page.content.decode()


def test_a_new_first_one_pushes_the_last_out(cast):
    *four, fifth = (published(cast, title=f"Berita {number}").article_id for number in range(5))
    client = signed_in(cast.rina)
    page = sent(client, ",".join(map(str, four)))
    assert buttons(page, "Jadikan utama") == [[fifth, *four[:3]]]
    assert buttons(page, "Pasang") == [None]
    assert ">Pasang<" not in page.content.decode()


def test_withdrawn_ones_leave_the_page_and_the_orders(cast):
    gone, stays = published(cast), published(cast, title="Masih tayang")
    client = signed_in(cast.rina)
    sent(client, f"{gone.article_id},{stays.article_id}")
    move("withdraw", gone, cast.ratna, comment="Memuat data pribadi warga.")
    page = client.get(FRONT)
    assert [one.publication.article_id for one in page.context["placed"]] == [stays.article_id]
    sent(client, "", page.context["seen"])
    assert order() == []


def test_only_public_ones_are_offered(cast):
    submitted(cast, title=HIDDEN)
    published(cast, title="Rapat kerja")
    page = signed_in(cast.rina).get(FRONT, {"q": "RAPAT"})
    assert [one.publication.card["title"] for one in page.context["candidates"]] == ["Rapat kerja"]
    assert HIDDEN not in signed_in(cast.rina).get(FRONT).content.decode()
    assert (
        "Tidak ada berita tayang yang cocok."
        in signed_in(cast.rina).get(FRONT, {"q": "tidak ada"}).content.decode()
    )


@pytest.mark.parametrize("odd", ["x", "1,,2", "-1", "1;2", "9" * 300, "٣", "\x00"])
def test_odd_orders_get_a_sentence(cast, odd):
    page = sent(signed_in(cast.rina), odd)
    assert page.status_code == 200
    assert "Susunan beranda tidak terbaca" in page.content.decode()


def test_the_second_of_two_editors_is_told(cast):
    one, two = (published(cast).article_id for _number in range(2))
    sent(signed_in(cast.rina), f"{one}")
    page = sent(signed_in(cast.joko), f"{two}")
    assert "diubah orang lain" in page.content.decode()
    assert order() == [one]


@pytest.mark.parametrize("items", [1, 3])
def test_queries_do_not_grow(cast, items, django_assert_num_queries):
    numbers = [published(cast, title=f"Berita {number}").article_id for number in range(items * 2)]
    client = signed_in(cast.rina)
    sent(client, ",".join(map(str, numbers[:items])))
    client.get(FRONT)
    with django_assert_num_queries(6):
        client.get(FRONT)
