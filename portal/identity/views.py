"""The ministry's logo and icons at their addresses, and the manifest that names them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from portal.identity import icons, logo
from portal.identity.palette import colours

FOR_EVER = "public, max-age=31536000, immutable"
A_MINUTE = "public, max-age=60"  # an address of before: what stands there is the present one
ICONS = {f"ikon-{size}.png": size for size in icons.SIZES}


def identity(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A logo or an icon; under the digest of another version the present one, for a short time."""
    if name in ICONS:
        return answer(icons.png(ICONS[name]), "image/png", is_present=digest == icons.digest())
    for found in (logo.shown(), logo.in_dots()):
        if found and found.address.endswith(f"/{name}"):
            data = found.path.read_bytes()
            return answer(data, found.kind, is_present=found.sha256.startswith(digest))
    raise Http404


def answer(data: bytes, kind: str, *, is_present: bool) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Cache-Control"] = FOR_EVER if is_present else A_MINUTE
    response["X-Content-Type-Options"] = "nosniff"
    return response


def manifest(request: HttpRequest) -> JsonResponse:
    """What phones show when the portal is put on the home screen (W3C, Web Application Manifest)."""
    pictures = [
        {"src": icons.address(size), "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)
    ]
    told = {
        "name": settings.MINISTRY_NAME,
        "short_name": settings.MINISTRY_SHORT_NAME or settings.MINISTRY_NAME,
        "lang": "id",
        "start_url": "/",
        "display": "browser",
        "background_color": colours()["paper"],
        "theme_color": colours()["accent-on-light"],
        "icons": pictures,
    }
    return JsonResponse(
        told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
