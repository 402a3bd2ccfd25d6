"""The lead photo of an article: one of the library or a new file, with its words for this article."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.content import Content, Lead, lead_words
from contributors.models import User
from contributors.roles import Permission
from desk.forms import pools
from library.models import Photo
from text.characters import trimmed


class PhotoWidget(forms.RadioSelect):
    """Small pictures to choose from; with JavaScript the whole library can be searched."""

    photos: list[Photo] = []

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        context = {
            "name": name,
            "value": value or "",
            "id": (attrs or {}).get("id", name),
            "photos": self.photos,
            "photos_url": reverse("desk:pick_photo"),
        }
        return render_to_string("desk/articles/_photos.html", context)


class PhotoField(forms.CharField):
    """The token of a photo that this person may see."""

    widget = PhotoWidget
    user: User
    kept: str = ""

    def clean(self, value: Any) -> Any:
        token = super().clean(value)
        if not token:
            return None
        known = Photo.objects.all() if token == self.kept else Photo.objects.visible_to(self.user)
        photo = known.filter(token=token).first() if "\x00" not in token else None
        if photo is None:
            raise ValidationError(_("Foto ini tidak ada di pustaka Anda. Pilih foto lain."))
        return photo


class LeadFields(forms.Form):
    """The photo and its words. Words left empty are taken over from the library when the photo is new."""

    lead_photo = PhotoField(label=gettext_lazy("Foto utama"), required=False)
    lead_file = forms.FileField(
        label=gettext_lazy("Unggah foto"),
        required=False,
        help_text=gettext_lazy(
            "JPEG, PNG, atau WebP, paling besar 15 MB. Saat Anda menyimpan, foto masuk pustaka dan menjadi "
            "foto utama; isi juga keterangan, teks alternatif, dan kreditnya."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp", "data-lead-file": ""}),
    )
    lead_caption = forms.CharField(
        label=gettext_lazy("Keterangan foto"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 2}),
    )
    lead_alt = forms.CharField(
        label=gettext_lazy("Teks alternatif"), required=False, max_length=250,
        help_text=gettext_lazy("Apa yang tampak, bagi pembaca yang tidak melihat foto."),
    )  # fmt: skip
    lead_credit = forms.CharField(
        label=gettext_lazy("Kredit foto"), required=False, max_length=120,
        help_text=gettext_lazy("Nama pemotret dan unit kerjanya."),
    )  # fmt: skip

    content: Content

    def offer_photos(self, content: Content, user: User) -> None:
        field: Any = self.fields["lead_photo"]
        field.user, field.kept = user, (content["lead"] or {}).get("photo", "")
        field.widget.photos = pools.photos(content, user)
        if not user.may(Permission.UPLOAD_PHOTOS):
            del self.fields["lead_file"]

    def clean(self) -> None:
        """A new photo comes with its own words; those of the photo before it would describe the wrong one."""
        super().clean()
        if not self.cleaned_data.get("lead_file"):
            return
        if not trimmed(self.cleaned_data.get("lead_credit", "-")):
            self.add_error("lead_credit", _("Tulis kredit foto yang Anda unggah."))
        alt, before = trimmed(self.cleaned_data.get("lead_alt", "-")), (self.content["lead"] or {}).get("alt")
        if not alt:
            self.add_error("lead_alt", _("Tulis apa yang tampak pada foto yang Anda unggah."))
        elif alt == before:
            sentence = _("Teks ini milik foto sebelumnya. Tulis apa yang tampak pada foto baru.")
            self.add_error("lead_alt", sentence)

    def new_photo(self) -> dict[str, Any] | None:
        """File and words of a photo for the library; None when there is none or words are missing."""
        names = ("lead_file", "lead_caption", "lead_alt", "lead_credit")
        if not self.cleaned_data.get("lead_file") or any(name in self.errors for name in names):
            return None
        words = {name.removeprefix("lead_"): trimmed(self.cleaned_data[name]) for name in names[1:]}
        return {"file": self.cleaned_data["lead_file"], **words}

    def choose(self, photo: Photo) -> None:
        """Take this photo as the lead, also on a page that is shown again for another error."""
        self.cleaned_data["lead_photo"] = photo
        data = MultiValueDict(self.data)
        data["lead_photo"] = photo.token
        self.data = data
        field: Any = self.fields["lead_photo"]
        field.widget.photos = [photo, *field.widget.photos]

    def lead(self) -> Lead | None:
        photo: Photo | None = self.cleaned_data["lead_photo"]
        if photo is None:
            return None
        typed = [self.cleaned_data[f"lead_{name}"] for name in ("caption", "alt", "credit")]
        is_new = photo.token != (self.content["lead"] or {}).get("photo")
        own = (photo.caption, photo.alt, photo.credit) if is_new else ("", "", "")
        caption, alt, credit = (words or fallback for words, fallback in zip(typed, own, strict=True))
        return lead_words(photo, caption, alt, credit)
