"""The PDF of a certificate: A4 across, PDF/UA-1, the same bytes for the same words."""

import io
import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final

import segno
import typst
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.certifying.ledger import in_groups
from events.models import CertificateRole, CertificateVersion
from portal.addresses import absolute
from portal.certificates.printable import printable
from portal.templatetags.face import span

HERE: Final = Path(__file__).resolve().parent
ACCENT: Final = "#0b4a6f"  # --accent-on-light of tokens.css
LONGEST_DETAILS: Final = 320  # characters


def render(version: CertificateVersion) -> bytes:
    """The PDF of a version with its certificate at hand. Raises ValueError for what typst refuses."""
    with override(settings.LANGUAGE_CODE):
        words = words_of(version)
    compiler = typst.Compiler(font_paths=fonts())
    try:
        data = compiler.compile(
            (HERE / "certificate.typ").read_bytes(),
            format="pdf",
            sys_inputs={"words": json.dumps(words)},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(version.signed_on, time.min, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise ValueError(error.message) from error
    if not isinstance(data, bytes):
        raise ValueError("typst gave no single file")
    return data


@cache
def fonts() -> typst.Fonts:
    """Only those that lie beside this file: a machine's own fonts would change the bytes."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def words_of(version: CertificateVersion) -> dict[str, str]:
    """All that certificate.typ says, as text that the fonts can print."""
    certificate = version.certificate
    drawn = {key: printable(text) for key, text in spoken(version).items()}
    name = drawn["name"] or _("(nama tertulis pada halaman pemeriksaan)")
    address = absolute(reverse("portal:certificate", args=[certificate.token]))
    return {
        **drawn,
        "name": name,
        "correction": " ".join(filter(None, (drawn["correction"], note(version.name, name)))),
        "accent": settings.ACCENT or ACCENT,
        "crest": crest(),
        "address": address,
        "qr": qr(address),
    }


def spoken(version: CertificateVersion) -> dict[str, str]:
    certificate = version.certificate
    where = _(", di %s") % version.place if version.place else ""
    return {
        "title": _("Sertifikat %s") % certificate.number,
        "ministry": settings.MINISTRY_NAME,
        "crest_alt": _("Lambang %s") % settings.MINISTRY_NAME,
        "heading": _("Sertifikat"),
        "number_label": _("Nomor"),
        "number": certificate.number,
        "given_to": _("diberikan kepada"),
        "name": version.name,
        "hat": version.hat,
        "as_role": _("sebagai"),
        "role": str(CertificateRole(certificate.role).label),
        "in_event": _("dalam kegiatan"),
        "event": version.event_title,
        "when_and_where": f"{span(days(version))}{where}",
        "details": details(version),
        "qr_alt": _("Kode QR ke halaman pemeriksaan sertifikat ini"),
        "check": _("Periksa keasliannya: pindai kode ini, atau ketik"),
        "code": in_groups(certificate.token),
        "address_shown": absolute(reverse("portal:certificates")).partition("//")[2],
        "correction": corrected(version),
        "signed": date_format(version.signed_on, "j F Y"),
        "post": version.official_post,
        "official": version.official_name,
    }


def days(version: CertificateVersion) -> dict[str, Any]:
    """The days of the event as `span` reads them."""
    last = version.ends_on.isoformat() if version.ends_on else None
    return {"starts_on": version.starts_on.isoformat(), "ends_on": last}


def details(version: CertificateVersion) -> str:
    """Sessions and hours in one line; very many sessions are counted instead of named."""
    named = "; ".join(version.sessions)
    if len(named) > LONGEST_DETAILS:
        sessions = _("%d sesi") % len(version.sessions)
    else:
        sessions = _("Sesi: %s") % named if named else ""
    hours = _("%d jam pelajaran (JP)") % version.hours if version.hours else ""
    return " · ".join(filter(None, (sessions, hours)))


def corrected(version: CertificateVersion) -> str:
    if version.number == 1:
        return ""
    day = date_format(timezone.localtime(version.at), "j F Y")
    return _("Diperbaiki pada %s; yang terbit sebelumnya tidak berlaku lagi.") % day


def note(name: str, shown: str) -> str:
    return "" if name == shown else _("Nama lengkap ada pada halaman pemeriksaan.")


def crest() -> str:
    path = finders.find("img/crest.svg")
    return Path(str(path)).read_text(encoding="utf-8")


def qr(address: str) -> str:
    """The address as SVG; level M survives a stain."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=2)
    return out.getvalue().decode()
