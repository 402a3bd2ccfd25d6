"""Addresses of the portal. Those of articles are permanent: rubrik, first day, words of the title."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from articles.models import Kind
from portal.views import (
    agenda,
    archive,
    articles,
    home,
    lists,
    machines,
    media,
    people,
    reading,
    search,
    service,
    subscriptions,
)

app_name = "portal"

KINDS = "|".join(Kind.values)
ARTICLE = rf"^(?:{KINDS})/\d{{4}}/\d{{2}}/\d{{2}}/[-a-z0-9]+/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    re_path(rf"^(?P<kind>{KINDS})/$", lists.rubrik, name="rubrik"),
    re_path(rf"{ARTICLE}$", articles.article, name="article"),
    re_path(rf"(?P<address>{ARTICLE[1:]})versi/(?P<number>\d{{1,4}})/$", articles.version, name="version"),
    path("topik/<slug:slug>/", lists.topic, name="topic"),
    path("unit/<slug:slug>/", lists.unit, name="unit"),
    path("arsip/", archive.years, name="archive"),
    re_path(
        r"^arsip/(?P<year>\d{4})/(?:(?P<month>\d{2})/(?:(?P<day>\d{2})/)?)?$",
        archive.span,
        name="archive_span",
    ),
    path("redaksi-kami/", service.masthead, name="masthead"),
    path("aksesibilitas/", service.accessibility, name="accessibility"),
    path("privasi/", service.privacy, name="privacy"),
    path("peta-situs/", service.site_map, name="site_map"),
    path("warna.css", service.colours, name="colours"),
    path("cari/", search.search, name="search"),
    path("cari/saran/", search.suggest, name="suggest"),
    path("ralat/", lists.corrections, name="corrections"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/<slug:slug>/", agenda.event, name="event"),
    path("narasumber/<slug:slug>/", people.speaker, name="speaker"),
    re_path(r"^media/(?P<token>[a-z0-9]{22,32})$", media.photo, name="photo"),
    re_path(
        r"^media/(?P<token>[a-z0-9]{22,32})/(?P<cut>k?)(?P<width>\d{1,5})\.(?P<suffix>jpg|webp|avif)$",
        media.photo,
        name="rendition",
    ),
    path("langganan/", subscriptions.subscribe, name="subscribe"),
    path(
        "langganan/konfirmasi/<str:token>/", subscriptions.confirm_subscription, name="confirm_subscription"
    ),
    path("langganan/berhenti/<str:token>/", subscriptions.leave_subscription, name="leave_subscription"),
    path("dibaca/", reading.reading, name="reading"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("llms.txt", machines.llms, name="llms"),
    path("sehat", service.health, name="health"),
    path("", include("portal.registering.urls")),
    path("", include("portal.certificates.urls")),
    path("", include("portal.feeds.urls")),
    path("", include("portal.sitemaps.urls")),
    path("", include("portal.sharing.urls")),
    path("", include("portal.widget.urls")),
    path("", include("portal.api.urls")),
]
