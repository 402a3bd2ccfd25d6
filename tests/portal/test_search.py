import pytest

from tests.portal.public import published

pytestmark = pytest.mark.django_db


def titles(response):
    return [one.publication.card["title"] for one in response.context["answer"].results]


def ask(client, q, **more):
    return client.get("/cari/", {"q": q, **more})


def test_other_forms_of_a_word_are_found(client, cast):
    published(cast, "Menteri Meresmikan Gedung Baru")
    published(cast, "Pelantikan Pejabat")
    assert titles(ask(client, "peresmian")) == ["Menteri Meresmikan Gedung Baru"]
