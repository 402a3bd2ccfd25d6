"""The form of an event. Without cookies, so without a CSRF token: docs/adr/0014 says why that is safe."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events.actions import register
from events.refusals import Busy, TooLate
from events.registering.terms import Phase
from notices.limits import counted, network
from portal import queries
from portal.registering import trail
from portal.registering.forms import RegistrationFields
from portal.registering.notice import notice_of
from portal.registering.shown import Shown, shown_at
from portal.registering.stamp import QUICKEST, age, stamp
from portal.views.subscriptions import client_host, from_our_page

on_form = require_http_methods(["GET", "HEAD", "POST"])
TRAP = "situs_web"  # people do not see this field; programs fill it


@csrf_exempt
@never_cache
@on_form
def registration(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and its answer: the same for known, uninvited and new addresses."""
    shown = shown_at(slug)
    if shown is None:
        return elsewhere(slug)
    if not shown.is_open:
        return told(request, shown, shown.phase)
    if request.method != "POST":
        return page(request, shown, RegistrationFields(shown))
    if not from_our_page(request):
        return told(request, shown, "foreign", 403)
    if request.POST.get(TRAP):
        return told(request, shown, "asked")
    form = RegistrationFields(shown, request.POST)
    trouble = in_haste(request, shown)
    if not form.is_valid() or trouble:
        return page(request, shown, form, trouble)
    return answer(request, shown, form)


def answer(request: HttpRequest, shown: Shown, form: RegistrationFields) -> HttpResponse:
    if not network_may_register(request):
        return told(request, shown, "busy", 429)
    try:
        register(terms=shown.terms, told=form.told(), network=network(client_host(request)))
    except Busy:
        return told(request, shown, "busy", 429)
    except TooLate:
        return told(request, shown, Phase.FULL)
    return told(request, shown, "asked")


def elsewhere(slug: str) -> HttpResponse:
    """To the form of an event that has another address now, else to its page. Raises Http404."""
    present = queries.present_slug("event", slug)
    if present != slug:
        return redirect("portal:registration", slug=present, permanent=True)
    raise Http404


def in_haste(request: HttpRequest, shown: Shown) -> str:
    """`quick` for a form that came back sooner than anybody reads, `old` for one drawn long ago."""
    seconds = age(request.POST.get("cap", ""), shown.terms.form_id)
    if seconds is None:
        return "old"
    return "quick" if seconds < QUICKEST else ""


def network_may_register(request: HttpRequest) -> bool:
    hour = f"{timezone.now():%Y-%m-%dT%H}"
    seen = counted("formulir", network(client_host(request)), hour)
    return seen <= int(settings.REGISTRATION_FORMS_PER_NETWORK)


def page(request: HttpRequest, shown: Shown, form: RegistrationFields, trouble: str = "") -> HttpResponse:
    context = {
        "shown": shown,
        "form": form,
        "trouble": trouble,
        "trap": TRAP,
        "stamp": stamp(shown.terms.form_id),
        "notice": notice_of(shown.terms),
        "trail": trail.event(shown.words),
    }
    return render(request, "portal/registering/form.html", context)


def told(request: HttpRequest, shown: Shown, what: str, status: int = 200) -> HttpResponse:
    context = {"what": str(what), "shown": shown, "trail": trail.event(shown.words)}
    response = render(request, "portal/registering/told.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
