"""Picking several from many without JavaScript: check boxes for what is near, a list for the rest."""

from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString


class PickWidget(forms.CheckboxSelectMultiple):
    """Chosen and suggested entries as check boxes, all others in one list that adds an entry."""

    def __init__(self, more_label: str | Promise = "") -> None:
        super().__init__()
        self.more_label = more_label
        self.near: set[str] = set()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name) or []
        return list(dict.fromkeys(value for value in values if value))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        chosen = [str(key) for key in value or []]
        near = [(key, label) for key, label in self.choices if key in self.near or key in chosen]
        context = {
            "name": name,
            "id": (attrs or {}).get("id", name),
            "near": [{"key": key, "label": label, "is_chosen": key in chosen} for key, label in near],
            "far": [pair for pair in self.choices if pair not in near],
            "more_label": self.more_label,
        }
        return render_to_string("desk/articles/_pick.html", context)


class PickField(forms.MultipleChoiceField):
    """Entries of a pool `key → words`, in the order chosen; cleaned to their words."""

    def __init__(
        self, *, label: str | Promise, more_label: str | Promise, help_text: str | Promise = ""
    ) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type]
            required=False,
            help_text=help_text,  # type: ignore[arg-type]
            widget=PickWidget(more_label),
        )
        self.pool: dict[str, Any] = {}

    def offer(self, pool: dict[str, tuple[str, Any]], near: set[str]) -> None:
        """Set what can be picked, `key → (label, words)`, and which of it shows as check boxes."""
        self.pool = {key: words for key, (_label, words) in pool.items()}
        self.choices = [(key, label) for key, (label, _words) in pool.items()]
        self.widget.near = near

    def clean(self, value: Any) -> list[Any]:
        return [self.pool[key] for key in super().clean(value)]
