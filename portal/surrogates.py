"""Names by which a cache elsewhere can throw out every page that shows an article."""

from collections.abc import Iterable

from django.http import HttpResponse

from articles.models import Publication


def tagged(response: HttpResponse, shown: Iterable[Publication]) -> HttpResponse:
    """`response` with `Surrogate-Key: portal artikel-<id> …`, as Fastly and Varnish's xkey read it."""
    articles = dict.fromkeys(f"artikel-{publication.article_id}" for publication in shown)
    response["Surrogate-Key"] = " ".join(["portal", *articles])
    return response
