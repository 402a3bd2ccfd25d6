"""An article at its permanent address, and the texts that stood there before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Publication, Withdrawal
from portal import queries
from portal.languages import permanent
from portal.pages import article_page
from portal.surrogates import tagged


def article(request: HttpRequest) -> HttpResponse:
    address = permanent(request.path_info)
    editions = queries.standing_at(address)
    if not editions:
        return withdrawn(request, address)
    publication = editions[-1]
    context = article_page(publication, editions, current=publication)
    related = queries.related(publication)
    response = render(request, "portal/article.html", {**context, "related": related})
    return tagged(response, [publication, *related])


def version(request: HttpRequest, address: str, number: str) -> HttpResponse:
    """A text that a later edition replaced; photos and documents that are no longer used stay hidden."""
    current = get_object_or_404(Publication.objects.published(), address=f"/{address}")
    older = get_object_or_404(
        Publication.objects.superseded().filter(article=current.article_id), edition__number=number
    )
    context = article_page(older, queries.editions_of(older), current=current)
    response = render(request, "portal/article.html", {**context, "current": current})
    response["X-Robots-Tag"] = "noindex"
    return tagged(response, [older])


def withdrawn(request: HttpRequest, address: str) -> HttpResponse:
    """The public reason where an article was withdrawn; 404 when nothing was ever public here."""
    withdrawal = Withdrawal.objects.filter(article__address=address).select_related("article").first()
    if withdrawal is None or not queries.was_public(withdrawal.article):
        raise Http404
    return render(request, "portal/withdrawn.html", {"withdrawal": withdrawal}, status=410)
