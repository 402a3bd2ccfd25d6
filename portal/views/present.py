"""Saya hadir: a participant in the hall reads the code off the screen and says so themselves.

No cookie, so no CSRF token: what is posted holds two secrets, the personal link and the code of the room.
"""

import re

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events.actions import mark_at_hall, owner_of
from events.attending.hall import ticket_for
from events.models import Session
from events.refusals import MarkRefused
from text.dates import clock

LINK = re.compile(r"[A-Z2-7]{32}")


class PresentForm(forms.Form):
    """`ticket` stands for a code that was scanned a moment ago, so that there is time to find the link."""

    ticket = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    code = forms.CharField(
        label=gettext_lazy("Kode di layar"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Delapan huruf dan angka yang sekarang tampil di layar ruangan."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    link = forms.CharField(
        label=gettext_lazy("Tautan pribadi Anda"),
        max_length=400,
        help_text=gettext_lazy("Salin dari surel konfirmasi pendaftaran, lalu tempel di sini."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )

    def clean_link(self) -> str:
        """The secret at the end of the link. Raises ValidationError for a link that holds none."""
        found = LINK.findall(self.cleaned_data["link"])
        if not found:
            raise forms.ValidationError(_("Tautan ini tidak utuh. Salin seluruhnya dari surel Anda."))
        return str(found[-1])


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def present(request: HttpRequest, number: int | str, token: str = "") -> HttpResponse:
    """The page says nothing of the event: whoever finds its address learns nothing."""
    number = int(number)
    if request.method == "POST":
        form = PresentForm(request.POST)
        said = form.is_valid() and confirmed(form, number)
        return page(request, form, said=said or "", status=200 if said else 422)
    code = request.GET.get("kode", "")
    ticket = ticket_for(number, code) if code else ""
    form = PresentForm(initial={"ticket": ticket, "code": "" if ticket else code[:40], "link": token})
    return page(request, form, has_ticket=bool(ticket))


def confirmed(form: PresentForm, number: int) -> str:
    """The sentence of success; "" with an error on the form otherwise."""
    owner = owner_of(form.cleaned_data["link"])
    sessions = Session.objects.select_related("event", "hours")
    session = sessions.filter(pk=number, event=owner.form.event_id).first() if owner else None
    if owner is None or session is None:
        form.add_error("link", _("Tautan ini tidak berlaku untuk acara di ruangan ini."))
        return ""
    try:
        shown = form.cleaned_data["ticket"] or form.cleaned_data["code"]
        marked = mark_at_hall(session=session, registration=owner, code=shown)
    except MarkRefused as refusal:
        form.add_error(None, str(refusal))
        return ""
    at = {"time": clock(marked.mark.at, session.event.time_zone)}
    if not marked.fresh:
        return _("Anda sudah tercatat pukul %(time)s.") % at
    if marked.mark.direction == "out":
        return _("Kepulangan Anda tercatat pukul %(time)s.") % at
    return _("Kehadiran Anda tercatat pukul %(time)s.") % at


def page(
    request: HttpRequest, form: PresentForm, *, said: str = "", has_ticket: bool = False, status: int = 200
) -> HttpResponse:
    context = {"form": form, "said": said, "has_ticket": has_ticket}
    response = render(request, "portal/present.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
