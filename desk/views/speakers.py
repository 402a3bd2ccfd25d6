"""Narasumber: the list, one person, entering them, and choosing their photo."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.inputs import SearchForm
from desk.forms.photo import PhotoFilter
from desk.forms.rows import MORE, with_more_rows
from desk.forms.speaker import POSTS, BasePosts, SpeakerForm, posts_of
from desk.meanwhile import held, since_opened
from desk.paging import paged
from desk.people import found_people, similar_people
from desk.photos import found_photos
from desk.releases import standing
from desk.rowmerge import Rows
from desk.slices import whole
from events.models import Appearance, Event, Session
from library.models import Photo
from speakers.actions import SPEAKER, save_speaker
from speakers.models import Speaker

READERS = (Permission.EDIT_SPEAKERS, Permission.READ_ALL_ARTICLES)
SPARE = 1


@allowed(*READERS)
def speakers(request: DeskRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    found = found_people(form.value("q") or "").select_related("photo").prefetch_related("appointments")
    context = {
        "filter": form,
        "page": paged(request, found),
        "may_edit": request.user.may(Permission.EDIT_SPEAKERS),
    }
    return render(request, "desk/speakers/list.html", context)


@allowed(*READERS)
def speaker(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Speaker.objects.select_related("photo"), pk=pk)
    visible = Appearance.objects.filter(session__event__in=Event.objects.visible_to(request.user))
    appearances = visible.filter(speaker=found).select_related("session__event")
    context = {
        "speaker": found,
        "appointments": found.appointments.all(),
        "appearances": appearances.order_by("-session__event__starts_on")[:50],
        "standing": standing(SPEAKER, found.pk, request.user),
        "kind": "narasumber",
        "similar": similar_people(found),
        "may_edit": request.user.may(Permission.EDIT_SPEAKERS),
    }
    return render(request, "desk/speakers/speaker.html", context)


@allowed(Permission.EDIT_SPEAKERS)
def new_speaker(request: DeskRequest) -> HttpResponse:
    return speaker_form(request, Speaker(name=request.GET.get("nama", "")[:150]))


@allowed(Permission.EDIT_SPEAKERS)
@transaction.atomic
def edit_speaker(request: DeskRequest, pk: int) -> HttpResponse:
    return speaker_form(request, get_object_or_404(held(Speaker.objects.all(), request), pk=pk))


def speaker_form(request: DeskRequest, speaker: Speaker) -> HttpResponse:
    """Show or save the form; errors and a save by someone else in between keep everything typed."""
    data = request.POST if request.method == "POST" else None
    wants_row, meanwhile = data is not None and MORE in data, None
    title = speaker.full_name if speaker.pk else ""
    if data is not None and wants_row:
        data = with_more_rows(data, POSTS)
    elif data is not None:
        stored = Rows(posts_of(speaker, None, extra=0), _("Jabatan"))
        meanwhile = since_opened(SPEAKER, data, SpeakerForm(instance=speaker), stored)
        data = meanwhile.data
    form = SpeakerForm(data, instance=speaker)
    posts = posts_of(speaker, data, extra=SPARE)
    context = {"form": form, "posts": posts, "title": title, "speaker": speaker, "meanwhile": meanwhile}
    if data is not None and not wants_row and all([form.is_valid(), posts.is_valid()]) and not meanwhile:
        similar = namesakes(form.instance, data)
        if not similar:
            return save(request, form, posts)
        context |= {"similar": similar, "told": form.instance.name}
    return render(request, "desk/speakers/form.html", context, status=409 if meanwhile else 200)


def namesakes(speaker: Speaker, data: Any) -> list[Speaker]:
    """People whom a new name may mean, once: saving the same name again says that it is someone else."""
    if speaker.pk or data.get("bukan") == speaker.name:
        return []
    return similar_people(speaker)


def save(request: DeskRequest, form: SpeakerForm, posts: BasePosts) -> HttpResponse:
    speaker = save_speaker(
        speaker=form.instance, appointments=posts.kept(), removed=posts.removed(), by=request.user
    )
    messages.success(request, _("Narasumber tersimpan. Portal menampilkannya setelah disetujui editor lain."))
    session = asking_session(request)
    if session:
        return redirect(f"{reverse('desk:session', args=[session.event_id, session.pk])}?tambah={speaker.pk}")
    return redirect("desk:speaker", speaker.pk)


def asking_session(request: DeskRequest) -> Session | None:
    """The session on whose page someone wished to add a person who was not there yet."""
    events = Event.objects.visible_to(request.user)
    return Session.objects.filter(event__in=events, pk=whole(request.GET.get("sesi"))).first()


@allowed(Permission.EDIT_SPEAKERS)
@transaction.atomic
def portrait(request: DeskRequest, pk: int) -> HttpResponse:
    """Choose the photo from what this person may see of the library, or take it away."""
    found = get_object_or_404(held(Speaker.objects.all(), request), pk=pk)
    if request.method == "POST":
        token = request.POST.get("foto", "")[:32]
        photos = Photo.objects.visible_to(request.user)
        found.photo = get_object_or_404(photos, token=token.replace("\x00", "")) if token else None
        save_speaker(speaker=found, by=request.user)
        messages.success(request, _("Foto narasumber tersimpan."))
        return redirect("desk:speaker", pk)
    form = PhotoFilter(request.GET, user=request.user)
    context = {"speaker": found, "filter": form, "page": paged(request, found_photos(form, request.user), 24)}
    return render(request, "desk/speakers/portrait.html", context)
