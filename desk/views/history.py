"""The history of an article's edition: what happened, every version, any two compared."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Signature
from articles.rules import may_write
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.chronicle import asked_pair, versions_of
from desk.editions import edition_or_404, revision_or_404
from desk.redlines import Comparison

READERS = (Permission.WRITE_ARTICLES, Permission.READ_ALL_ARTICLES)


@require_safe
@allowed(*READERS)
def history(request: DeskRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request.user, pk)
    versions = versions_of(edition)
    pair = asked_pair(edition, request.GET)
    context = {
        "edition": edition,
        "editions": edition.article.editions.order_by("-number"),
        "changes": edition.changes.select_related("by", "revision").reverse(),
        "versions": versions,
        "pair": pair,
        "may_write": may_write(request.user, edition),
        "comparison": pair and Comparison(pair[0].content, pair[1].content),
    }
    return render(request, "desk/articles/history.html", context)


@require_safe
@allowed(*READERS)
def version(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """One revision as it was saved."""
    edition = edition_or_404(request.user, pk)
    revision = revision_or_404(edition, number)
    context = {
        "edition": edition,
        "revision": revision,
        "may_write": may_write(request.user, edition),
        "content": revision.content,
        "comparison": Comparison(revision.content, revision.content),
        "signatures": Signature.objects.filter(revision=revision).select_related("signer"),
    }
    return render(request, "desk/articles/version.html", context)
