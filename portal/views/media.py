"""Photos: public ones for everyone, the others for those who may see them at the desk."""

from django.http import FileResponse, Http404, HttpRequest

from portal import photos

HOUR = 60 * 60  # a withdrawn photo leaves the caches of others within it
MINUTES = 5 * 60  # until something lighter may be there


def photo(
    request: HttpRequest, token: str, cut: str = "", width: str = "", suffix: str = "jpg"
) -> FileResponse:
    """One rendition; without a width the widest. Only public ones may be kept by caches."""
    is_public = photos.is_public(token)
    if not is_public and not photos.is_seen_by(request.user, token):
        raise Http404
    path = photos.rendition(token, cut, width, suffix)
    if path is None:
        raise Http404
    kind = path.suffix.removeprefix(".")
    age = HOUR if kind == suffix else MINUTES
    response = FileResponse(path.open("rb"), content_type=photos.KINDS[kind])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = f"public, max-age={age}" if is_public else "private, no-store"
    return response
