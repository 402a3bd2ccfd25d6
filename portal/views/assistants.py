"""A guide for assistants that answer with our words (llmstxt.org): what is here and how to cite it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.models import Kind
from portal.addresses import absolute


def llms(request: HttpRequest) -> HttpResponse:
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
