"""What an event's registration needs beside its form: how it will look, its places, its early end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit.models import Snapshot
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.forms.places import WHOLE, PlacesForm
from desk.views.registrants import form_of
from events.actions import close_form, offer_places, set_capacity
from events.models import RegistrationForm
from events.refusals import CapacityTaken
from events.registering.places import places_of, would_be_offered
from events.registering.terms import FORM, terms_of

SAID = "akibat"  # what the page said would happen; it is done only when it would still happen so


@allowed(Permission.READ_PARTICIPANTS)
@require_safe
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """The newest words as a participant will see them, released or not."""
    form = form_of(request, pk)
    newest = get_object_or_404(Snapshot.objects.of(FORM, form.pk).order_by("-pk")[:1])
    context = {"event": form.event, "terms": terms_of(newest)}
    return render(request, "desk/registration/preview.html", context)


@allowed(Permission.READ_PARTICIPANTS)
@require_POST
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """End registration before its time, or take that back."""
    closed = request.POST.get("tutup") == "1"
    close_form(form=form_of(request, pk), by=request.user, closed=closed)
    done = _("Pendaftaran ditutup.") if closed else _("Pendaftaran dibuka kembali.")
    messages.success(request, done)
    return redirect("desk:registration", pk)


@allowed(Permission.READ_PARTICIPANTS)
@require_POST
def offer(request: DeskRequest, pk: int) -> HttpResponse:
    offered = offer_places(form=form_of(request, pk), by=request.user)
    messages.success(request, offers(offered) or _("Tidak ada tempat kosong untuk ditawarkan."))
    return redirect("desk:registration", pk)


@allowed(Permission.READ_PARTICIPANTS)
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: DeskRequest, pk: int) -> HttpResponse:
    """Numbers are typed, the page says what they will bring, and only then they hold."""
    form = form_of(request, pk)
    asked = PlacesForm(request.POST if request.method == "POST" else None, form=form)
    told = {}
    if asked.is_bound and asked.is_valid():
        offered = len(would_be_offered(form, asked.wanted))
        said = f"{sorted(asked.wanted.values())}:{offered}"
        if request.POST.get(SAID) == said and change(request, form, asked):
            return redirect("desk:registration", pk)
        told = {"said": said, "steps": asked.steps(), "offered": offered, "offers": offers(offered)}
    now = places_of(RegistrationForm.objects.filter(pk=form.pk))[0]
    context = {"event": form.event, "places": now, "form": asked, "hours": form.offer_hours, **told}
    return render(request, "desk/registration/places.html", context)


def change(request: DeskRequest, form: RegistrationForm, asked: PlacesForm) -> bool:
    """False, with a sentence at the number, when somebody took a place in this very moment."""
    wanted = asked.wanted
    sessions = {session: number for session, number in wanted.items() if session is not None}
    try:
        offered = set_capacity(form=form, capacity=wanted[None], sessions=sessions, by=request.user)
    except CapacityTaken as refusal:
        asked.add_error(WHOLE, str(refusal))
        return False
    messages.success(request, " ".join(filter(None, [_("Kuota diubah."), offers(offered)])))
    return True


def offers(count: int) -> str:
    """How many were offered a place, in a sentence; "" for nobody."""
    if not count:
        return ""
    one = "%(count)d orang dari daftar tunggu mendapat tawaran tempat."
    return ngettext(one, "%(count)d orang dari daftar tunggu mendapat tawaran tempat.", count) % {
        "count": count
    }
