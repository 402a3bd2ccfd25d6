"""Addresses of the desk for events, speakers, units, photos, accounts and the log."""

from django.urls import URLPattern, path

from desk.views import audit, cast, event_status, events, photos, programme, releases, speakers, units, users

registry_patterns: list[URLPattern] = [
    path("acara/", events.events, name="events"),
    path("acara/baru/", programme.new_event, name="new_event"),
    path("acara/tanpa-berita/", events.unwritten_events, name="unwritten_events"),
    path("acara/<int:pk>/", events.event, name="event"),
    path("acara/<int:pk>/status/", event_status.event_status, name="event_status"),
    path("acara/<int:pk>/sunting/", programme.edit_event, name="edit_event"),
    path("acara/<int:pk>/sesi/<int:session_pk>/", cast.session, name="session"),
    path("narasumber/", speakers.speakers, name="speakers"),
    path("narasumber/baru/", speakers.new_speaker, name="new_speaker"),
    path("narasumber/<int:pk>/", speakers.speaker, name="speaker"),
    path("narasumber/<int:pk>/sunting/", speakers.edit_speaker, name="edit_speaker"),
    path("narasumber/<int:pk>/foto/", speakers.portrait, name="portrait"),
    path("unit/", units.units, name="units"),
    path("unit/baru/", units.new_unit, name="new_unit"),
    path("unit/<int:pk>/", units.unit, name="unit"),
    path("unit/<int:pk>/sunting/", units.edit_unit, name="edit_unit"),
    path("halaman/<slug:kind>/<int:pk>/setujui/", releases.release, name="release"),
    path("halaman/<slug:kind>/<int:pk>/tarik/", releases.withdraw, name="withdraw"),
    path("pustaka/", photos.photos, name="photos"),
    path("pustaka/unggah/", photos.upload, name="upload_photo"),
    path("pustaka/pilih/", photos.picker, name="pick_photo"),
    path("pustaka/<int:pk>/", photos.photo, name="photo"),
    path("pengguna/", users.users, name="users"),
    path("pengguna/baru/", users.new_user, name="new_user"),
    path("pengguna/<int:pk>/sunting/", users.edit_user, name="edit_user"),
    path("catatan/", audit.entries, name="audit"),
]
