"""Letting the words of events, speakers and units onto the portal, and taking them off it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from audit.actions import OwnWords, StaleWords
from audit.models import Release, Snapshot
from contributors.actions import UNIT, release_unit, withdraw_unit
from contributors.models import User, WorkUnit
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.slices import whole
from events.actions import EVENT, release_event, release_form, withdraw_event, withdraw_form
from events.models import Event
from events.registering.places import forms_for
from events.registering.terms import FORM
from speakers.actions import SPEAKER, release_speaker, withdraw_speaker
from speakers.models import Speaker


@dataclass(frozen=True)
class Released:
    """A kind of object with a page on the portal; `argument` is its name in the release action.

    `page` is the page of the desk that shows how it stands; `key` gives the number in its address.
    """

    object_type: str
    visible_to: Callable[[User], QuerySet[Any]]
    argument: str
    release: Callable[..., Release]
    withdraw: Callable[..., Release]
    page: str
    key: Callable[[Any], int] = lambda thing: int(thing.pk)


KINDS = {
    "acara": Released(EVENT, Event.objects.visible_to, "event", release_event, withdraw_event, "desk:event"),
    "narasumber": Released(
        SPEAKER,
        lambda user: Speaker.objects.all(),
        "speaker",
        release_speaker,
        withdraw_speaker,
        "desk:speaker",
    ),
    "unit": Released(
        UNIT, lambda user: WorkUnit.objects.all(), "unit", release_unit, withdraw_unit, "desk:unit"
    ),
    "pendaftaran": Released(
        *(FORM, forms_for, "form", release_form, withdraw_form, "desk:registration"),
        key=lambda form: int(form.event_id),
    ),
}


def released_kind(name: str) -> Released:
    """The kind of that name; raises Http404."""
    if name not in KINDS:
        raise Http404
    return KINDS[name]


@allowed(Permission.RELEASE_REGISTRY)
@require_POST
def release(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    released = released_kind(kind)
    thing = get_object_or_404(released.visible_to(request.user), pk=pk)
    seen = get_object_or_404(
        Snapshot.objects.of(released.object_type, pk), pk=whole(request.POST.get("terlihat"))
    )
    try:
        released.release(**{released.argument: thing}, seen=seen, by=request.user)
    except (OwnWords, StaleWords) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Kata-kata ini sekarang tampil di portal."))
    return redirect(released.page, released.key(thing))


@allowed(Permission.RELEASE_REGISTRY)
@require_POST
def withdraw(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    released = released_kind(kind)
    thing = get_object_or_404(released.visible_to(request.user), pk=pk)
    shown = Release.objects.of(released.object_type, pk).current().first()
    if shown:
        released.withdraw(shown=shown, by=request.user)
    messages.success(request, _("Halaman ini tidak lagi tampil di portal."))
    return redirect(released.page, released.key(thing))
