"""What the log can be narrowed by."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from audit.models import Entry
from desk.forms.inputs import DayField, LineField, SearchForm

OBJECTS = [
    ("", _("Semua")),
    ("edition", _("Naskah")),
    ("article", _("Naskah impor")),
    ("event", _("Acara")),
    ("registrationform", _("Formulir pendaftaran")),
    ("registration", _("Pendaftaran")),
    ("speaker", _("Narasumber")),
    ("unit", _("Unit kerja")),
    ("photo", _("Foto")),
    ("user", _("Akun")),
]


class EntryFilter(SearchForm):
    q = LineField(label=_("Nama pelaku"), required=False, max_length=100)
    jenis = forms.ChoiceField(label=_("Objek"), required=False, choices=OBJECTS)
    nomor = forms.IntegerField(
        label=_("Nomor objek"),
        required=False,
        min_value=1,
        max_value=2**31 - 1,
        error_messages={"invalid": _("Tulis nomor dengan angka saja.")},
    )
    sejak = DayField(label=_("Sejak"), required=False)

    def narrowed(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """What matches; nothing when a field cannot be read: all rows would pass for an answer."""
        if not self.is_valid():
            return entries.none()
        wanted = {
            "actor_name__icontains": self.value("q"),
            "object_type": self.value("jenis"),
            "object_id": self.value("nomor"),
            "at__date__gte": self.value("sejak"),
        }
        return entries.filter(**{key: value for key, value in wanted.items() if value})
