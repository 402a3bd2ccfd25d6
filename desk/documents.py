"""Finding documents, where each of them is used, and who may read its file at the desk."""

from django.db.models import Q, QuerySet

from articles.models import Edition
from articles.queries import with_lines
from contributors.models import User
from desk.forms.document import DocumentFilter
from library.models import Document


def found_documents(form: DocumentFilter, user: User) -> QuerySet[Document]:
    """Documents this user may see that match the filter, newest first."""
    documents = Document.objects.visible_to(user).select_related("unit", "uploaded_by")
    if words := form.value("q"):
        documents = documents.filter(Q(title__icontains=words) | Q(description__icontains=words))
    if kind := form.value("format"):
        documents = documents.filter(format=kind)
    unit = form.value("unit")
    return documents.filter(unit=unit) if unit else documents


def carrying(document: Document, user: User) -> QuerySet[Edition]:
    """Editions this user may know of whose newest text carries the file."""
    # canonical JSON escapes quotes inside texts, so this meets the key itself and no words about it
    named = f'"sha256":"{document.sha256}"'
    return Edition.objects.visible_to(user).filter(latest__canonical__contains=named)


def editions_with(document: Document, user: User) -> list[Edition]:
    return list(with_lines(carrying(document, user))[:50])


def may_read(document: Document, user: User) -> bool:
    """Who sees it in the library, or a text that carries it."""
    return (
        Document.objects.visible_to(user).filter(pk=document.pk).exists() or carrying(document, user).exists()
    )
