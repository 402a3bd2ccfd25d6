"""Addresses of the feeds: /feed/ and the address of the page they follow."""

from django.urls import URLPattern, re_path

from articles.models import Kind
from portal.feeds import views

KINDS = "|".join(Kind.values)
FORM = r"(?P<form>rss\.xml|atom\.xml|feed\.json)$"
SLUG = r"(?P<slug>[-a-zA-Z0-9_]+)"

urlpatterns: list[URLPattern] = [
    re_path(rf"^feed/{FORM}", views.everything, name="feed"),
    re_path(rf"^feed/(?P<kind>{KINDS})/{FORM}", views.rubrik, name="feed-rubrik"),
    re_path(rf"^feed/unit/{SLUG}/{FORM}", views.unit, name="feed-unit"),
    re_path(rf"^feed/topik/{SLUG}/{FORM}", views.topic, name="feed-topic"),
    re_path(rf"^feed/narasumber/{SLUG}/{FORM}", views.speaker, name="feed-speaker"),
]
