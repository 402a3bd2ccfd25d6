"""Places under random use: whatever people, staff and time do, nobody is one too many and nobody is passed.

The oracle below knows nothing of the code under test. It keeps the queue as a person with a pencil would, and
after each step every registration must be where the pencil says. Sequences of actions share their beginnings,
as the branches of a tree do: a step is carried out once, and undone when all that grows from it was tried.
"""

import os
import random
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from events.actions import confirm, end_due, erase, perform, register, set_capacity
from events.models import Quota, Registration
from events.refusals import CapacityTaken, RegistrationRefused
from events.registering.terms import current_terms
from notices.models import Tally
from tests.events.registering import form, told

FORKS = ((4, 5), (5, 4), (10, 3))  # branches at each fork, and steps of each branch: 200 ends
SEQUENCES = int(os.environ.get("NEWSROOM_WALKS", int(os.environ.get("NEWSROOM_STEPS", "2000")) // 25))
FIRST = int(os.environ.get("NEWSROOM_SEED", "0"))
BEGINNING = ["ask", "confirm"] * 5
ADDRESSES = [f"orang{number}@contoh.example" for number in range(9)]
HOLDS = ("confirmed", "offered")
STEPS = ["ask"] * 4 + ["confirm"] * 6 + ["cancel", "accept", "decline", "run_out", "erase", "remove"]
STEPS += ["accept", "cancel", "capacity", "capacity", "session_capacity"]


class Pencil:
    """What a careful person would write down: who is where, in the order of arrival."""

    def __init__(self, capacities):
        self.capacities = dict(capacities)  # quota → places
        self.status, self.wants, self.queue = {}, {}, []

    def taken(self, quota):
        return sum(self.status[one] in HOLDS and quota in self.wants[one] for one in self.status)

    def fits(self, one):
        return all(self.taken(quota) < self.capacities[quota] for quota in self.wants[one])

    def next(self):
        return next((one for one in self.queue if self.status[one] == "waiting" and self.fits(one)), None)

    def offer_on(self):
        while (one := self.next()) is not None:
            self.status[one] = "offered"

    def confirm(self, one):
        free = self.next() is None and self.fits(one)
        self.queue.append(one)
        self.status[one] = "confirmed" if free else "waiting"

    def end(self, one, status):
        held = self.status[one] in HOLDS
        self.status[one] = status
        if held:
            self.offer_on()


class Hall:
    """One event, nine people with a form each, and everything that can happen to them."""

    def __init__(self, cast, made, chance):
        self.cast, self.made, self.chance = cast, made, chance
        self.terms, self.done, self.seen = current_terms(made.pk), [], set()
        self.session = made.event.sessions.get().pk
        self.pencil = Pencil({quota.session_id: quota.capacity for quota in made.quotas.all()})

    def someone(self, *statuses):
        known = [one for one in self.pencil.status if not statuses or self.pencil.status[one] in statuses]
        return Registration.objects.get(pk=self.chance.choice(known)) if known else None

    def step(self, name):
        self.done.append(name)
        getattr(self, name)()
        self.seen |= {*self.pencil.status.values()}
        connection.check_constraints()
        now = dict(Registration.objects.filter(form=self.made).values_list("pk", "status"))
        assert now == self.pencil.status
        for quota in Quota.objects.filter(form=self.made):
            assert quota.taken == self.pencil.taken(quota.session_id) <= quota.capacity
        assert self.pencil.next() is None

    def ask(self):
        address = self.chance.choice(ADDRESSES)
        sessions = [self.session] if self.chance.random() < 0.4 else []
        Tally.objects.all().delete()
        register(terms=self.terms, told=told(self.made, address, sessions=sessions, terms=self.terms))
        asked = Registration.objects.filter(form=self.made, mail_to=address).last()
        if self.pencil.status.get(asked.pk) in (None, "unconfirmed"):
            self.pencil.status[asked.pk] = "unconfirmed"
            self.pencil.wants[asked.pk] = {None, *sessions}

    def confirm(self):
        if one := self.someone("unconfirmed", "unconfirmed"):
            confirm(registration=one)
            self.pencil.confirm(one.pk)

    def tried(self, move, allowed, status, **more):
        """Do a move by anyone at all; whether it may be is the pencil's business."""
        if one := self.someone():
            before = self.pencil.status[one.pk]
            try:
                perform(move=move, registration=one, **more)
            except RegistrationRefused:
                assert before not in allowed
                return
            assert before in allowed
            self.pencil.end(one.pk, status) if status != "confirmed" else self.pencil.status.update(
                {one.pk: status}
            )

    def cancel(self):
        self.tried("cancel", ("unconfirmed", "waiting", *HOLDS), "cancelled")

    def remove(self):
        self.tried("remove", ("unconfirmed", "waiting", *HOLDS), "cancelled", by=self.cast.budi)

    def accept(self):
        self.tried("accept", ("offered",), "confirmed")

    def decline(self):
        self.tried("decline", ("offered",), "declined")

    def erase(self):
        if one := self.someone():
            erase(registration=one)
            if self.pencil.status[one.pk] in ("unconfirmed", "waiting", *HOLDS):
                self.pencil.end(one.pk, "cancelled")

    def run_out(self):
        if one := self.someone("unconfirmed", "offered"):
            Registration.objects.filter(pk=one.pk).update(due_at=timezone.now() - timedelta(seconds=1))
            assert end_due() == 1
            self.pencil.end(one.pk, "lapsed")

    def capacity(self):
        self.resize(None)

    def session_capacity(self):
        self.resize(self.session)

    def resize(self, quota):
        wanted = {**self.pencil.capacities, quota: self.chance.randint(1, 5)}
        total = wanted.pop(None)
        try:
            set_capacity(form=self.made, capacity=total, sessions=wanted, by=self.cast.sari)
        except CapacityTaken:
            assert any(self.pencil.taken(key) > places for key, places in {None: total, **wanted}.items())
            return
        self.pencil.capacities = {None: total, **wanted}
        self.pencil.offer_on()

    def branch(self, names, forks):
        """Take the steps, then every branch that grows from there, and undo all; how many sequences ended."""
        before, length = deepcopy(self.pencil), len(self.done)
        with transaction.atomic():
            for name in names:
                self.step(name)
            number, steps = forks[0] if forks else (0, 0)
            ends = sum(self.branch(self.chance.choices(STEPS, k=steps), forks[1:]) for _ in range(number))
            transaction.set_rollback(True)
        self.pencil, self.done = before, self.done[:length]
        return ends or 1


@pytest.mark.django_db
def test_never_overbooked_and_nobody_passed(cast):
    made = form(cast, capacity=2, chooses_sessions=True)
    set_capacity(form=made, capacity=2, sessions={made.event.sessions.get().pk: 1}, by=cast.sari)
    seen, walked, seed = set(), 0, FIRST
    while walked < SEQUENCES:
        hall = Hall(cast, made, random.Random(seed))
        try:
            walked += hall.branch(BEGINNING, FORKS)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {hall.done}") from error
        seen |= hall.seen
        seed += 1
    assert {"confirmed", "waiting", "offered", "cancelled"} <= seen
