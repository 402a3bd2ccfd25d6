"""The front page of the portal: which articles stand there, and in which order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.actions import arrange_front
from articles.models import Publication
from articles.models.placement import SLOTS
from contributors.refusals import NotPossible
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.front import FrontForm, SearchForm
from desk.front import arranged, candidate, standing

OFFERED = 20


@require_safe
@allowed(Permission.RELEASE_ARTICLES)
def front(request: DeskRequest) -> HttpResponse:
    placements = standing()
    placed = arranged(placements)
    order = [one.publication.article_id for one in placed]
    search = SearchForm(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    others = Publication.objects.published().cards().exclude(article__in=order)
    if words:
        others = others.filter(card__title__icontains=words)
    context = {
        "placed": placed,
        "seen": ",".join(str(placement.article_id) for placement in placements),
        "candidates": [candidate(publication, order) for publication in others[:OFFERED]],
        "free": SLOTS - len(placed),
        "search": search,
        "words": words,
    }
    return render(request, "desk/front/front.html", context)


@require_POST
@allowed(Permission.RELEASE_ARTICLES)
def arrange(request: DeskRequest) -> HttpResponse:
    form = FrontForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Susunan beranda tidak terbaca. Muat ulang halaman ini."))
        return redirect("desk:front")
    try:
        arrange_front(order=form.cleaned_data["order"], seen=form.cleaned_data["seen"], by=request.user)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Susunan beranda tersimpan dan langsung tampil di portal."))
    return redirect("desk:front")
