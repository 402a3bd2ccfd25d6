"""One address for every move of the table."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import actions
from articles.models import Edition
from articles.refusals import NotReady, Stale
from articles.requirements import Issue
from articles.workflow import MOVE, Move
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.decisions import Decision, decisions
from desk.editions import edition_or_404
from desk.forms.move import MoveForm
from desk.views.review import review_page


@require_POST
@allowed(Permission.WRITE_ARTICLES, Permission.READ_ALL_ARTICLES)
def move(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """Do the move, or say on the page why not: 409 came too late, 422 something is missing."""
    edition, row = edition_or_404(request.user, pk), MOVE.get(name)
    if row is None or not row.by_hand:
        raise Http404
    form = MoveForm(request.POST)
    if not form.is_valid():
        issues = [Issue(field, " ".join(map(str, errors))) for field, errors in form.errors.items()]
        return held_back(request, edition, row, issues)
    try:
        left = actions.perform(move=name, edition=edition, by=request.user, request=form.to_request())
    except Stale as stale:
        return too_late(request, stale, row)
    except NotReady as refusal:
        return held_back(request, edition, row, refusal.issues)
    messages.success(request, _("Anda %(did)s.") % {"did": row.done})
    return redirect("desk:write" if left.pk != edition.pk else "desk:review", left.pk)


def held_back(request: DeskRequest, edition: Edition, row: Move, issues: list[Issue]) -> HttpResponse:
    """The review page again, with the reasons at the move and everything that was typed."""
    offered = decisions(request.user, edition)
    tried = Decision(
        row,
        [],
        errors=[issue.sentence for issue in issues],
        comment=request.POST.get("comment", ""),
        at=request.POST.get("at", ""),
        change_kind=request.POST.get("change_kind", ""),
    )
    shown = [replace(tried, issues=each.issues) if each.move == row else each for each in offered]
    return review_page(request, edition, status=422, decisions=shown, tried=tried)


def too_late(request: DeskRequest, stale: Stale, row: Move) -> HttpResponse:
    context = {
        "stale": stale,
        "edition": stale.edition,
        "move": row,
        "comment": request.POST.get("comment", ""),
    }
    return render(request, "desk/articles/stale.html", context, status=409)
