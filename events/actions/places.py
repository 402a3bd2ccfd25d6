"""Places and their order: who gets one, who is next. Callers hold the quotas of the form."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from events.models import Quota, Registration, Seat


def hold(form_id: int) -> None:
    """Take turns with everyone who changes places of this form, to the end of the transaction.

    Always before a registration is held, so that nobody waits in a circle.
    """
    list(Quota.objects.select_for_update(no_key=True).filter(form=form_id).order_by("pk"))


def arrive(form_id: int) -> int:
    """The next number in the order of arrival. It is counted in the row, so it has no gaps and no ties."""
    mine = Quota.objects.filter(form=form_id, session=None)
    mine.update(arrivals=F("arrivals") + 1)
    return mine.values_list("arrivals", flat=True).get()


def take(registration: Registration) -> bool:
    """Count a place of every quota that is asked for; False, and nothing counted, when one is full."""
    asked = Seat.objects.filter(registration=registration).values_list("quota_id", flat=True)
    wanted = list(asked)
    with transaction.atomic():
        counted = Quota.objects.filter(pk__in=wanted, taken__lt=F("capacity")).update(taken=F("taken") + 1)
        if counted != len(wanted):
            transaction.set_rollback(True)
    return counted == len(wanted)


def give_back(registration: Registration) -> None:
    asked = Seat.objects.filter(registration=registration).values("quota_id")
    Quota.objects.filter(pk__in=asked).update(taken=F("taken") - 1)


def next_in_line(form_id: int) -> Registration | None:
    """Of those who wait and find room in all that they asked for, the one who arrived first."""
    full = Seat.objects.filter(registration=OuterRef("pk"), quota__taken__gte=F("quota__capacity"))
    waiting = Registration.objects.waiting().filter(form=form_id)
    return waiting.filter(~Exists(full)).select_for_update(no_key=True).first()


def has_room(registration: Registration) -> bool:
    asked = Seat.objects.filter(registration=registration)
    return not asked.filter(quota__taken__gte=F("quota__capacity")).exists()
