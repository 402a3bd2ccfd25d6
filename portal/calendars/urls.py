"""Addresses of calendars: that of the page they follow, with a file's name."""

from django.urls import URLPattern, path

from portal.calendars import views

urlpatterns: list[URLPattern] = [
    path("agenda/kalender.ics", views.agenda, name="calendar"),
    path("agenda/<slug:slug>/acara.ics", views.event, name="event_calendar"),
    path("unit/<slug:slug>/kalender.ics", views.unit, name="unit_calendar"),
    path("narasumber/<slug:slug>/kalender.ics", views.speaker, name="speaker_calendar"),
]
