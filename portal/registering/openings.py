"""Which of many events somebody can register for now: what cards of events say."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from events.models import Quota
from events.registering.terms import is_called_off
from events.words import last_day

Words = dict[str, Any]


def with_openings(events: Iterable[Words]) -> list[Words]:
    """The same events, `is_open` where a place can be had now. One query, none for past events and those
    known to have no form."""
    shown, today = list(events), timezone.localdate()
    asked = [one for one in shown if one.get("has_form", True)]
    coming = [one["id"] for one in asked if last_day(one) >= today and not is_called_off(one)]
    known = open_among(coming) if coming else frozenset()
    return [{**one, "is_open": one["id"] in known} for one in shown]


def open_among(ids: list[int]) -> frozenset[int]:
    now = timezone.now()
    running = Q(form__closed_at=None) | Q(form__closed_at__gt=now)
    found = Quota.objects.filter(
        running,
        session=None,
        taken__lt=F("capacity"),
        form__event__in=ids,
        form__open_from__lte=now,
        form__open_until__gt=now,
    )
    return frozenset(found.order_by().values_list("form__event", flat=True))
