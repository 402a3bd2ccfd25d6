"""Addresses of the portal. Those of articles are permanent: rubrik, first day, words of the title."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from articles.models import Kind
from portal.languages import in_each_face
from portal.views import (
    agenda,
    archive,
    articles,
    documents,
    event,
    home,
    lists,
    machines,
    media,
    people,
    present,
    reading,
    search,
    service,
    subscriptions,
)
from portal.widget.views import guide

app_name = "portal"

KINDS = "|".join(Kind.values)
ARTICLE = rf"^(?:{KINDS})/[0-9]{{4}}/[0-9]{{2}}/[0-9]{{2}}/[-a-z0-9]+/"

Addresses = list[URLPattern | URLResolver]

pages: Addresses = [
    path("", home.home, name="home"),
    re_path(rf"^(?P<kind>{KINDS})/$", lists.rubrik, name="rubrik"),
    re_path(rf"{ARTICLE}$", articles.article, name="article"),
    re_path(rf"(?P<address>{ARTICLE[1:]})versi/(?P<number>[0-9]{{1,4}})/$", articles.version, name="version"),
    path("topik/<slug:slug>/", lists.topic, name="topic"),
    path("unit/<slug:slug>/", lists.unit, name="unit"),
    path("arsip/", archive.years, name="archive"),
    re_path(
        r"^arsip/(?P<year>[0-9]{4})/(?:(?P<month>[0-9]{2})/(?:(?P<day>[0-9]{2})/)?)?$",
        archive.span,
        name="archive_span",
    ),
    path("redaksi-kami/", service.masthead, name="masthead"),
    path("aksesibilitas/", service.accessibility, name="accessibility"),
    path("privasi/", service.privacy, name="privacy"),
    path("peta-situs/", service.site_map, name="site_map"),
    path("cari/", search.search, name="search"),
    path("cari/saran/", search.suggest, name="suggest"),
    path("ralat/", lists.corrections, name="corrections"),
    path("agenda/", agenda.agenda, name="agenda"),
    re_path(r"^agenda/(?P<year>[0-9]{4})/$", agenda.year, name="agenda_year"),
    re_path(r"^agenda/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", agenda.month, name="agenda_month"),
    re_path(r"^agenda/(?P<year>[0-9]{4})/minggu/(?P<week>[0-9]{2})/$", agenda.week, name="agenda_week"),
    path("agenda/<slug:slug>/", event.event, name="event"),
    path("agenda/<slug:slug>/siaran/<int:number>/", event.live, name="live"),
    path("narasumber/<slug:slug>/", people.speaker, name="speaker"),
    path("langganan/", subscriptions.subscribe, name="subscribe"),
    path(
        "langganan/konfirmasi/<str:token>/", subscriptions.confirm_subscription, name="confirm_subscription"
    ),
    path("langganan/berhenti/<str:token>/", subscriptions.leave_subscription, name="leave_subscription"),
    path("widget/panduan/", guide, name="widget-guide"),
    path("hadir/<int:number>/", present.present, name="present"),
    re_path(r"^hadir/(?P<number>[0-9]{1,10})/(?P<token>[A-Z2-7]{32})/$", present.present, name="present_own"),
    path("", include("portal.registering.urls")),
    path("", include("portal.certificates.urls")),
]

# what programs ask for has one address only
for_programs: Addresses = [
    path("warna.css", service.colours, name="colours"),
    re_path(r"^media/(?P<token>[a-z0-9]{22,32})$", media.photo, name="photo"),
    re_path(
        r"^media/(?P<token>[a-z0-9]{22,32})/(?P<cut>k?)(?P<width>[0-9]{1,5})\.(?P<suffix>jpg|webp|avif)$",
        media.photo,
        name="rendition",
    ),
    re_path(
        r"^dokumen/(?P<pk>[1-9][0-9]{0,17})/(?P<name>[-a-z0-9]{1,100})\.(?P<suffix>[a-z]{3,4})$",
        documents.document,
        name="document",
    ),
    path("dibaca/", reading.reading, name="reading"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("llms.txt", machines.llms, name="llms"),
    path("sehat", service.health, name="health"),
    path("", include("portal.feeds.urls")),
    path("", include("portal.calendars.urls")),
    path("", include("portal.sitemaps.urls")),
    path("", include("portal.sharing.urls")),
    path("", include("portal.identity.urls")),
    path("", include("portal.widget.urls")),
    path("", include("portal.api.urls")),
]

urlpatterns: Addresses = [in_each_face(pages), *for_programs]
