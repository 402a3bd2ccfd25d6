"""Inbox and lists: what waits for whom, and a fixed number of queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributors.models import Membership
from notices.actions import queue
from notices.models import Notice
from tests.cast import (
    IN_STATUS,
    approved,
    changes_requested,
    complete,
    in_review,
    move,
    seen,
    started,
    submitted,
)
from tests.desk.pages import address, signed_in


def groups(user):
    context = signed_in(user).get(address("inbox")).context
    return {group.name: [edition.pk for edition in group.editions] for group in context["groups"]}


def test_each_sees_what_waits_for_them(cast):
    draft, waiting, back = started(cast), submitted(cast), changes_requested(cast)
    reading, ready = in_review(cast), approved(cast)
    assert groups(cast.sari) == {"mend": [back.pk], "drafts": [draft.pk]}
    assert groups(cast.budi) == {"mend": [back.pk]}
    assert groups(cast.rina) == {"in_hand": [reading.pk], "claim": [waiting.pk], "publish": [ready.pk]}
    assert groups(cast.joko) == {"claim": [waiting.pk], "publish": [ready.pk]}
    assert groups(cast.wayan) == {}
    assert groups(cast.tuti) == {}
    assert groups(cast.adi) == {}


def test_an_edited_text_waits_for_those_who_can_help(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Judul Rina")
    move("approve", edition, cast.rina)
    assert groups(cast.sari) == {"countersign": [edition.pk]}
    assert groups(cast.joko) == {"countersign": [edition.pk]}
    assert groups(cast.rina) == {}
    assert groups(cast.budi) == {}
    move("countersign", edition, cast.sari)
    assert groups(cast.sari) == {}
    assert groups(cast.rina) == {"publish": [edition.pk]}


def test_urgent_releases_alarm_until_signed(cast):
    edition = submitted(cast)
    move("publish_urgently", edition, cast.ratna, comment="Gempa: warga perlu tahu sekarang juga.")
    assert groups(cast.joko) == {"ratify": [edition.pk]}
    page = signed_in(cast.joko).get(address("inbox")).content.decode()
    assert "sisa 23 dari 24 jam" in page
    move("ratify", edition, cast.joko)
    assert groups(cast.joko) == {}


def test_a_release_later_today_is_in_the_inbox(cast, settings):
    edition = approved(cast)
    move("schedule", edition, cast.rina, at=timezone.now() + timedelta(seconds=30))
    today = timezone.localdate() == timezone.localdate(edition.visible_from)
    assert groups(cast.rina) == ({"today": [edition.pk]} if today else {})


def test_notices_are_shown_and_marked(cast):
    submitted(cast)
    client = signed_in(cast.rina)
    page = client.get(address("inbox")).content.decode()
    assert "1 belum dibaca" in page
    newest = Notice.objects.of(cast.rina).first().pk
    client.post(address("notices_read"), {"since": newest, "until": newest})
    assert not Notice.objects.of(cast.rina).unread().exists()
    assert Notice.objects.of(cast.joko).unread().exists()
    for bad in ("x" * 30, "9" * 30, "-1", ""):
        assert client.post(address("notices_read"), {"since": bad, "until": bad}).status_code == 302


def told(cast, count):
    for number in range(1, count + 1):
        queue(key=f"kabar-{number}", to=cast.rina, subject=f"Kabar ke-{number}.", path="/redaksi/")


def test_marking_in_the_inbox_leaves_what_was_not_shown(cast):
    told(cast, 10)
    queue(key="lain", to=cast.joko, subject="Kabar Joko", path="/redaksi/")
    client = signed_in(cast.rina)
    page = client.get(address("inbox"))
    shown = [notice.pk for notice in page.context["notices"]]
    assert f'href="{address("notices")}"' in page.content.decode()
    assert f'name="since" value="{shown[-1]}"' in page.content.decode()
    client.post(address("notices_read"), {"since": shown[-1], "until": shown[0]})
    unread = Notice.objects.of(cast.rina).unread()
    assert [notice.subject for notice in unread] == ["Kabar ke-2.", "Kabar ke-1."]
    page = client.get(address("inbox")).content.decode()
    assert "2 belum dibaca" in page
    assert "Tandai yang tampil" not in page


def test_all_notices_are_reached_in_slices(cast):
    told(cast, 35)
    queue(key="lain", to=cast.joko, subject="Kabar Joko", path="/redaksi/")
    client = signed_in(cast.rina)
    first = client.get(address("notices"))
    assert first.content.decode().count("told__item--new") == 30
    older = f"{address('notices')}{first.context['page'].older}"
    second = client.get(older)
    assert [notice.subject for notice in second.context["page"].items][-1] == "Kabar ke-1."
    assert "Kabar Joko" not in first.content.decode() + second.content.decode()
    shown = [notice.pk for notice in second.context["page"].items]
    answer = client.post(older, {"since": shown[-1], "until": shown[0]})
    assert answer.headers["Location"] == older
    assert Notice.objects.of(cast.rina).unread().count() == 30
    assert Notice.objects.of(cast.joko).unread().count() == 1
    assert client.get(address("notices"), {"sebelum": "\x00"}).status_code == 200


@pytest.mark.parametrize("page", ["inbox", "notices", "mine", "articles"])
@pytest.mark.parametrize("who", ["sari", "rina"])
def test_queries_do_not_grow_with_the_number_of_items(cast, page, who):
    client = signed_in(getattr(cast, who))
    for make in IN_STATUS.values():
        make(cast)
    client.get(address(page))
    with CaptureQueriesContext(connection) as one:
        client.get(address(page))
    for make in [*IN_STATUS.values(), *IN_STATUS.values()]:
        make(cast)
    with CaptureQueriesContext(connection) as three:
        client.get(address(page))
    assert len(three) == len(one)
    assert len(one) < 25


def titles(user, page="articles", **query):
    answer = signed_in(user).get(address(page), query)
    return [edition.pk for edition in answer.context["page"].items]


def test_filters(cast):
    draft = complete(started(cast), by=cast.sari, title="Laporan 100%")
    other = started(cast, by=cast.wayan, unit=cast.protokol, kind="foto")
    assert set(titles(cast.rina)) == {draft.pk, other.pk}
    assert titles(cast.rina, q="laporan 100%") == [draft.pk]
    assert titles(cast.rina, unit="protokol") == [other.pk]
    assert titles(cast.rina, kind="foto") == [other.pk]
    assert titles(cast.rina, status="submitted") == []
    assert set(titles(cast.rina, status="mustahil", unit="tidak-ada", hal="x")) == {draft.pk, other.pk}
    assert titles(cast.wayan, unit="humas") == [other.pk]
    assert set(titles(cast.rina, q="\x00")) == {draft.pk, other.pk}


def test_scheduled_and_released_are_told_apart(cast):
    live, later = IN_STATUS["released"](cast), approved(cast)
    move("schedule", later, cast.rina, at=timezone.now() + timedelta(hours=1))
    assert titles(cast.rina, status="released") == [live.pk]
    assert titles(cast.rina, status="scheduled") == [later.pk]


def test_my_items_are_mine_for_life(cast):
    edition = submitted(cast)
    Membership.objects.filter(user=cast.sari).delete()
    assert titles(cast.sari, "mine") == [edition.pk]
    assert titles(cast.budi, "mine") == []
    move("claim", edition, cast.rina)
    assert titles(cast.rina, "mine") == [edition.pk]


def test_pages_keep_the_filter(cast):
    for _number in range(31):
        started(cast)
    answer = signed_in(cast.rina).get(address("articles"), {"status": "draft", "hal": "1"})
    page = answer.context["page"]
    assert (len(page.items), page.count, page.newer, page.older) == (30, 31, "", "?status=draft&hal=2")


def test_the_history_tells_all(cast):
    edition = complete(in_review(cast), by=cast.rina, title="Judul Rina Sekarang")
    move("approve", edition, cast.rina)
    client = signed_in(cast.tuti)
    page = client.get(
        address("history", edition.pk), {"dari": 1, "ke": edition.latest.number}
    ).content.decode()
    assert "Sari mengajukan naskah" in page
    assert "Versi 1 dibandingkan dengan versi 3" in page
    assert "<ins>Judul Rina Sekarang</ins>" in page
    assert client.get(address("history", edition.pk), {"dari": "x", "ke": "99"}).status_code == 200
    assert client.get(address("version", edition.pk, 99)).status_code == 404
    assert "Ditandatangani Rina" in client.get(address("version", edition.pk, 3)).content.decode()
    assert seen(edition).seen


def test_who_left_the_unit_reads_nothing_of_its_texts_in_the_inbox(cast):
    edition = complete(started(cast), by=cast.budi)
    complete(edition, by=cast.sari, title="RAHASIA judul")
    move("submit", edition, cast.budi)
    move("claim", edition, cast.rina)
    move("request_changes", edition, cast.rina, comment="RAHASIA catatan")
    client = signed_in(cast.budi)
    page = client.get(address("inbox")).content.decode()
    assert "RAHASIA judul" in page
    assert "RAHASIA catatan" in page
    Membership.objects.filter(user=cast.budi).delete()
    page = client.get(address("inbox")).content.decode()
    assert "RAHASIA" not in page
    assert address("write", edition.pk) not in page
    assert "Kabar tentang naskah yang tidak lagi terbuka bagi Anda." in page
