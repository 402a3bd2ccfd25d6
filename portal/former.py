"""Where an address of before leads today: an earlier one of ours, or one of an older system."""

from django.http import HttpRequest, HttpResponsePermanentRedirect

from articles.models import FormerAddress
from portal import queries
from portal.languages import here, permanent

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
        return HttpResponsePermanentRedirect(here(article.address))
    return None


def spellings(request: HttpRequest) -> list[str]:
    """The address as asked for, then as it would be in Indonesian, each in every way it may be written."""
    asked = request.get_full_path_info()
    pairs = dict.fromkeys([(request.path_info, asked), (permanent(request.path_info), permanent(asked))])
    found = [one for path, full in pairs for one in ways_to_write(path, full, request)]
    return [one for one in found if one and one != "/" and "\x00" not in one]


def ways_to_write(path: str, full: str, request: HttpRequest) -> list[str]:
    """The full address, then without its query, with and without a slash at the end, by number."""
    other = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    numbers = [(key, request.GET.get(key, "")) for key in NUMBERED]
    return [
        *(full, path, other),
        *(f"{path}?{key}={number}" for key, number in numbers if number.isdecimal() and len(number) < 20),
    ]
