"""Feeds at their addresses; every channel in three forms."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.addresses import absolute
from portal.feeds import channels
from portal.feeds.atom import atom
from portal.feeds.channels import Channel
from portal.feeds.json_feed import json_feed
from portal.feeds.rss import rss
from portal.freshness import dated

FORMS: dict[str, tuple[Callable[[Channel, str], str], str]] = {
    "rss.xml": (rss, "application/rss+xml; charset=utf-8"),
    "atom.xml": (atom, "application/atom+xml; charset=utf-8"),
    "feed.json": (json_feed, "application/feed+json; charset=utf-8"),
}


def everything(request: HttpRequest, form: str) -> HttpResponse:
    return answer(request, channels.everything(), form)


def rubrik(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    return answer(request, channels.rubrik(kind), form)


def unit(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    return answer(request, channels.unit(slug), form)


def topic(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    return answer(request, channels.topic(slug), form)


def speaker(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    return answer(request, channels.speaker(slug), form)


def answer(request: HttpRequest, channel: Channel, form: str) -> HttpResponse:
    write, kind = FORMS[form]
    response = HttpResponse(write(channel, absolute(request.path_info)), content_type=kind)
    response["Access-Control-Allow-Origin"] = "*"
    if settings.WEBSUB_HUB:  # where hubs look first (W3C WebSub, 4)
        response["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{absolute(request.path_info)}>; rel="self"'
    return dated(response, channel.changed)
