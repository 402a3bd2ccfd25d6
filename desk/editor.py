"""The field in which the body of an article is written."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from js_asset import ImportMap, Media  # type: ignore[import-untyped]

from text.html import paragraphs_to_html, sanitise
from text.tree import is_too_complex

MODULES = (
    *("attribution-dialog", "characters", "commands", "dialog", "figure", "inline", "link-dialog", "links"),
    *("paste", "photo-dialog", "photos", "schema", "serialise", "subheadings", "toolbar", "word-lists"),
)
MAX_CHARACTERS = 500_000

# an import map, not relative imports: whitenoise gives every file a hashed name, and only Django knows it
_IMPORTS = ImportMap(
    {
        "django-prose-editor/editor": "django_prose_editor/editor.js",
        **{f"newsroom/editor/{name}": f"js/editor/{name}.js" for name in MODULES},
    }
)


_STYLES = {"all": ["css/components/editor.css"]}


class BodyWidget(forms.Textarea):
    """A textarea with the body's HTML; with JavaScript an editor that keeps the textarea in step.

    `photos_url` lists the library's pictures and takes uploads; without it the editor offers no pictures.
    Pages render `{{ form.media }}` with the request's nonce (see `with_nonce` of the media).
    """

    template_name = "desk/editor/_body.html"

    def __init__(self, attrs: dict[str, Any] | None = None, photos_url: str | Promise = "") -> None:
        super().__init__({"rows": 20, **(attrs or {})})
        self.photos_url = photos_url

    @property
    def media(self) -> Media:
        return Media(importmap=_IMPORTS, css=_STYLES, js=[Script("js/editor/body.js", type="module")])

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """The project's template engine renders it, not that of forms, which does not know our folder."""
        context = self.get_context(name, value, attrs)
        return render_to_string(self.template_name, {**context, "photos_url": str(self.photos_url)})

    def use_required_attribute(self, initial: Any) -> bool:
        """Browsers cannot point at a hidden textarea; the server says what is missing."""
        return False


class BodyField(forms.CharField):
    """HTML of an article's body, sanitised. Text without any tag is paragraphs parted by empty lines."""

    widget = BodyWidget
    default_error_messages = {
        "too_complex": _(
            "Isi naskah terlalu rumit. Sederhanakan tabelnya atau bagi naskah menjadi beberapa."
        ),
        "max_length": _("Isi naskah terlalu panjang. Bagi naskah menjadi beberapa bagian."),
    }

    def __init__(self, *, photos_url: str | Promise = "", **options: Any) -> None:
        options.setdefault("widget", BodyWidget(photos_url=photos_url))
        options.setdefault("max_length", MAX_CHARACTERS)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """The sanitised HTML. Raises ValidationError for what would lose its structure in sanitising."""
        text = (super().to_python(value) or "").replace("\x00", "")
        if len(text) > MAX_CHARACTERS:
            raise ValidationError(self.error_messages["max_length"], code="max_length")
        if is_too_complex(text):
            raise ValidationError(self.error_messages["too_complex"], code="too_complex")
        if not re.search("<[a-z!/]", text, re.IGNORECASE):
            return paragraphs_to_html(re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
        return sanitise(text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength: the browser would cut HTML in the middle of a tag."""
        return {}
