"""An account: who signs in, in which role, for which units."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.models import User, WorkUnit
from contributors.roles import ROLES
from desk.forms.generics import FormOf
from desk.forms.inputs import LineField, SearchForm


class UserForm(FormOf[User]):
    name = LineField(label=gettext_lazy("Nama"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("Alamat surel"), max_length=254)
    initials = LineField(
        label=gettext_lazy("Paraf"),
        max_length=6,
        help_text=gettext_lazy("Tampil di akhir berita, misalnya ART."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        choices=[(role.name, role.label) for role in ROLES.values()],
        widget=forms.RadioSelect,
    )
    units = forms.ModelMultipleChoiceField(
        queryset=WorkUnit.objects.all(),
        label=gettext_lazy("Unit kerja"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Kontributor hanya melihat dan menulis untuk unit kerja ini."),
    )
    is_active = forms.BooleanField(
        label=gettext_lazy("Aktif"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Akun yang tidak aktif langsung keluar dari semua perangkat."),
    )
    password = forms.CharField(
        label=gettext_lazy("Kata sandi awal"),
        required=False,
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy(
            "Paling sedikit 12 karakter. Kosongkan bila pemilik akun mengaturnya sendiri "
            "melalui “Lupa kata sandi”."
        ),
    )

    class Meta:
        model = User
        fields: ClassVar[list[str]] = ["name", "email", "initials", "role", "is_active"]

    field_order = [*("name", "email", "initials", "role", "units", "is_active", "password")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["units"].initial = list(WorkUnit.objects.of(self.instance))
            self.fields["password"].label = _("Kata sandi baru")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Alamat surel ini sudah dipakai akun lain."))
        return email

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("role") == "contributor" and not values.get("units"):
            self.add_error("units", _("Pilih paling sedikit satu unit kerja untuk kontributor."))
        namesakes = User.objects.filter(initials__iexact=values.get("initials", ""), is_active=True)
        if values.get("is_active") and namesakes.exclude(pk=self.instance.pk).exists():
            self.add_error("initials", _("Paraf ini sudah dipakai akun lain yang aktif."))
        if values.get("password"):
            owner = User(name=values.get("name", ""), email=values.get("email", ""))
            try:
                validate_password(values["password"], owner)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return values


class UserFilter(SearchForm):
    role = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        required=False,
        choices=[("", gettext_lazy("Semua")), *((role.name, role.label) for role in ROLES.values())],
    )
