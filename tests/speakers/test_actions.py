"""People and their posts."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from audit.models import Release, Snapshot
from contributors.refusals import NotAllowed
from speakers.actions import release_speaker, save_speaker, withdraw_speaker
from speakers.models import Appointment, Speaker

DAY = date(2018, 5, 8)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"name": "Wicaksana"}, "Wicaksana"),
        ({"name": "Sari Dewi", "title_before": "Dr.", "title_after": "M.Si."}, "Dr. Sari Dewi, M.Si."),
    ],
)
def test_names_with_titles(values, name):
    assert Speaker(**values).full_name == str(Speaker(**values)) == name


def test_hats():
    assert str(Appointment(position="Penulis")) == "Penulis"
    assert Appointment(position="Kepala Biro", organisation="Kementerian").hat == "Kepala Biro, Kementerian"


@pytest.mark.parametrize(
    ("starts", "ends", "held"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2018, 5, 9), None, False),
        (None, date(2018, 5, 7), False),
        (date(2017, 1, 1), None, True),
    ],
)
def test_posts_held_on_a_day(cast, starts, ends, held):
    post = Appointment(position="Kepala", starts_on=starts, ends_on=ends)
    save_speaker(speaker=Speaker(name="Wicaksana"), appointments=[post], by=cast.sari)
    assert Appointment.objects.on(DAY).exists() is held
    assert post.is_held_on(DAY) is held


def test_saved_with_posts_and_a_free_address(cast):
    made = [save_speaker(speaker=Speaker(name="Wicaksana"), by=cast.sari) for _ in range(2)]
    assert [speaker.slug for speaker in made] == ["wicaksana", "wicaksana-2"]
    post = Appointment(position="Penulis", starts_on=DAY)
    save_speaker(speaker=made[0], appointments=[post], by=cast.sari)
    assert Snapshot.objects.last().content["appointments"] == [
        {"position": "Penulis", "organisation": "", "starts_on": "2018-05-08", "ends_on": None}
    ]
    save_speaker(speaker=made[0], removed=[post], by=cast.sari)
    assert Snapshot.objects.last().content["appointments"] == []


@pytest.mark.parametrize("name", ["adi", "tuti"])
def test_not_by_those_who_only_read(cast, name):
    with pytest.raises(NotAllowed):
        save_speaker(speaker=Speaker(name="Wicaksana"), by=getattr(cast, name))


def test_a_post_does_not_end_before_it_starts(cast):
    post = Appointment(position="Kepala", starts_on=DAY, ends_on=date(2018, 5, 7))
    with pytest.raises(DatabaseError), transaction.atomic():
        save_speaker(speaker=Speaker(name="Wicaksana"), appointments=[post], by=cast.sari)


def test_released_and_withdrawn_by_editors(cast):
    speaker = save_speaker(speaker=Speaker(name="Wicaksana"), by=cast.sari)
    with pytest.raises(NotAllowed):
        release_speaker(speaker=speaker, seen=Snapshot.objects.get(), by=cast.budi)
    shown = release_speaker(speaker=speaker, seen=Snapshot.objects.get(), by=cast.rina)
    with pytest.raises(NotAllowed):
        withdraw_speaker(shown=shown, by=cast.sari)
    withdraw_speaker(shown=shown, by=cast.joko)
    assert not Release.objects.current().exists()
