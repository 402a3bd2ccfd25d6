"""Photos: public ones for everyone, the others for those who may see them at the desk."""

from django.http import FileResponse, Http404, HttpRequest

from library.models import WIDTHS
from portal import photos

HOUR = 60 * 60  # a withdrawn photo leaves the caches of others within it


def photo(request: HttpRequest, token: str, width: str = "", suffix: str = "jpg") -> FileResponse:
    """One rendition; without a width the widest. Only public ones may be kept by caches."""
    is_public = photos.is_public(token)
    if not is_public and not photos.is_seen_by(request.user, token):
        raise Http404
    path = photos.file(token, int(width or WIDTHS[-1]), suffix)
    if path is None:
        raise Http404
    kind = "image/jpeg" if suffix == "jpg" else "image/webp"
    response = FileResponse(path.open("rb"), content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = f"public, max-age={HOUR}" if is_public else "private, no-store"
    return response
