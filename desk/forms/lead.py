"""The lead photo of an article: one of the library, with its words for this article."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.content import Content, Lead, lead_words
from contributors.models import User
from desk.forms import pools
from library.models import Photo


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

    def lead(self) -> Lead | None:
        photo: Photo | None = self.cleaned_data["lead_photo"]
        if photo is None:
            return None
        typed = [self.cleaned_data[f"lead_{name}"] for name in ("caption", "alt", "credit")]
        is_new = photo.token != (self.content["lead"] or {}).get("photo")
        own = (photo.caption, photo.alt, photo.credit) if is_new else ("", "", "")
        caption, alt, credit = (words or fallback for words, fallback in zip(typed, own, strict=True))
        return lead_words(photo, caption, alt, credit)
