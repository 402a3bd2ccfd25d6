"""Addresses of the sitemaps."""

from django.urls import URLPattern, path, re_path

from portal.sitemaps import views

NAME = r"(?P<name>halaman|artikel|agenda|unit|narasumber|topik)"

urlpatterns: list[URLPattern] = [
    path("sitemap.xml", views.index, name="sitemap"),
    path("sitemap-berita.xml", views.news, name="sitemap-news"),
    re_path(rf"^sitemap/{NAME}-(?P<number>[1-9][0-9]{{0,4}})\.xml$", views.part, name="sitemap-part"),
]
