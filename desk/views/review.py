"""The review page: the text as it will look, what changed, remarks, and the decision."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import actions
from articles.models import Edition, Remark
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.decisions import decisions
from desk.editions import edition_or_404, works_on
from desk.forms.remark import RemarkForm
from desk.reviewing import review_context

READERS = (Permission.WRITE_ARTICLES, Permission.READ_ALL_ARTICLES)


@require_safe
@allowed(*READERS)
def review(request: DeskRequest, pk: int) -> HttpResponse:
    return review_page(request, edition_or_404(request.user, pk))


def review_page(request: DeskRequest, edition: Edition, status: int = 200, **more: Any) -> HttpResponse:
    """The page in any of its answers; `more` replaces parts of the context."""
    offered = more.pop("decisions", None) or decisions(request.user, edition)
    asked = request.GET.get("banding", "")
    context = {**review_context(request.user, edition, offered, asked), **more}
    return render(request, "desk/articles/review.html", context, status=status)


@require_POST
@allowed(Permission.WRITE_ARTICLES)
def add_remark(request: DeskRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request.user, pk)
    if not works_on(request.user, edition):
        raise PermissionDenied(_("Anda tidak memiliki hak untuk memberi catatan."))
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return review_page(request, edition, status=422, remark_form=form)
    actions.remark(edition=edition, by=request.user, **form.cleaned_data)
    messages.success(request, _("Catatan ditambahkan."))
    return redirect("desk:review", pk)


@require_POST
@allowed(Permission.WRITE_ARTICLES)
def resolve_remark(request: DeskRequest, pk: int) -> HttpResponse:
    known = Edition.objects.visible_to(request.user)
    remark = get_object_or_404(Remark.objects.select_related("edition__article"), pk=pk, edition__in=known)
    actions.resolve_remark(remark=remark, by=request.user)
    messages.success(request, _("Catatan ditandai selesai."))
    return redirect("desk:review", remark.edition_id)
