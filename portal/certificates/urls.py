"""Addresses of certificates; they stand on paper, so they stay for ever."""

from django.urls import path, re_path

from portal.certificates import views

urlpatterns = [
    path("sertifikat/", views.ask, name="certificates"),
    re_path(r"^sertifikat/(?P<token>[A-Za-z2-7]{26})/$", views.certificate, name="certificate"),
]
