"""Addresses of certificates at the desk."""

from django.urls import URLPattern, path

from desk.views import certificate, certificates

EVENT = "acara/<int:pk>/sertifikat/"
ONE = "sertifikat/<int:pk>/"

certificates_patterns: list[URLPattern] = [
    path(EVENT, certificates.certificates, name="certificates"),
    path(f"{EVENT}tutup/", certificates.close, name="close_event"),
    path(f"{EVENT}terbitkan/", certificates.issue_all, name="issue_certificates"),
    path(f"{EVENT}panitia/", certificates.add_member, name="add_member"),
    path(f"{EVENT}panitia/<int:number>/hapus/", certificates.drop_member, name="drop_member"),
    path(f"{EVENT}unduh/", certificates.archive, name="certificates_archive"),
    path("unit/<int:pk>/nomor-sertifikat/", certificates.pattern, name="number_pattern"),
    path(ONE, certificate.certificate, name="certificate"),
    path(f"{ONE}perbaiki/", certificate.correct, name="correct_certificate"),
    path(f"{ONE}perbaiki/<int:number>/setujui/", certificate.approve, name="approve_correction"),
    path(f"{ONE}cabut/", certificate.withdraw, name="revoke_certificate"),
    path(f"{ONE}unduh/<int:number>/", certificate.download, name="certificate_file"),
]
