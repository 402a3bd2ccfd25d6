"""Addresses of the logo, the icons and the manifest."""

from django.urls import URLPattern, path, re_path

from portal.identity import views

urlpatterns: list[URLPattern] = [
    re_path(
        r"^identitas/(?P<digest>[0-9a-f]{12})/(?P<name>logo\.(?:svg|png)|ikon-[0-9]{2,3}\.png)$",
        views.identity,
        name="identity",
    ),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
