"""The desk under /redaksi/, everything else is the portal."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from desk.accounts import closed

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^redaksi/akun/(?:signup|email|confirm-email)/", closed),
    path("redaksi/akun/", include("allauth.account.urls")),
    path("redaksi/", include("desk.urls")),
    path("", include("portal.urls")),
]

handler403 = "newsroom.refusals.forbidden"
handler404 = "newsroom.refusals.not_found"
handler500 = "portal.views.service.failed"
