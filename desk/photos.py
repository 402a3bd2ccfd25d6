"""Finding photos, and where each of them is used."""

from django.db.models import Q, QuerySet

from articles.models import Edition
from articles.queries import with_lines
from contributors.models import User
from desk.forms.photo import PhotoFilter
from library.models import Photo


def found_photos(form: PhotoFilter, user: User) -> QuerySet[Photo]:
    """Photos this user may see that match the filter, newest first."""
    photos = Photo.objects.visible_to(user).select_related("unit", "uploaded_by")
    if words := form.value("q"):
        photos = photos.filter(
            Q(caption__icontains=words) | Q(alt__icontains=words) | Q(credit__icontains=words)
        )
    unit = form.value("unit")
    return photos.filter(unit=unit) if unit else photos


def editions_with(photo: Photo, user: User) -> list[Edition]:
    """Editions this user may know of whose newest text shows the photo."""
    editions = Edition.objects.visible_to(user).filter(latest__canonical__contains=photo.token)
    return list(with_lines(editions)[:50])
