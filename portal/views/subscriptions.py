"""Mail subscription. No cookie, so no CSRF token: docs/adr/0014-mail-subscription.md says why."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from notices.limits import network_may_ask
from notices.subscribing import LETTER_DAYS, UNCONFIRMED_DAYS, ask, asked, confirm, leave, leaving
from portal.forms import SubscriptionForm
from portal.letters import choice_words

FIELDS = ("kind", "unit", "topic")
on_form = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt
@on_form
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form; its answer is the same whether the address is known, new or over its limit."""
    if request.method != "POST":
        chosen = {name: request.GET.get(name, "")[:80] for name in FIELDS}
        return form_page(request, SubscriptionForm(initial={k: v for k, v in chosen.items() if v}))
    if not from_our_page(request):
        return told(request, "foreign", 403)
    form = SubscriptionForm(request.POST)
    if not form.is_valid():
        return form_page(request, form)
    if not network_may_ask(client_host(request), timezone.now()):
        return told(request, "busy", 429)
    ask(address=form.cleaned_data["address"], choice=form.choice)
    return told(request, "asked")


@csrf_exempt
@never_cache
@on_form
def confirm_subscription(request: HttpRequest, token: str) -> HttpResponse:
    """A press of a button confirms, not the mere visit: programs that check mail open links."""
    if request.method == "POST":
        reader = confirm(token=token)
        return told(request, "confirmed" if reader else "stale", 200 if reader else 404)
    question = asked(token)
    if question is None:
        return told(request, "stale", 404)
    return told(request, "confirm", choice=choice_words(question))


@csrf_exempt
@never_cache
@on_form
def leave_subscription(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: a POST from anywhere leaves; a visit shows the button."""
    if leaving(token) is None:
        return told(request, "stale", 404)
    if request.method == "POST":
        leave(token=token)
        return told(request, "left")
    return told(request, "leave")


def form_page(request: HttpRequest, form: SubscriptionForm) -> HttpResponse:
    context = {"form": form, "unconfirmed_days": UNCONFIRMED_DAYS, "letter_days": LETTER_DAYS}
    return render(request, "portal/subscribe.html", context)


def told(request: HttpRequest, what: str, status: int = 200, **more: str) -> HttpResponse:
    response = render(request, "portal/subscription.html", {"what": what, **more}, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def from_our_page(request: HttpRequest) -> bool:
    """Whether a browser says that the form stood on another site; other programs say nothing."""
    origin = request.headers.get("Origin")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    return origin is None or origin in (
        f"{request.scheme}://{request.get_host()}",
        "://".join(urlsplit(settings.SITE_URL)[:2]),
    )


def client_host(request: HttpRequest) -> str:
    """The address that our own proxy saw, never one that a client claims."""
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
