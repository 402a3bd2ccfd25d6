"""Attendance under random use: whatever two doors, phones, files and corrections do, one presence is one.

The oracle keeps what a person with a pencil would: who is ticked, at which session, coming or leaving.
"""

import os
import random

import pytest
from django.db import transaction

from events.actions import Joined, erase, import_marks, mark, perform, void
from events.attending.presence import attended
from events.models import AttendanceMark, AttendanceVoid
from events.refusals import MarkRefused, RegistrationRefused
from tests.events.attending import at, on_stage
from tests.events.registering import comes

WALKS = min(int(os.environ.get("NEWSROOM_STEPS", "2000")) // 100, 100)
STEPS = ["mark"] * 6 + ["again", "void", "void", "cancel", "erase", "file"]
HOURS = {1: (at(8, 30), at(11, 30)), 2: (at(12, 30), at(14, 30))}


class Door:
    def __init__(self, cast, sessions, people, chance):
        self.cast, self.sessions, self.people, self.chance = cast, sessions, people, chance
        self.ticked, self.sent, self.gone = {}, {}, set()

    def mark(self):
        session, who = self.chance.choice(self.sessions), self.chance.choice(self.people)
        direction = self.chance.choice(["in", "out"])
        self.send(f"n{len(self.sent)}", session, who, direction)

    def again(self):
        if self.sent:
            nonce, call = self.chance.choice(list(self.sent.items()))
            self.send(nonce, *call)

    def send(self, nonce, session, who, direction):
        key = (session.pk, who.pk, direction)
        known = self.sent.setdefault(nonce, (session, who, direction))
        moment = HOURS[session.number][direction == "out"]
        before = AttendanceMark.objects.filter(nonce=nonce).exists()
        try:
            done = mark(
                session=session,
                registration=type(who).objects.get(pk=who.pk),
                direction=direction,
                way="scan",
                by=self.cast.budi,
                nonce=nonce,
                at=moment,
            )
        except MarkRefused:
            assert who.pk in self.gone
            return
        assert known == (session, who, direction)
        assert done.fresh == (before or key not in self.ticked)
        if not before:
            self.ticked.setdefault(key, done.mark.pk)

    def void(self):
        if self.ticked:
            key = self.chance.choice(sorted(self.ticked))
            void(mark=AttendanceMark.objects.get(pk=self.ticked.pop(key)), reason="Keliru", by=self.cast.sari)

    def cancel(self):
        self.leave(lambda who: perform(move="cancel", registration=who))

    def erase(self):
        self.leave(lambda who: erase(registration=who))

    def leave(self, how):
        who = self.chance.choice(self.people)
        try:
            how(who)
        except RegistrationRefused:
            assert who.pk in self.gone
        self.gone.add(who.pk)

    def file(self):
        session, who = self.chance.choice(self.sessions), self.chance.choice(self.people)
        key = (session.pk, who.pk, "in")
        joined = [Joined(who.pk, 40, None)]
        nonce = f"f{len(self.sent)}:{self.chance.random()}"
        if who.pk in self.gone and key not in self.ticked:
            with pytest.raises(MarkRefused):
                import_marks(session=session, joined=joined, key=nonce, by=self.cast.budi)
            return
        (done,) = import_marks(session=session, joined=joined, key=nonce, by=self.cast.budi)
        self.ticked.setdefault(key, done.mark.pk)

    def agrees(self, event):
        standing = AttendanceMark.objects.standing()
        rows = {(one.session_id, one.registration_id, one.direction): one.pk for one in standing}
        assert len(rows) == standing.count()
        assert rows == self.ticked
        seen = {
            (one.session_id, whole.registration_id) for whole in attended(event) for one in whole.presences
        }
        assert seen == {(session, who) for session, who, _ in self.ticked}


@pytest.mark.django_db
def test_one_presence_is_one(cast):
    made, sessions = on_stage(cast, capacity=4)
    people = [comes(made, f"orang{number}@contoh.example") for number in range(4)]
    voided = 0
    for seed in range(WALKS):
        chance, done = random.Random(seed), []
        door = Door(cast, sessions, people, chance)
        with transaction.atomic():
            try:
                for name in chance.choices(STEPS, k=20):
                    done.append(name)
                    getattr(door, name)()
                    door.agrees(made.event)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}: {done}") from error
            voided += AttendanceVoid.objects.count()
            transaction.set_rollback(True)
    assert voided > WALKS
