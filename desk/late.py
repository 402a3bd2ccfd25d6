"""A word to whoever moves an event: its registration may be written to go on longer."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from events.models import Event
from events.queries import registration_outlasts
from text.dates import long_date


def warn_of_late_registration(request: HttpRequest, event: Event) -> None:
    """The portal ends registration with the event; the form should say so, too."""
    if registration_outlasts(event):
        told = {"day": long_date(event.ends_on or event.starts_on)}
        sentence = _(
            "Formulir pendaftaran ditutup sesudah acara berakhir. Portal menutupnya setelah %(day)s."
        )
        messages.warning(request, sentence % told)
