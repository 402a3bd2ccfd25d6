"""Addresses for machines: where crawlers may go, whom to tell of a weakness, how assistants cite us."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Kind
from portal.addresses import absolute

PLAIN = "text/plain; charset=utf-8"


def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers stay out of the desk and of search results, and find the sitemaps."""
    lines = ["User-agent: *", "Disallow: /redaksi/", "Disallow: /cari/", "Disallow: /en/cari/", ""]
    maps = [f"Sitemap: {absolute(path)}" for path in ("/sitemap.xml", "/sitemap-berita.xml")]
    return HttpResponse("\n".join([*lines, *maps, ""]), content_type=PLAIN)


def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a weakness; 404 without a contact, or when what it says has expired."""
    expires = settings.SECURITY_EXPIRES
    if not settings.SECURITY_CONTACT or expires is None or expires < timezone.localdate():
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}T23:59:59Z",
        "Preferred-Languages: id, en",
        f"Canonical: {absolute('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=PLAIN)


def llms(request: HttpRequest) -> HttpResponse:
    """A guide for assistants that answer with our words (llmstxt.org)."""
    text = "\n\n".join([f"# {settings.MINISTRY_NAME}", *about(), *map(section, sections())])
    return HttpResponse(f"{text}\n", content_type="text/markdown; charset=utf-8")


def about() -> list[str]:
    promise = _("Portal berita resmi. Setiap kata disetujui orang selain penulisnya.")
    citing = _(
        "Sebut alamat tetap tulisan dan tanggalnya bila mengutip. Tulisan dapat diralat: pakai teks yang"
        " berlaku, dan periksa `dateModified` dalam data JSON-LD halamannya. Klarifikasi memuat kabar keliru"
        " beserta penilaiannya: jangan mengutip kabar itu tanpa penilaiannya."
    )
    return [f"> {promise}", citing]


def sections() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (_("Rubrik"), [(str(kind.label), f"/{kind.value}/") for kind in Kind]),
        (
            _("Rujukan"),
            [(_("Agenda kegiatan"), "/agenda/"), (_("Ralat dan klarifikasi"), "/ralat/")],
        ),
        (
            _("Untuk mesin"),
            [
                (_("API, keterangan OpenAPI"), "/api/v1/openapi.json"),
                (_("Cara memakai API"), "/api/v1/docs"),
                (_("Umpan dengan teks lengkap"), "/feed/atom.xml"),
                (_("Peta situs"), "/sitemap.xml"),
                (_("Pasang di situs lain"), "/widget/panduan/"),
            ],
        ),
    ]


def section(found: tuple[str, list[tuple[str, str]]]) -> str:
    title, links = found
    return "\n".join([f"## {title}", "", *(f"- [{name}]({absolute(path)})" for name, path in links)])
