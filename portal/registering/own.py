"""The personal page of a participant, reached by the secret link of the letters and by nothing else."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from events.actions import change_answers, confirm, erase, owner_of, perform
from events.models import Registration
from events.queries import own_data
from events.refusals import RegistrationRefused
from events.registering.terms import terms_of
from portal.certificates.own import certificate_of, pdf_of
from portal.changelog import log_of
from portal.registering import trail
from portal.registering.badge import badge
from portal.registering.doors import open_doors
from portal.registering.forms import Questions, typed
from portal.registering.live import live_sessions
from portal.registering.notice import notice_of
from portal.registering.shown import event_words
from portal.registering.standing import standing

on_form = require_http_methods(["GET", "HEAD", "POST"])
STEPS: Final = {"confirm", "accept", "decline", "cancel", "erase"}
ASKED_TWICE: Final = {"batal": "cancel", "hapus": "erase"}


def owned(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the registration of a link; the page is nobody else's: no cache, no index, no referrer."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, token: str, **more: Any) -> HttpResponse:
        registration = owner_of(token)
        if registration is None:
            response = render(request, "portal/registering/gone.html", {"what": "stale"}, status=404)
        else:
            response = view(request, registration, token=token, **more)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return guarded


@owned
@on_form
def own(request: HttpRequest, registration: Registration, *, token: str) -> HttpResponse:
    """How it stands and what can be done; a press of a button does it, never the visit."""
    if request.method != "POST":
        return page(request, registration, token)
    step = request.POST.get("langkah", "")
    try:
        take(step, registration)
    except RegistrationRefused as refused:
        return page(request, owner_of(token) or registration, token, refused=str(refused), status=409)
    if step == "erase":
        return render(request, "portal/registering/gone.html", {"what": "erased"})
    return redirect("portal:own_registration", token=token)


def take(step: str, registration: Registration) -> None:
    """Raises RegistrationRefused, or Http404 for a step that there is not."""
    if step not in STEPS:
        raise Http404
    if step == "confirm":
        confirm(registration=registration)
    elif step == "erase":
        erase(registration=registration)
    else:
        perform(move=step, registration=registration)


@owned
@require_safe
def sure(request: HttpRequest, registration: Registration, *, token: str, step: str) -> HttpResponse:
    """Ask once more before cancelling or erasing."""
    context = {**about(registration, token), "step": ASKED_TWICE[step]}
    return render(request, "portal/registering/sure.html", context)


@owned
@on_form
def change(request: HttpRequest, registration: Registration, *, token: str) -> HttpResponse:
    """Correct the answers; the questions are those of the form under which the person registered."""
    terms = terms_of(registration.snapshot)
    known = {answer.question_id: answer.values for answer in registration.answers.all()}
    consents = {one.question_id: ["ya"] for one in registration.consents.filter(withdrawn_at=None)}
    initial = {one.key: typed(one, consents.get(one.id) or known.get(one.id, [])) for one in terms.questions}
    posted = request.POST if request.method == "POST" else None
    form = Questions(terms, posted, asks_address=False, initial=initial)
    if posted is not None and form.is_valid():
        try:
            change_answers(registration=registration, told=form.told())
        except RegistrationRefused as refused:
            return page(request, registration, token, refused=str(refused), status=409)
        return redirect("portal:own_registration", token=token)
    context = {**about(registration, token), "form": form, "notice": notice_of(terms)}
    return render(request, "portal/registering/change.html", context)


@owned
@require_safe
def download(request: HttpRequest, registration: Registration, *, token: str) -> HttpResponse:
    """Everything that is kept about the person, for programs and people (UU 27/2022 art. 7 and 13)."""
    words = event_words(registration.form.event_id)
    text = json.dumps(own_data(registration, words), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="data-pendaftaran.json"'
    return response


@owned
@require_safe
def certificate(request: HttpRequest, registration: Registration, *, token: str) -> HttpResponse:
    """The PDF of the participant's certificate. Raises Http404 when there is none that counts."""
    one = certificate_of(registration)
    path = pdf_of(one)
    if one is None or path is None:
        raise Http404
    name = f"sertifikat-{one.certificate.serial}.pdf"
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
    )
    response["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, response)  # streaming: the stubs know no common class


def about(registration: Registration, token: str) -> dict[str, Any]:
    words = event_words(registration.form.event_id)
    return {"registration": registration, "token": token, "words": words, "trail": trail.event(words)}


def page(
    request: HttpRequest, registration: Registration, token: str, *, refused: str = "", status: int = 200
) -> HttpResponse:
    terms, known = terms_of(registration.snapshot), about(registration, token)
    words = known["words"]
    context = {
        **known,
        "standing": standing(registration, terms, words),
        "badge": badge(registration, words),
        "certificate": certificate_of(registration),
        "doors": open_doors(registration, words),
        "live": live_sessions(registration, words),
        "changelog": [one for one in log_of(words["id"]) if one.at > registration.asked_at]
        if words["slug"]
        else [],
        "notice": notice_of(terms),
        "refused": refused,
    }
    return render(request, "portal/registering/own.html", context, status=status)
