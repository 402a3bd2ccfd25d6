"""Addresses of the portal. Those of articles are permanent: rubrik, first day, words of the title."""

from django.urls import URLPattern, path, re_path

from articles.models import Kind
from portal.views import agenda, articles, home, lists, media, people, service, subscriptions

app_name = "portal"

KINDS = "|".join(Kind.values)
ARTICLE = rf"^(?:{KINDS})/\d{{4}}/\d{{2}}/\d{{2}}/[-a-z0-9]+/"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    re_path(rf"^(?P<kind>{KINDS})/$", lists.rubrik, name="rubrik"),
    re_path(rf"{ARTICLE}$", articles.article, name="article"),
    re_path(rf"(?P<address>{ARTICLE[1:]})versi/(?P<number>\d{{1,4}})/$", articles.version, name="version"),
    path("topik/<slug:slug>/", lists.topic, name="topic"),
    path("unit/<slug:slug>/", lists.unit, name="unit"),
    path("ralat/", lists.corrections, name="corrections"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/<slug:slug>/", agenda.event, name="event"),
    path("narasumber/<slug:slug>/", people.speaker, name="speaker"),
    re_path(r"^media/(?P<token>[a-z0-9]{22,32})$", media.photo, name="photo"),
    re_path(
        r"^media/(?P<token>[a-z0-9]{22,32})/(?P<width>\d{1,5})\.(?P<suffix>jpg|webp)$",
        media.photo,
        name="rendition",
    ),
    path("langganan/", subscriptions.subscribe, name="subscribe"),
    path(
        "langganan/konfirmasi/<str:token>/", subscriptions.confirm_subscription, name="confirm_subscription"
    ),
    path("langganan/berhenti/<str:token>/", subscriptions.leave_subscription, name="leave_subscription"),
    path("robots.txt", service.robots, name="robots"),
    path("sehat", service.health, name="health"),
]
