"""The demo obeys the rules of the house and shows every state of it."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles.four_eyes import missing
from articles.models import Edition, FormerAddress, Kind, Publication, Remark
from articles.requirements import awaits_ratification
from articles.workflow import Status
from audit.models import Entry, Release, Snapshot
from contributors.models import User, WorkUnit
from contributors.roles import ROLES
from events.models import Event, RegistrationForm, Session
from library.models import Photo
from newsroom.demo import logins
from newsroom.demo.markup import to_html
from newsroom.demo.texts import all_texts
from newsroom.demo.words import filled, working_day
from text.html import sanitise


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for all tests of this module, and taken back at the end."""
    with django_db_blocker.unblock():
        connection.set_autocommit(False)
        try:
            yield call("load_demo")
        finally:
            connection.rollback()
            connection.set_autocommit(True)


@pytest.fixture(autouse=True)
def newsroom(demo):
    return demo


def call(name):
    out = StringIO()
    call_command(name, stdout=out)
    return out.getvalue()


def test_there_is_someone_in_every_role():
    roles = Counter(User.objects.values_list("role", flat=True))
    assert set(roles) == set(ROLES)
    assert roles["contributor"] >= 2
    assert roles["editor"] == 2


def test_everyone_can_sign_in_with_a_password_that_says_it_is_a_demo():
    for _role, email, password in logins():
        assert len(password) >= 12
        assert "demo" in password
        assert User.objects.get(email=email).check_password(password)


def test_loading_again_changes_nothing():
    before = Entry.objects.count()
    assert "sudah dimuat" in call("load_demo")
    assert Entry.objects.count() == before


def test_there_is_a_text_in_every_state():
    assert set(Edition.objects.values_list("status", flat=True)) == set(Status.values)
    assert Edition.objects.filter(visible_from__gt=timezone.now()).count() == 1
    assert Remark.objects.count() == 1


def test_thirty_texts_of_every_rubrik_are_public_over_several_months():
    public = Publication.objects.published()
    assert public.count() >= 30
    assert set(public.values_list("kind", flat=True)) == set(Kind.values)
    months = {(at.year, at.month) for at in public.values_list("visible_from", flat=True)}
    assert len(months) >= 4


def test_what_was_not_imported_has_its_signatures_or_says_that_it_was_urgent():
    for publication in Publication.objects.filter(imported=False):
        assert publication.urgent == awaits_ratification(publication.edition)
        assert publication.urgent or not missing(publication.revision)


def test_one_waits_for_a_countersignature_and_one_for_nothing():
    waiting = [bool(missing(edition.latest)) for edition in Edition.objects.filter(status=Status.APPROVED)]
    assert sorted(waiting) == [False, True]


def test_a_ralat_stands_beside_the_text_that_it_mends():
    ralat = Publication.objects.published().get(change_kind="ralat")
    first = Publication.objects.superseded().get(article=ralat.article_id)
    assert "91,2" in ralat.content["body"]
    assert "91,7" in first.content["body"]


def test_session_two_waits_for_its_article():
    event = Event.objects.get(starts_on=date(2018, 5, 8))
    sessions = Session.objects.filter(event=event)
    assert [session.articles.count() for session in sessions] == [1, 0]
    assert [session.appearances.count() for session in sessions] == [3, 3]
    assert Event.objects.filter(starts_on__gt=timezone.localdate()).exists()


def test_every_registry_page_was_released_by_someone_else():
    units_events_people = WorkUnit.objects.count() + Event.objects.count() + 8
    announced = Event.objects.exclude(
        status="terjadwal"
    ).count()  # a release for the event, one for its status
    assert announced == 2
    assert Release.objects.count() == units_events_people + announced + RegistrationForm.objects.count()
    authors = dict(Snapshot.objects.values_list("pk", "author_id"))
    assert all(row.approver_id != authors[row.snapshot_id] for row in Release.objects.all())


def test_every_photo_says_what_it_shows():
    assert Photo.objects.count() >= 17
    assert not Photo.objects.filter(alt="").exists()
    assert all((photo.folder / f"{photo.widths[-1]}.webp").exists() for photo in Photo.objects.all())


def test_no_placeholder_is_left_over():
    for publication in Publication.objects.all():
        assert "{" not in publication.content["title"] + publication.content["body"], publication.address


def test_public_pages_answer(client):
    paths = ["/", "/agenda/", "/ralat/", *Publication.objects.published().values_list("address", flat=True)]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    old = FormerAddress.objects.get(path="/baca/index/sesi_berbagi_asn_medsos")
    assert client.get(old.path).status_code == 301


def test_the_log_holds():
    call_command("verify_audit", stdout=StringIO())


def test_texts_are_spelled_as_the_editor_spells_them():
    for text in all_texts():
        pictures = dict.fromkeys(
            ("selasar", "kawung", "parang", "perbukitan"), f'<img src="/media/{"a" * 32}" alt="x">'
        )
        html = to_html(filled(text.body, date(2018, 5, 8)), pictures)
        assert sanitise(html) == sanitise(sanitise(html))
        assert len(text.get("title")) <= 150
        assert len(text.get("summary")) <= 300


def test_days_fit_their_names():
    assert filled("{pendek} {panjang} {tanggal+3}", date(2018, 5, 8)) == (
        "Selasa (08/05) Selasa, 8 Mei 2018 11 Mei 2018"
    )
    assert working_day(date(2018, 5, 13)) == date(2018, 5, 11)
