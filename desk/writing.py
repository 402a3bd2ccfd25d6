"""What the writing page shows around its form."""

from typing import Any

from articles.models import Edition, Kind, Revision, StatusChange
from articles.requirements import Request, complete
from articles.rules import may_move, may_write
from articles.workflow import MOVE
from desk.access import DeskRequest
from desk.forms.article import KIND_FIELDS, PARTS, ArticleForm


def writing_context(
    request: DeskRequest, edition: Edition, form: ArticleForm, base: Revision
) -> dict[str, Any]:
    submit = MOVE["submit"]
    return {
        "edition": edition,
        "form": form,
        "base": base,
        "groups": field_groups(edition, form),
        "issues": complete(edition, Request()),
        "submit": submit,
        "may_submit": edition.status in submit.sources and may_move(request.user, submit, edition),
        "may_save": may_write(request.user, edition),
        "returned": returned_with(edition),
        "remarks": edition.remarks.filter(resolved_at=None).select_related("by"),
        "media": form.media.with_nonce(str(request.csp_nonce)),  # type: ignore[attr-defined]
    }


def field_groups(edition: Edition, form: ArticleForm) -> dict[str, list[Any]]:
    """The fields of the rail, by its headings."""
    names = {
        "kind": KIND_FIELDS.get(Kind(edition.article.kind), ()),
        "place": ("place", "event_date", "topics"),
        "event": ("occasion", "speakers"),
        "lead": ("lead_photo", "lead_file", "lead_caption", "lead_alt", "lead_credit"),
        "documents": (
            *("documents", "document_file", "document_title"),
            *("document_description", "document_language"),
        ),
        "credits": PARTS,
    }
    return {group: [form[name] for name in fields if name in form.fields] for group, fields in names.items()}


def returned_with(edition: Edition) -> StatusChange | None:
    """The editor's note while the text is back with its writer."""
    last = edition.changes.select_related("by").last()
    return last if last and last.comment and last.to_status == edition.status else None
