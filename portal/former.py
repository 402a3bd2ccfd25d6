"""Where an address of before leads today: an earlier one of ours, or one of an older system."""

from django.http import HttpRequest, HttpResponsePermanentRedirect

from articles.models import FormerAddress
from portal import queries

NUMBERED = ("p", "page_id")  # WordPress: /?p=123, whatever else the query says


def present(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """The way to the article that the requested address had; None when it is none that was ever public."""
    wanted = spellings(request)
    found = {
        former.path: former.article
        for former in FormerAddress.objects.filter(path__in=wanted).select_related("article")
    }
    article = next((found[path] for path in wanted if path in found), None)
    if article and article.address and queries.was_public(article):
        return HttpResponsePermanentRedirect(article.address)
    return None


def spellings(request: HttpRequest) -> list[str]:
    """The address as asked for, then without its query, with and without a slash at the end, by number."""
    path = request.path_info
    other = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    numbers = [(key, request.GET.get(key, "")) for key in NUMBERED]
    asked = [
        *(request.get_full_path_info(), path, other),
        *(f"{path}?{key}={number}" for key, number in numbers if number.isdecimal() and len(number) < 20),
    ]
    return [one for one in asked if one and one != "/" and "\x00" not in one]
