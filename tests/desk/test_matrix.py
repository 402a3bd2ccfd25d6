"""Every move in every state by every role, by direct POST: what happens is what the table says."""

import pytest
from django.db import transaction
from django.test import Client

from articles.actions.moves import issues_of
from articles.models import Edition, StatusChange
from articles.requirements import NEEDS, Request
from articles.rules import may_move
from articles.workflow import MOVE, MOVES, Status
from tests.cast import IN_STATUS
from tests.desk.pages import address, signed_in

PEOPLE = ("sari", "budi", "wayan", "rina", "joko", "ratna", "adi", "tuti", "anonymous")
# who may and who may not is spelt out here once more, so that table and test are two witnesses
WRITERS, EDITORS = {"sari", "budi"}, {"rina", "joko", "ratna"}
MAY = {
    "submit": WRITERS,
    "recall": {"sari"},
    "claim": EDITORS,
    "hand_back": EDITORS,
    "request_changes": EDITORS,
    "approve": EDITORS,
    "countersign": {"sari", "joko", "ratna"},
    "publish": EDITORS,
    "schedule": EDITORS,
    "unschedule": EDITORS,
    "amend": set(),
    "reject": EDITORS,
    "restore": WRITERS | EDITORS,
    "withdraw": {"ratna"},
    "publish_urgently": {"ratna"},
    "ratify": {"sari", "joko", "ratna"},
    "new_edition": WRITERS | EDITORS,
}
GIVEN = {"comment": "Alasan yang cukup panjang untuk semua langkah.", "at": "1 Januari 2027 09.00"}


def expected(edition: Edition, name: str, cast, who: str, form: dict[str, str]) -> int:
    """The answer that the table of moves, the rights above and the requirements ask for."""
    move = MOVE[name]
    if who == "anonymous":
        return 302
    if who == "wayan" or not move.by_hand:
        return 404
    if edition.status not in move.sources:
        return 409
    if who not in MAY[name]:
        return 403
    request = Request(seen=form["seen"], comment=form["comment"], change_kind=form["change_kind"])
    issues = [issue for issue in issues_of(move, edition, request) if issue.field != "at"]
    return 422 if issues else 302


def test_the_matrix_knows_every_move_and_status():
    assert set(MAY) == set(MOVE)
    assert set(IN_STATUS) == set(Status.values)


@pytest.mark.parametrize("move", [move.name for move in MOVES])
@pytest.mark.parametrize("status", Status.values)
def test_state_move_role(cast, status, move):
    edition = IN_STATUS[status](cast)
    edition.refresh_from_db()
    for who in PEOPLE:
        with transaction.atomic():
            check(edition, move, cast, who)
            transaction.set_rollback(True)
        edition.refresh_from_db()


def check(edition, move, cast, who):
    status, lines = edition.status, StatusChange.objects.count()
    form = {"seen": edition.latest.sha256, "change_kind": "ralat", **GIVEN}
    wanted = expected(edition, move, cast, who, form)
    person = None if who == "anonymous" else getattr(cast, who)

    client = signed_in(person) if person else Client()
    answer = client.post(address("move", edition.pk, move), form)

    assert (who, answer.status_code) == (who, wanted)
    edition.refresh_from_db()
    if wanted == 302 and person:
        last = StatusChange.objects.latest("id")
        assert (last.move, last.to_status, last.by) == (move, MOVE[move].target, person)
        assert StatusChange.objects.count() == lines + 1
    else:
        assert edition.status == status
        assert StatusChange.objects.count() == lines
    if not person:
        assert answer.headers["Location"].startswith("/redaksi/akun/login/")


@pytest.mark.parametrize("status", Status.values)
def test_the_page_offers_exactly_the_moves_that_are_allowed(cast, status):
    edition = IN_STATUS[status](cast)
    edition.refresh_from_db()
    for who in PEOPLE[:-1]:
        person = getattr(cast, who)
        answer = signed_in(person).get(address("review", edition.pk))
        wanted = {
            move.name
            for move in MOVES
            if move.by_hand and status in move.sources and who in MAY[move.name] and fits(move, edition)
        }
        page = answer.content.decode()
        offered = {move.name for move in MOVES if f'id="langkah-{move.name}"' in page}
        assert answer.status_code == (404 if who == "wayan" else 200)
        assert (who, offered) == (who, set() if who == "wayan" else wanted)
        assert all(may_move(person, MOVE[name], edition) for name in wanted)


def fits(move, edition):
    """Moves that could never be made now are not offered at all."""
    return not any(NEEDS[need](edition, Request()) for need in move.only_when)


def test_an_unknown_move_is_not_found(cast, client):
    client.force_login(cast.rina)
    edition = IN_STATUS["submitted"](cast)
    assert client.post(address("move", edition.pk, "terbang")).status_code == 404


def test_moves_are_not_made_by_following_a_link(cast, client):
    edition = IN_STATUS["submitted"](cast)
    client.force_login(cast.rina)
    assert client.get(address("move", edition.pk, "claim")).status_code == 405
