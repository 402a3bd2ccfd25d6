"""Addresses of registration. The secret of a personal page is spelled as links.py spells it."""

from django.urls import path, re_path

from portal.registering import own, views

LINK = r"^pendaftaran/(?P<token>[A-Z2-7]{32})"

urlpatterns = [
    path("agenda/<slug:slug>/daftar/", views.registration, name="registration"),
    re_path(rf"{LINK}/$", own.own, name="own_registration"),
    re_path(rf"{LINK}/ubah/$", own.change, name="change_registration"),
    re_path(rf"{LINK}/(?P<step>batal|hapus)/$", own.sure, name="end_registration"),
    re_path(rf"{LINK}/sertifikat/$", own.certificate, name="own_certificate"),
    re_path(rf"{LINK}/data/$", own.download, name="registration_data"),
]
