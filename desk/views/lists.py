"""Lists of articles: my items for life, and all that I may know of."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.queries import own, with_lines
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.filters import ArticleFilter
from desk.paging import paged


@require_safe
@allowed(Permission.WRITE_ARTICLES)
def mine(request: DeskRequest) -> HttpResponse:
    editions = Edition.objects.visible_to(request.user).filter(own(request.user))
    return listed(request, editions, _("Naskah saya"))


@require_safe
@allowed(Permission.WRITE_ARTICLES, Permission.READ_ALL_ARTICLES)
def every(request: DeskRequest) -> HttpResponse:
    return listed(request, Edition.objects.visible_to(request.user), _("Semua naskah"))


def listed(request: DeskRequest, editions: QuerySet[Edition], title: str) -> HttpResponse:
    form = ArticleFilter(request.GET, request.user)
    page = paged(request, with_lines(form.narrowed(editions)))
    context = {
        "title": title,
        "filter": form,
        "is_filtered": any(form.cleaned_data.values()),
        "page": page,
        "may_write": request.user.may(Permission.WRITE_ARTICLES),
    }
    return render(request, "desk/articles/list.html", context)
