"""Addresses of the desk."""

from django.urls import URLPattern, path

from desk.views import gallery

app_name = "desk"
urlpatterns: list[URLPattern] = [path("komponen/", gallery.gallery, name="gallery")]
