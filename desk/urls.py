"""Addresses of the desk."""

from django.urls import URLPattern, path

from desk.urls_articles import articles_patterns
from desk.urls_registration import registration_patterns
from desk.urls_registry import registry_patterns
from desk.views import gallery

app_name = "desk"
urlpatterns: list[URLPattern] = [
    *articles_patterns,
    *registry_patterns,
    *registration_patterns,
    path("komponen/", gallery.gallery, name="gallery"),
]
