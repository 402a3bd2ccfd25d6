"""Reading places: how many there are, places in the line, who would be next."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db import connection
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from contributors.models import User
from events.models import Event, Quota, Registration, RegistrationForm, Seat
from events.registering.terms import gives_places
from events.workflow import RegistrationStatus

# only the stretch of the line that is asked for is numbered; who stands before it is counted from the index
PLACES_IN_LINE = """
    SELECT id, row_number() OVER (ORDER BY arrival) + (
        SELECT count(*) FROM events_registration
        WHERE form_id = %(form)s AND status = 'waiting' AND arrival < %(first)s
    )
    FROM events_registration
    WHERE form_id = %(form)s AND status = 'waiting' AND arrival BETWEEN %(first)s AND %(last)s
"""


@dataclass(frozen=True)
class Places:
    """How many have a place at an event, of how many, and how many wait for one."""

    form: RegistrationForm
    capacity: int
    taken: int
    waiting: int

    @property
    def left(self) -> int:
        return self.capacity - self.taken


def forms_for(user: User) -> QuerySet[RegistrationForm]:
    """The forms of the events that a person may know of."""
    return RegistrationForm.objects.filter(event__in=Event.objects.visible_to(user))


def places_of(forms: QuerySet[RegistrationForm]) -> list[Places]:
    """The places of each form's event, the first event first; one query."""
    whole = Quota.objects.filter(form=OuterRef("pk"), session=None)
    waits = Registration.objects.filter(form=OuterRef("pk"), status=RegistrationStatus.WAITING)
    waiting = waits.order_by().values("form").annotate(number=Count("*")).values("number")
    found = (
        forms.select_related("event")
        .annotate(
            held_places=Subquery(whole.values("taken")),
            all_places=Subquery(whole.values("capacity")),
            waits=Coalesce(Subquery(waiting, output_field=IntegerField()), 0),
        )
        .order_by("event__starts_on", "pk")
    )
    return [Places(one, one.all_places, one.held_places, one.waits) for one in found]


def numbers_by_status(form: RegistrationForm) -> dict[str, int]:
    """Status → how many registrations are in it; states with none are left out."""
    counted = (
        Registration.objects.filter(form=form).order_by().values_list("status").annotate(number=Count("pk"))
    )
    return dict(counted)


def positions(form: RegistrationForm, registrations: Collection[Registration]) -> dict[int, int]:
    """Registration → its place in the waiting list, from 1, for those that wait; at most one query."""
    waiting = [one.arrival or 0 for one in registrations if one.status == RegistrationStatus.WAITING]
    if not waiting:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(PLACES_IN_LINE, {"form": form.pk, "first": min(waiting), "last": max(waiting)})
        return dict(cursor.fetchall())


def would_be_offered(form: RegistrationForm, capacities: Mapping[int | None, int] | None = None) -> list[int]:
    """Who of the waiting list gets an offer, in order, with other capacities or the present ones.

    `capacities` maps ids of sessions, None for the event, to places. The database does the same one by one
    (events/actions/places.py); a test holds the two together.
    """
    if not gives_places(form.event_id, timezone.now()):
        return []
    wanted = capacities or {}
    room, whole, offered = {}, 0, []
    for quota in form.quotas.all():
        room[quota.pk] = wanted.get(quota.session_id, quota.capacity) - quota.taken
        whole = quota.pk if quota.session_id is None else whole
    for registration, quotas in line(form) if room.get(whole, 0) > 0 else ():
        if all(room[quota] > 0 for quota in quotas):
            offered.append(registration)
            room |= {quota: room[quota] - 1 for quota in quotas}
        if room[whole] <= 0:
            break
    return offered


def line(form: RegistrationForm) -> Iterator[tuple[int, list[int]]]:
    """Those who wait, in the order of arrival, each with the quotas that they ask for."""
    seats = (
        Seat.objects.filter(registration__form=form, registration__status=RegistrationStatus.WAITING)
        .order_by(F("registration__arrival"))
        .values_list("registration_id", "quota_id")
    )
    for registration, group in groupby(seats.iterator(chunk_size=500), key=lambda seat: seat[0]):
        yield registration, [quota for _registration, quota in group]
