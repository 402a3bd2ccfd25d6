"""Is this certificate real? For everyone who has its code, for nobody who guesses; in no cache, no index."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from events.certifying.ledger import CODE_LENGTH, Entry, Verdict, entry_at, in_groups, judged, spelled
from notices.limits import counted, network
from portal import trails
from portal.certificates.fingerprint import taken
from portal.certificates.printing import days
from portal.views.subscriptions import client_host

VERDICTS: Final = {
    Verdict.IDENTICAL: ("success", _("Identik"), _("Berkas ini sama persis dengan yang diterbitkan.")),
    Verdict.CORRECTED: (
        "warning",
        _("Telah diperbaiki"),
        _("Berkas ini memang diterbitkan, tetapi sudah diperbaiki. Yang berlaku adalah isi halaman ini."),
    ),
    Verdict.REVOKED: (
        "error",
        _("Identik, tetapi dicabut"),
        _("Berkas ini memang diterbitkan, tetapi sertifikatnya tidak berlaku lagi."),
    ),
    Verdict.ALTERED: (
        "error",
        _("Berubah"),
        _(
            "Berkas ini bukan yang diterbitkan untuk sertifikat ini. Berkas yang dicetak ulang atau disimpan "
            "ulang juga berubah; bandingkan isinya dengan halaman ini."
        ),
    ),
    Verdict.UNPRINTED: ("", _("Belum ada berkas"), _("Berkas sertifikat ini sedang dibuat.")),
}
TOO_LARGE: Final = ("error", _("Terlalu besar"), _("Berkas paling besar 5 MB."))
NOTHING: Final = ("error", _("Tidak ada berkas"), _("Pilih berkas PDF sertifikatnya, lalu kirim."))


def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Count the visitor's network, and keep the answer out of caches, indexes and referrers."""

    @csrf_exempt  # nothing is changed here, and the portal has no cookies
    @never_cache
    @wraps(view)
    def limited(request: HttpRequest, **more: Any) -> HttpResponse:
        hour = f"{timezone.now():%Y-%m-%dT%H}"
        seen = counted("sertifikat", network(client_host(request)), hour)
        if seen > int(settings.CERTIFICATE_CHECKS_PER_NETWORK):
            response = asked(request, "busy", 429)
            response["Retry-After"] = "3600"
        else:
            response = view(request, **more)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return limited


@guarded
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """A field for the code, for those who cannot scan."""
    if "kode" not in request.GET:
        return asked(request)
    code = spelled(request.GET["kode"][:200])
    if len(code) != CODE_LENGTH or entry_at(code) is None:
        return asked(request, "unknown")  # an answer to a question, not a missing page
    return redirect("portal:certificate", token=code)


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, token: str) -> HttpResponse:
    """What the ledger says; a posted file is compared with what was handed out."""
    one = entry_at(token.upper())
    if one is None:
        return asked(request, "unknown", 404)
    if request.method != "POST":
        return page(request, one)
    seen = taken(request)
    if seen.is_too_large:
        return page(request, one, TOO_LARGE, 413)
    if not seen.size:
        return page(request, one, NOTHING, 422)
    return page(request, one, VERDICTS[judged(one, seen.hash.hexdigest())])


def asked(request: HttpRequest, what: str = "", status: int = 200) -> HttpResponse:
    context = {"what": what, "trail": trails.home()}
    return render(request, "portal/certificates/ask.html", context, status=status)


def page(request: HttpRequest, one: Entry, verdict: tuple[Any, ...] = (), status: int = 200) -> HttpResponse:
    context = {
        "one": one,
        "version": one.version,
        "days": days(one.version),
        "code": in_groups(one.certificate.token),
        "verdict": verdict,
        "trail": trails.certificates(),
    }
    return render(request, "portal/certificates/certificate.html", context, status=status)
