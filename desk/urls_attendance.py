"""Addresses of attendance, all below the page of their event."""

from django.urls import URLPattern, path

from desk.views import attendance, door, hall, meeting, scan, signing

EVENT = "acara/<int:pk>/presensi/"
SESSION = f"{EVENT}<int:number>/"

attendance_patterns: list[URLPattern] = [
    path(EVENT, attendance.overview, name="attendance"),
    path(f"{EVENT}unduh/", signing.export, name="attendance_export"),
    path(f"{EVENT}rekap/", attendance.recap, name="attendance_recap"),
    path(f"{EVENT}daftar-hadir/", signing.sheet, name="attendance_sheet"),
    path(SESSION, scan.scanner, name="scanner"),
    path(f"{SESSION}catat/", scan.marks, name="attendance_marks"),
    path(f"{SESSION}kode/", scan.codes, name="attendance_codes"),
    path(f"{SESSION}hadir/", attendance.people, name="attendees"),
    path(f"{SESSION}jam/", attendance.hours, name="session_hours"),
    path(f"{SESSION}layar/", hall.screen, name="hall_screen"),
    path(f"{SESSION}tamu/", door.walk_in_page, name="walk_in"),
    path(f"{SESSION}rapat/", meeting.meeting, name="meeting"),
]
