"""Every public address there is: those of the URLconf, and all that their answers name."""

import html
import re
from urllib.parse import urljoin, urlsplit

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

from portal.languages import Face

SITE = "http://portal.example"
NAMED = re.compile(
    r"""(?:href|src|action)=["']([^"'\s]+)["']"""
    r"""|(?:content|data-[a-z-]+)=["']((?:https?:/)?/[^"'\s]+)["']"""
    r"""|<(?:loc|link|id|guid|url)>([^<]+)<"""
    r'''|"((?:https?://|/)[^"\s]+)"'''
    r"""|(https?://[^\s"'<>\\)]+)"""
)
NOT_CRAWLED = ("/redaksi", "/static/", "/sehat")
MOST = 600


def fixed_addresses(patterns=None, before="/"):
    """Addresses without parameters, of all parts of the URLconf but the desk."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = str(entry.pattern)
        if isinstance(entry.pattern, RoutePattern | Face) and "<" not in route:
            if isinstance(entry, URLPattern):
                yield before + route
            elif not route.startswith("redaksi"):
                yield from fixed_addresses(entry.url_patterns, before + route)


def named(text, base):
    """Addresses of this site in a page, a feed or an API answer."""
    for groups in NAMED.findall(text):
        address = html.unescape(next(filter(None, groups)))
        parts = urlsplit(urljoin(SITE + base, address))
        if f"{parts.scheme}://{parts.netloc}" == SITE and parts.path:
            yield parts.path + (f"?{parts.query}" if parts.query else "")
    for srcset in re.findall(r'srcset="([^"]+)"', text):
        yield from (part.split()[0] for part in srcset.split(","))


def crawl(web, seeds=()):
    """What every public address answers: address -> (status, text); pictures as Latin-1."""
    found, front = {}, [*fixed_addresses(), *seeds]
    while front:
        address = front.pop()
        if address in found or address.startswith(NOT_CRAWLED):
            continue
        status, headers, body = web.get(address)
        text = body.decode("utf-8" if "image" not in headers.get("content-type", "") else "latin-1")
        found[address] = status, text
        assert len(found) < MOST, "a page breeds addresses without end"
        assert status < 500, f"{address}: {web.said()}"
        front += [*named(text, address), *([headers["location"]] if "location" in headers else [])]
    return found
