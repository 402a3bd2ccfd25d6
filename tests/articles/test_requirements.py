"""What each kind of text needs before it may go on."""

import pytest

from articles.actions.moves import issues_of
from articles.models import Edition
from articles.requirements import Request
from articles.workflow import MOVE
from tests.cast import complete, move, seen, started

LEAD = {"photo": "a" * 32, "width": 1600, "height": 1067, "caption": "", "alt": "", "credit": ""}
PICTURE = f'<figure><img src="/media/{"a" * 32}" alt="" width="800" height="600"></figure>'


def fields(edition, name="submit"):
    edition.refresh_from_db()
    return [issue.field for issue in issues_of(MOVE[name], edition, seen(edition))]


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("berita", {}, []),
        ("berita", {"title": ""}, ["title"]),
        ("berita", {"title": "j" * 151}, ["title"]),
        ("berita", {"summary": ""}, ["summary"]),
        ("berita", {"summary": "r" * 301}, ["summary"]),
        ("berita", {"body": "<p> </p>"}, ["body"]),
        ("berita", {"credits": {"writers": [], "editors": [], "photographers": []}}, ["writers"]),
        ("berita", {"lead": LEAD}, ["lead_alt", "lead_credit"]),
        ("berita", {"body": f"<p>Isi.</p>{PICTURE}"}, ["body"]),
        ("foto", {"body": ""}, ["lead_photo"]),
        ("foto", {"body": "", "lead": {**LEAD, "alt": "Aula", "credit": "Humas"}}, []),
        ("klarifikasi", {}, ["claim", "verdict", "evidence"]),
        ("klarifikasi", {"fields": {"claim": "K", "verdict": "Hoaks", "evidence": "B"}}, []),
    ],
)
def test_a_text_of_its_kind_is_complete(cast, kind, words, expected):
    edition = complete(started(cast, kind=kind), by=cast.sari, **words)
    assert fields(edition) == expected


def test_an_edition_without_words_is_not_complete(cast):
    edition = started(cast)
    edition.latest = None
    assert [issue.field for issue in issues_of(MOVE["submit"], edition, Request())] == ["title"]
    assert str(edition) == "(tanpa judul)"


def test_a_schedule_needs_a_time(cast):
    edition = complete(started(cast), by=cast.sari)
    assert "at" in fields(edition, "schedule")


def test_a_later_edition_names_its_kind_of_change(cast):
    edition = complete(started(cast), by=cast.sari)
    assert "change_kind" in fields(edition, "new_edition")


def test_only_what_is_live_is_withdrawn(cast):
    edition = complete(started(cast), by=cast.sari)
    sentences = [issue.sentence for issue in issues_of(MOVE["withdraw"], edition, seen(edition))]
    assert "Edisi ini tidak sedang tayang." in sentences


def test_an_empty_text_has_no_signature_to_miss(cast):
    edition = Edition(article=started(cast).article)
    sentences = [issue.sentence for issue in issues_of(MOVE["publish"], edition, Request())]
    assert "Naskah ini masih kosong." in sentences


def test_nothing_waits_for_ratification_before_a_release(cast):
    edition = complete(started(cast), by=cast.sari)
    move("submit", edition, cast.sari)
    assert [issue.field for issue in issues_of(MOVE["ratify"], edition, seen(edition))] == [""]
