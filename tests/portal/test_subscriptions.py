"""A reader's way: ask, confirm, read digests, leave; and what must not happen on it."""

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.actions.importing import Incoming, import_items
from articles.importing.item import OldItem
from newsroom.management.commands.worker import drain
from notices.letters import claim, deliver_letters, queue_digests
from notices.limits import PER_ADDRESS, PER_NETWORK, counted, network
from notices.models import Letter, Subscription, Tally
from notices.periods import period
from notices.subscribing import Choice, ask, confirm, confirm_token, forget, leave_token
from portal.letters import compose
from tests.cast import move
from tests.notices.test_actions import mailbox  # noqa: F401 -- a fixture
from tests.portal.public import SECRET, draft, published, scheduled

MAY = datetime(2018, 5, 8, tzinfo=UTC)
FORM = {"address": "Pembaca@Contoh.example", "rhythm": "daily", "kind": "", "unit": "", "topic": ""}
TOMORROW = timedelta(days=1)


def send(client, headers=None, **more):
    return client.post("/langganan/", {**FORM, **more}, headers=headers)


def reader(**choice):
    """A confirmed reader whose last digest was an hour ago, in an earlier period."""
    ask(address="pembaca@contoh.example", choice=Choice(**{"rhythm": "daily", **choice}))
    question = Subscription.objects.get(address="pembaca@contoh.example", confirmed_at=None)
    made = confirm(token=confirm_token(question))
    Letter.objects.all().delete()
    hour = timezone.now() - timedelta(hours=1)
    Subscription.objects.filter(pk=made.pk).update(told_until=hour, told_period="2018")
    return made


def settle():
    """What came out just now is old enough for a digest."""
    return timezone.now() + timedelta(minutes=6)


def mails(box):
    return [email.message_from_string(one, policy=email.policy.default) for one in box.messages]


def words(mail):
    return "".join(part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")


def test_from_the_form_to_the_last_goodbye(cast, client, mailbox):  # noqa: F811
    response = send(client, topic="")
    assert response.status_code == 200
    assert response.cookies == {}
    drain()
    (question,) = mails(mailbox)
    assert question["To"] == "pembaca@contoh.example"
    address = re.search(r"http://localhost:8000(/langganan/konfirmasi/\S+)", words(question))[1]
    assert client.get(address).status_code == 200
    assert not Subscription.objects.filter(confirmed_at__isnull=False).exists()
    assert "Langganan Anda berlaku" in client.post(address).content.decode()
    assert client.post(address).status_code == 404
    published(cast, title="Kabar & <b>Baru</b>")
    Subscription.objects.update(told_until=timezone.now() - timedelta(hours=1), told_period="2018")
    queue_digests(now=settle())
    drain()
    digest = mails(mailbox)[-1]
    assert "Kabar & <b>Baru</b>" in digest.get_body(["plain"]).get_content()
    assert "Kabar &amp; &lt;b&gt;Baru&lt;/b&gt;" in digest.get_body(["html"]).get_content()
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    leave = re.search(r"<http://localhost:8000(/langganan/berhenti/\S+)>", digest["List-Unsubscribe"])[1]
    assert "Berhenti berlangganan?" in client.get(leave).content.decode()
    assert Subscription.objects.count() == 1
    stranger = Client(enforce_csrf_checks=True)
    for _again in range(2):
        left = stranger.post(
            leave, {"List-Unsubscribe": "One-Click"}, headers={"Origin": "https://surel.example"}
        )
        assert left.status_code == 200
    assert Subscription.objects.count() == Letter.objects.count() == 0


def test_the_form_needs_no_cookie_and_refuses_other_sites(cast):
    client = Client(enforce_csrf_checks=True)
    assert client.get("/langganan/").cookies == {}
    assert send(client).status_code == 200
    assert send(client, {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}).status_code == 200
    before = Letter.objects.count()
    for headers in ({"Origin": "https://lain.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert send(client, headers).status_code == 403
    assert Letter.objects.count() == before


@pytest.mark.parametrize(
    "bad",
    [
        {"address": "bukan alamat"},
        {"address": "a\x00@contoh.example"},
        {"address": "a@contoh.example\nBcc: b@contoh.example"},
        {"address": "a" * 100_000},
        {"kind": "entah"},
        {"unit": "tidak-ada"},
        {"topic": "Tidak Ada"},
        {"topic": "x" * 100_000},
        {"rhythm": "sejam"},
    ],
)
def test_odd_input_gets_an_answer(cast, client, bad):
    answer = send(client, **bad)
    assert answer.status_code == 200
    assert "Ada isian yang perlu diperbaiki" in answer.content.decode()
    assert Letter.objects.count() == 0


def test_a_topic_that_only_a_draft_has_is_unknown(cast, client):
    draft(cast)
    response = send(client, topic="Rahasia")
    assert "Belum ada berita dengan topik ini" in response.content.decode()


@pytest.mark.parametrize("token", ["x", "a:b", "x" * 100_000, "%00", "eyJpZCI6MX0:abc"])
def test_forged_links_change_nothing(cast, client, token):
    reader()
    for name in ("konfirmasi", "berhenti"):
        for call in (client.get, client.post):
            assert call(f"/langganan/{name}/{token}/").status_code == 404
    assert Subscription.objects.count() == 1


def test_a_link_to_confirm_does_not_leave_and_the_reverse(cast, client):
    ask(address="a@contoh.example", choice=Choice("daily"))
    made = Subscription.objects.get()
    assert client.post(reverse("portal:leave_subscription", args=[confirm_token(made)])).status_code == 404
    assert client.post(reverse("portal:confirm_subscription", args=[leave_token(made)])).status_code == 404


def test_an_address_that_is_known_looks_like_a_new_one(cast, client):
    reader()
    answers = {
        re.sub(r"nonce-\S+", "", send(client, address=address).content.decode())
        for address in ("pembaca@contoh.example", "baru@contoh.example", "PEMBACA@contoh.example")
    }
    assert len(answers) == 1
    assert Letter.objects.count() == 3


def test_asking_again_changes_the_choice_only_when_confirmed(cast):
    made = reader()
    ask(address="pembaca@contoh.example", choice=Choice("weekly", kind="pidato"))
    assert Subscription.objects.get(pk=made.pk).kind == ""
    changed = confirm(token=confirm_token(Subscription.objects.get(confirmed_at=None)))
    assert (changed.pk, changed.kind, changed.rhythm) == (made.pk, "pidato", "weekly")
    assert Subscription.objects.count() == 1


def test_asking_again_ends_the_earlier_link(cast):
    ask(address="a@contoh.example", choice=Choice("daily"))
    first = confirm_token(Subscription.objects.get())
    ask(address="a@contoh.example", choice=Choice("daily"))
    assert confirm(token=first) is None
    assert confirm(token=confirm_token(Subscription.objects.get()))


def test_no_one_floods_an_address_or_comes_in_crowds(cast, client):
    for _ in range(PER_ADDRESS + 3):
        assert send(client).status_code == 200
    assert Letter.objects.count() == PER_ADDRESS
    for number in range(PER_NETWORK):
        last = send(client, address=f"{number}@contoh.example")
    assert last.status_code == 429
    assert Letter.objects.count() == PER_ADDRESS + PER_NETWORK - (PER_ADDRESS + 3)
    assert not any("contoh" in key for key in Tally.objects.values_list("key", flat=True))


def test_neighbours_count_as_one():
    assert network("203.0.113.7") == network("203.0.113.99") == "203.0.113.0/24"
    assert network("2001:db8:1:2::3") == "2001:db8:1::/48"
    assert network("entah") == ""


@pytest.mark.django_db(transaction=True)
def test_counting_loses_no_one():
    def count():
        counted("uji", "sama", "2018")
        connection.close()

    threads = [Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted("uji", "sama", "2018") == 9


def test_a_digest_holds_only_what_is_public_new_and_wanted(cast, mailbox):  # noqa: F811
    made = reader(kind="berita")
    import_items(
        incoming=[Incoming(OldItem(id="1", title="Berita Lama", moment=MAY), cast.humas)], by=cast.ratna
    )
    gone = published(cast, title="Yang Ditarik")
    kept = published(cast, title="Yang Tetap")
    published(cast, title="Pidato Lain", kind="pidato")
    draft(cast)
    scheduled(cast)
    assert queue_digests(now=settle()) == 1
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    deliver_letters(compose)
    (mail,) = mails(mailbox)
    assert "Yang Tetap" in words(mail)
    assert kept.address in words(mail)
    for absent in ("Berita Lama", "Yang Ditarik", "Pidato Lain", SECRET):
        assert absent not in words(mail)
    assert Subscription.objects.get(pk=made.pk).told_until > kept.first_published_at


def test_by_unit_and_by_topic(cast, mailbox):  # noqa: F811
    published(cast, title="Bertopik", topics=[{"slug": "arsip", "name": "Arsip"}])
    published(cast, title="Tanpa Topik")
    reader(unit="humas", topic="arsip")
    queue_digests(now=settle())
    deliver_letters(compose)
    assert "Bertopik" in words(mails(mailbox)[0])
    assert "Tanpa Topik" not in words(mails(mailbox)[0])
    Subscription.objects.update(unit="protokol", told_period="2018", told_until=timezone.now() - TOMORROW)
    Letter.objects.all().delete()
    queue_digests(now=settle())
    assert deliver_letters(compose) == 1
    assert len(mailbox.messages) == 1


def test_one_digest_a_period_whatever_workers_do(cast, mailbox):  # noqa: F811
    published(cast)
    reader()
    assert queue_digests(now=settle()) == 1
    assert queue_digests(now=settle()) == 0
    assert [deliver_letters(compose), deliver_letters(compose)] == [1, 0]
    assert len(mailbox.messages) == 1
    letter = Letter.objects.get()
    with pytest.raises(IntegrityError):
        Letter.objects.create(key=letter.key, kind="question", subscription=letter.subscription)


def test_a_dead_worker_loses_no_letter(cast, mailbox):  # noqa: F811
    published(cast)
    reader()
    queue_digests(now=settle())
    assert len(claim(10)) == 1
    assert deliver_letters(compose) == 0
    Letter.objects.update(leased_until="2018-05-08T00:00:00Z")
    mailbox.closed = True
    assert deliver_letters(compose) == 0
    mailbox.closed = False
    Letter.objects.update(leased_until="2018-05-08T00:00:00Z")
    assert deliver_letters(compose) == 1
    assert len(mailbox.messages) == 1


def test_who_left_meanwhile_gets_nothing(cast, mailbox):  # noqa: F811
    published(cast)
    made = reader()
    queue_digests(now=settle())
    held = claim(10)
    made.delete()
    assert deliver_letters(compose) == 0
    assert held
    assert mailbox.messages == []


def test_what_is_not_confirmed_is_forgotten(cast):
    ask(address="a@contoh.example", choice=Choice("daily"))
    made = reader()
    forget(now=timezone.now() + timedelta(days=6))
    assert Subscription.objects.count() == 2
    forget(now=timezone.now() + timedelta(days=8))
    assert list(Subscription.objects.all()) == [made]
    assert Tally.objects.count() == 0


@pytest.mark.parametrize(
    ("rhythm", "moment", "name"),
    [
        ("daily", "2026-11-24T05:59:00+07:00", "2026-11-23"),
        ("daily", "2026-11-24T06:00:00+07:00", "2026-11-24"),
        ("weekly", "2026-11-23T05:59:00+07:00", "2026-W47"),
        ("weekly", "2026-11-23T06:00:00+07:00", "2026-W48"),
        ("weekly", "2027-01-01T12:00:00+07:00", "2026-W53"),
    ],
)
def test_periods_begin_in_the_morning(rhythm, moment, name):
    assert period(rhythm, datetime.fromisoformat(moment)) == name


def test_units_are_offered_with_one_query(cast, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = client.get("/langganan/?kind=pidato&topic=%00x").content.decode()
    assert '<option value="pidato" selected>' in page
    assert "Undang-Undang Nomor 27 Tahun 2022" in page
