"""Pustaka dokumen: the list, uploading, one document, and its file for those who may read it here."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.documents import editions_with, found_documents, may_read
from desk.forms.document import DocumentFilter, DocumentUploadForm, DocumentWordsForm
from desk.paging import paged
from library.actions import add_document, may_title, title_document
from library.judging import BadDocument
from library.models import Document, Format
from library.models.document import media_type

READERS = (Permission.UPLOAD_DOCUMENTS, Permission.READ_ALL_ARTICLES)
WORDS = ("title", "description", "language")
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"


@allowed(*READERS)
def documents(request: DeskRequest) -> HttpResponse:
    form = DocumentFilter(request.GET, user=request.user)
    context = {
        "filter": form,
        "page": paged(request, found_documents(form, request.user)),
        "is_filtered": any(form.cleaned_data.values()),
        "may_upload": request.user.may(Permission.UPLOAD_DOCUMENTS),
    }
    return render(request, "desk/documents/list.html", context)


@allowed(*READERS)
def document(request: DeskRequest, pk: int) -> HttpResponse:
    """One document: its words, its file, where it is used."""
    visible = Document.objects.visible_to(request.user).select_related("unit", "uploaded_by")
    found = get_object_or_404(visible, pk=pk)
    form = DocumentWordsForm(request.POST or None, initial={name: getattr(found, name) for name in WORDS})
    if request.method == "POST" and form.is_valid():
        title_document(document=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Judul dokumen tersimpan. Naskah yang sudah memuatnya tidak berubah."))
        return redirect("desk:document", pk)
    context = {
        "document": found,
        "form": form,
        "may_edit": may_title(request.user, found),
        "editions": editions_with(found, request.user),
    }
    return render(request, "desk/documents/document.html", context)


@allowed(Permission.UPLOAD_DOCUMENTS)
def upload(request: DeskRequest) -> HttpResponse:
    form = DocumentUploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and (added := taken(form, request)):
        is_new = added.title == form.cleaned_data["title"]
        known = _("Berkas ini sudah ada di pustaka dengan judul ini.")
        messages.success(request, _("Dokumen tersimpan di pustaka.") if is_new else known)
        return redirect("desk:document", added.pk)
    return render(request, "desk/documents/upload.html", {"form": form})


def taken(form: DocumentUploadForm, request: DeskRequest) -> Document | None:
    """The document, judged and kept; None with the reason at its field."""
    if not form.is_valid():
        return None
    values = {**form.cleaned_data}
    file = values.pop("file")
    try:
        return add_document(file=file, size=file.size, by=request.user, **values)
    except BadDocument as refusal:
        form.add_error("file", str(refusal))
        return None


@require_safe
@allowed(*READERS)
def file(request: DeskRequest, pk: int) -> HttpResponse:
    """The bytes, for those who see the document in the library or a text that carries it."""
    found = get_object_or_404(Document, pk=pk)
    if not may_read(found, request.user) or not found.path.exists():
        raise Http404
    kind = media_type(found.format)
    told = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    response = HttpResponse(found.path.read_bytes(), content_type=told)
    is_shown = found.format in (Format.PDF, Format.TXT)
    named = content_disposition_header(not is_shown, f"dokumen-{found.pk}.{found.format}")
    response["Content-Disposition"] = named or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    return response
