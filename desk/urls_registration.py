"""Addresses of the desk for the registration of an event."""

from django.urls import URLPattern, path

from desk.views import registrants, registration, registration_form

AT = "acara/<int:pk>/pendaftaran/"
registration_patterns: list[URLPattern] = [
    path(AT, registrants.registrants, name="registration"),
    path(f"{AT}formulir/", registration_form.edit_form, name="registration_form"),
    path(f"{AT}pratinjau/", registration.preview, name="registration_preview"),
    path(f"{AT}tutup/", registration.close, name="close_registration"),
    path(f"{AT}kuota/", registration.places, name="registration_places"),
    path(f"{AT}tawarkan/", registration.offer, name="offer_places"),
    path(f"{AT}unduh/", registrants.export, name="export_registrations"),
    path(f"{AT}peserta/<int:number>/", registrants.registrant, name="registrant"),
]
