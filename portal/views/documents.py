"""A document under its permanent number, while a text that is public carries it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles.content import Enclosed
from library.models import Format
from library.models.document import media_type
from portal import documents
from portal.ranges import asked_range

SHOWN = (Format.PDF, Format.TXT)  # in the browser; the others are for programs
# what a reader opens from here runs nothing and reaches nothing
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


@require_safe
def document(request: HttpRequest, pk: str, name: str, suffix: str) -> HttpResponseBase:
    """410 for what was public once; another name than the approved one leads to the newest."""
    offered = documents.public_words(int(pk))
    if not offered:
        if documents.was_public(int(pk)):
            return render(request, "portal/document_gone.html", {"is_nowhere": True}, status=410)
        raise Http404
    named = ((one, documents.name(one), one["format"]) for one in offered)
    found = next((one for one, *own in named if own == [name, suffix]), None)
    if found is None:
        return redirect(documents.address(offered[0]))
    return answer(request, found)


def answer(request: HttpRequest, found: Enclosed) -> HttpResponseBase:
    """The approved bytes, or the part of them that was asked for; caches ask again each time."""
    path = documents.approved_file(found)
    if path is None:
        raise Http404
    etag, size = f'"{found["sha256"]}"', found["size"]
    unchanged = get_conditional_response(request, etag=etag)
    part = asked_range(request, etag, size)
    if unchanged is not None:
        response: HttpResponseBase = unchanged
    elif request.method == "HEAD":
        response = HttpResponse(headers={"Content-Length": str(size)})
    elif part is None:
        response = FileResponse(path.open("rb"))
    else:
        response = part.of(path)
    headers(response, found)
    response["ETag"] = etag
    return response


def headers(response: HttpResponseBase, found: Enclosed) -> None:
    kind = media_type(found["format"])
    response["Content-Type"] = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    name = f"{documents.name(found)}.{found['format']}"
    response["Content-Disposition"] = content_disposition_header(found["format"] not in SHOWN, name) or ""
    response["Content-Language"] = found["language"]
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "public, no-cache"
