"""Pustaka: the photo library, uploading, one photo, and the answers for the editor's dialog."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from contributors.models import User
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.photo import PhotoFilter, PhotoForm, UploadForm
from desk.paging import paged
from desk.photos import editions_with, found_photos
from library.actions import add_photo, describe_photo, focus_photo, may_describe
from library.models import Photo
from library.pictures import BadPicture

READERS = (Permission.UPLOAD_PHOTOS, Permission.READ_ALL_ARTICLES)
GRID = 24
WORDS = ("caption", "alt", "credit")
FIELDS = (*WORDS, "focus_x", "focus_y")


@allowed(*READERS)
def photos(request: DeskRequest) -> HttpResponse:
    form = PhotoFilter(request.GET, user=request.user)
    page = paged(request, found_photos(form, request.user), GRID)
    context = {
        "filter": form,
        "is_filtered": any(form.cleaned_data.values()),
        "page": page,
        "may_upload": request.user.may(Permission.UPLOAD_PHOTOS),
    }
    return render(request, "desk/photos/list.html", context)


@allowed(*READERS)
def photo(request: DeskRequest, pk: int) -> HttpResponse:
    """One photo: its words, its files, where it is used."""
    visible = Photo.objects.visible_to(request.user).select_related("unit", "uploaded_by")
    found = get_object_or_404(visible, pk=pk)
    may_edit = may_describe(request.user, found)
    form = PhotoForm(request.POST or None, initial={name: getattr(found, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        keep(found, form, request.user)
        messages.success(request, _("Keterangan foto tersimpan. Naskah yang sudah memakainya tidak berubah."))
        return redirect("desk:photo", pk)
    context = {
        "photo": found,
        "form": form,
        "may_edit": may_edit,
        "editions": editions_with(found, request.user),
        "speakers": found.speaker_set.all(),
    }
    return render(request, "desk/photos/photo.html", context)


def keep(photo: Photo, form: PhotoForm, by: User) -> None:
    """The words, and the focal point when it was moved."""
    describe_photo(photo=photo, by=by, **{name: form.cleaned_data[name] for name in WORDS})
    if form.focus:
        x, y = form.focus
        focus_photo(photo=photo, x=x, y=y, by=by)


@allowed(Permission.UPLOAD_PHOTOS)
def upload(request: DeskRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and (added := taken(form, request)):
        messages.success(request, _("Foto tersimpan di pustaka."))
        return redirect("desk:photo", added.pk)
    return render(request, "desk/photos/upload.html", {"form": form})


def taken(form: UploadForm, request: DeskRequest) -> Photo | None:
    """The photo, judged and kept; None with the reason at its field."""
    if not form.is_valid():
        return None
    values = {**form.cleaned_data}
    file = values.pop("file")
    try:
        return add_photo(file=file, size=file.size, by=request.user, **values)
    except BadPicture as refusal:
        form.add_error("file", str(refusal))
        return None


@allowed(*READERS)
def picker(request: DeskRequest) -> HttpResponse:
    """JSON for the editor's dialog: GET finds, POST uploads."""
    if request.method == "POST":
        return picked_upload(request)
    form = PhotoFilter(request.GET, user=request.user)
    page = paged(request, found_photos(form, request.user), GRID)
    following = f"{request.path}{page.older}" if page.older else None
    return JsonResponse({"results": [as_json(photo) for photo in page.items], "next": following})


@allowed(Permission.UPLOAD_PHOTOS)
def picked_upload(request: DeskRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES, user=request.user)
    if "unit" not in request.POST:
        form.data = request.POST.copy()
        form.data["unit"] = str(getattr(form.fields["unit"].initial, "pk", ""))
    added = taken(form, request)
    if added is None:
        return JsonResponse({"errors": form.errors}, status=400)
    return JsonResponse(as_json(added), status=201)


def as_json(photo: Photo) -> dict[str, Any]:
    return {
        "token": photo.token,
        "url": f"{photo.path}/320.jpg",
        "width": photo.width,
        "height": photo.height,
        "caption": photo.caption,
        "alt": photo.alt,
        "credit": photo.credit,
    }
