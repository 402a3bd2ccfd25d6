"""Finding the edition that an address of the desk means."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from articles.models import Edition, Revision
from articles.rules import is_editor, writes_for_unit
from contributors.models import User


def edition_or_404(user: User, pk: int) -> Edition:
    """The edition with its newest words, or 404 for what this user may not know of."""
    editions = Edition.objects.visible_to(user).select_related(
        "article__unit", "latest__author", "reviewer", "started_by", "submitted_by"
    )
    return get_object_or_404(editions, pk=pk)


def newest(edition: Edition) -> Revision:
    """The newest revision; an edition without words has no page."""
    if edition.latest is None:
        raise Http404
    return edition.latest


def revision_or_404(edition: Edition, number: int) -> Revision:
    return get_object_or_404(edition.revisions.select_related("author"), number=number)


def works_on(user: User, edition: Edition) -> bool:
    """Whether this person takes part in the edition, in whatever state it is."""
    return is_editor(user, edition) or writes_for_unit(user, edition)
