"""The desk under /redaksi/, everything else is the portal."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("redaksi/akun/", include("allauth.account.urls")),
    path("redaksi/", include("desk.urls")),
    path("", include("portal.urls")),
]

handler404 = "portal.views.service.not_found"
