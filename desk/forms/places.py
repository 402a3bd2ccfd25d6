"""How many may come: to the event, and to each session where participants choose sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from desk.forms.registration import MOST
from events.models import Quota, RegistrationForm

WHOLE = "acara"
SESSION = "sesi_"


class PlacesForm(forms.Form):
    """One number for each quota; none below what is held already."""

    def __init__(self, *args: Any, form: RegistrationForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quotas = {quota.session_id: quota for quota in form.quotas.all()}
        whole = quotas[None]
        self.known: dict[str, tuple[int | None, Quota]] = {WHOLE: (None, whole)}
        self.add(WHOLE, _("Kuota acara"), whole)
        for session in form.event.sessions.all() if form.chooses_sessions else ():
            quota = quotas.get(session.pk, Quota(capacity=whole.capacity))
            self.known[f"{SESSION}{session.pk}"] = (session.pk, quota)
            label = _("Sesi %(number)d: %(title)s") % {"number": session.number, "title": session.title}
            self.add(f"{SESSION}{session.pk}", label, quota)

    def add(self, name: str, label: str, quota: Quota) -> None:
        told = _("%(taken)d tempat terisi atau ditawarkan.") % {"taken": quota.taken}
        field = forms.IntegerField(label=label, min_value=quota.taken, max_value=MOST, help_text=told)
        field.error_messages["min_value"] = _(
            "Sudah %(taken)d tempat terisi atau ditawarkan; kuotanya tidak dapat lebih kecil."
        ) % {"taken": quota.taken}
        field.initial = quota.capacity
        field.validators[0].message = field.error_messages["min_value"]  # type: ignore[attr-defined]
        self.fields[name] = field

    @property
    def wanted(self) -> dict[int | None, int]:
        """Id of the session, None for the event → places."""
        return {session: self.cleaned_data[name] for name, (session, _quota) in self.known.items()}

    def steps(self) -> list[dict[str, Any]]:
        """What changes, quota by quota: label, before, after and how many are left then."""
        return [
            {
                "label": self.fields[name].label,
                "before": quota.capacity,
                "after": self.cleaned_data[name],
                "left": self.cleaned_data[name] - quota.taken,
            }
            for name, (_session, quota) in self.known.items()
            if self.cleaned_data[name] != quota.capacity
        ]
