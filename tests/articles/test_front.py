"""The front page as editors arrange it."""

import pytest
from django.db import IntegrityError, transaction

from articles.actions import arrange_front
from articles.models import Placement
from articles.refusals import NotAllowed
from audit.models import Entry
from contributors.refusals import NotPossible
from tests.cast import approved, move, published

pytestmark = pytest.mark.django_db


def keys(*editions):
    return [edition.article_id for edition in editions]


def order():
    return list(Placement.objects.values_list("article_id", flat=True))


def test_the_order_given_stands_and_is_logged(cast):
    first, second = published(cast), published(cast)
    arrange_front(order=keys(first, second), seen=[], by=cast.rina)
    arrange_front(order=keys(second, first), seen=keys(first, second), by=cast.joko)
    assert order() == keys(second, first)
    assert {placement.by for placement in Placement.objects.all()} == {cast.rina}
    entry = Entry.objects.filter(action="arrange_front").last()
    assert (entry.actor_name, entry.object_type) == ("Joko", "front")


def test_an_empty_order_clears_the_page(cast):
    arrange_front(order=keys(published(cast)), seen=[], by=cast.rina)
    arrange_front(order=[], seen=order(), by=cast.rina)
    assert order() == []


@pytest.mark.parametrize("who", ["sari", "adi", "tuti"])
def test_only_editors_arrange(cast, who):
    with pytest.raises(NotAllowed):
        arrange_front(order=keys(published(cast)), seen=[], by=getattr(cast, who))
    assert order() == []


def test_an_order_that_changed_meanwhile_is_told(cast):
    first, second = published(cast), published(cast)
    arrange_front(order=keys(first), seen=[], by=cast.rina)
    with pytest.raises(NotPossible, match="diubah orang lain"):
        arrange_front(order=keys(second), seen=[], by=cast.joko)
    assert order() == keys(first)


def test_what_is_not_public_cannot_stand_there(cast):
    coming, gone, live = approved(cast), published(cast), published(cast)
    move("withdraw", gone, cast.ratna, comment="Memuat data pribadi warga.")
    for wrong in (keys(coming), keys(gone), keys(live, live), [10**17]):
        with pytest.raises(NotPossible, match="sedang tayang"):
            arrange_front(order=wrong, seen=[], by=cast.rina)


def test_there_are_four_places(cast):
    five = [published(cast) for _number in range(5)]
    with pytest.raises(NotPossible, match="paling banyak 4"):
        arrange_front(order=keys(*five), seen=[], by=cast.rina)
    article = five[0].article
    for position in (0, 5):
        with pytest.raises(IntegrityError, match="placement_has_a_slot"), transaction.atomic():
            Placement.objects.create(article=article, position=position, by=cast.rina)
