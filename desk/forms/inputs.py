"""Fields of desk forms: texts without harmful characters, dates and times as people write them."""

import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.moments import parse_moment
from text.characters import cleaned, is_blank
from text.dates import MONTHS, ZONES, parse_date

YEARS = range(1945, 2101)
CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(?:\s*(?:WIB|WITA|WIT))?", re.IGNORECASE)


def document_input() -> forms.FileInput:
    """A file field that knows how large a document may be, for js/desk/document-file.js."""
    too_large = gettext_lazy("Berkas ini lebih besar dari 25 MB.")
    return forms.FileInput({"data-document-file": settings.DOCUMENT_MAX_BYTES, "data-too-large": too_large})


class LineField(forms.CharField):
    """One line of text, free of invisible characters."""

    def to_python(self, value: Any) -> str:
        text = cleaned(super().to_python(value) or "").strip()
        return "" if is_blank(text) else text


class ParagraphsField(forms.CharField):
    """Several lines of text, each cleaned; the ends of lines stay."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        lines = (super().to_python(value) or "").splitlines()
        text = "\n".join(cleaned(line).strip() for line in lines).strip()
        return "" if is_blank(text) else text


class LinesField(ParagraphsField):
    """A list, one entry a line; empty lines and repetitions fall away. `max_entry` is in characters."""

    max_entry = 150
    max_entries = 20

    def clean(self, value: Any) -> list[str]:
        entries = list(dict.fromkeys(filter(None, super().clean(value).splitlines())))
        if any(len(entry) > self.max_entry for entry in entries):
            raise ValidationError(
                _("Satu baris paling panjang %(most)d karakter.") % {"most": self.max_entry}
            )
        if len(entries) > self.max_entries:
            raise ValidationError(_("Paling banyak %(most)d baris.") % {"most": self.max_entries})
        return entries

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class DayField(forms.Field):
    """A date such as "8 Mei 2018" or "08/05/2018"."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"})

    def to_python(self, value: Any) -> datetime.date | None:
        if isinstance(value, datetime.date) or value in self.empty_values:
            return value or None
        text = cleaned(str(value)).strip()
        if not text:
            return None
        try:
            day = parse_date(text[:60])
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if day.year not in YEARS:
            raise ValidationError(_("Tahun %(year)d di luar jangkauan.") % {"year": day.year})
        return day

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime.date):
            return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
        return value


class ClockField(forms.Field):
    """A time of the day such as "09.30", "09:30" or "9"."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"})

    def to_python(self, value: Any) -> datetime.time | None:
        if isinstance(value, datetime.time) or value in self.empty_values:
            return value if isinstance(value, datetime.time) else None
        match = CLOCK.fullmatch(cleaned(str(value))[:20].strip())
        try:
            return datetime.time(int(match[1]), int(match[2] or 0)) if match else self.refuse()
        except ValueError:
            return self.refuse()

    def refuse(self) -> datetime.time:
        raise ValidationError(_("Tulis jam seperti 09.30."))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, datetime.time) else value


class WhenField(forms.Field):
    """A date with a time such as "8 Mei 2018, 09.30"; one without a zone is meant in `zone`, of ZONES."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"})
    zone = "WIB"

    def to_python(self, value: Any) -> datetime.datetime | None:
        if isinstance(value, datetime.datetime):
            return value
        text = cleaned(str(value or "")).strip()
        try:
            return parse_moment(text[:80], self.zone) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime.datetime):
            return value
        local = value.astimezone(ZoneInfo(ZONES[self.zone]))
        hours = f"{local:%H.%M.%S}" if local.second else f"{local:%H.%M}"
        return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {hours} {self.zone}"


class SearchForm(forms.Form):
    """Words to look for. Anything bad in the address is left out rather than refused."""

    q = LineField(
        label=gettext_lazy("Cari"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def value(self, name: str) -> Any:
        """The cleaned value of a field; None when it was bad."""
        self.is_valid()
        return self.cleaned_data.get(name)
