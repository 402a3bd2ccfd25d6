from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.actions.indexing import count_more
from articles.models import Acronym, Lexeme, Publication
from audit.models import Release
from tests import cast as people
from tests.cast import move
from tests.portal.public import published, speaker

pytestmark = pytest.mark.django_db


def index_of(publication):
    return Publication.objects.filter(pk=publication.pk).values_list("search", flat=True).get()


def counted(word):
    return Lexeme.objects.filter(word=word).values_list("documents", "spelled").first()


def test_the_index_may_be_derived_again_and_nothing_else_with_it(cast):
    publication = published(cast, "Arsip")
    rows = Publication.objects.filter(pk=publication.pk)
    rows.update(search="'lain'")
    for words in ({"canonical": "{}"}, {"address": "/x/", "search": "'lain'"}, {"kind": "pidato"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**words)
    assert index_of(publication) == "'lain'"


def test_released_words_do_not_change_with_their_index(cast):
    speaker(cast)
    Release.objects.update(search="'lain'")
    with pytest.raises(DatabaseError), transaction.atomic():
        Release.objects.update(slug="lain", search="'lain'")


def test_reindex_brings_back_what_a_release_writes(cast, capsys):
    publication = published(cast, "Pengarsipan", summary="Ringkas", place="Bogor")
    speaker(cast)
    before = index_of(publication), Release.objects.values_list("search", flat=True).get()
    Publication.objects.update(search="")
    Release.objects.update(search="")
    call_command("reindex")
    assert (index_of(publication), Release.objects.values_list("search", flat=True).get()) == before
    assert counted("pengarsipan") == (1, 1)


def test_each_text_is_counted_once_and_words_of_a_title_twice(cast):
    published(cast, "Arsip dan Pengarsipan", body="<p>Arsip 2018.</p>")
    assert count_more() == 1
    assert count_more() == 0
    assert counted("arsip") == (1, 1)
    assert counted("^arsip") == (1, 0)
    assert counted("2018") is None
    published(cast, "Lain", body="<p>Arsip.</p>")
    count_more()
    assert counted("arsip") == (2, 2)


def test_many_texts_are_counted_in_several_steps(cast):
    for number in range(3):
        published(cast, f"Arsip {number}")
    assert [count_more(limit=2), count_more(limit=2), count_more(limit=2)] == [2, 1, 0]
    assert counted("arsip") == (3, 3)


def test_a_text_to_come_is_not_counted(cast):
    edition = people.approved(cast, title="Embargo")
    move("schedule", edition, cast.rina, at=timezone.now() + timedelta(hours=1))
    published(cast, "Arsip")
    count_more()
    assert counted("embargo") is None


def test_texts_tell_their_acronyms(cast):
    published(cast, "Arsip", body="<p>Aparatur Sipil Negara (ASN).</p>")
    count_more()
    assert list(Acronym.objects.values_list("short", "long")) == [("asn", "aparatur sipil negara")]
