"""The names of the rubriks as places: English has another word for the place than for one text in it."""

from typing import Final

from django.utils.translation import pgettext_lazy

from articles.models import Kind

NAMES: Final = {
    Kind.NEWS: pgettext_lazy("rubrik", "Berita"),
    Kind.PRESS_RELEASE: pgettext_lazy("rubrik", "Siaran pers"),
    Kind.SPEECH: pgettext_lazy("rubrik", "Pidato"),
    Kind.ANNOUNCEMENT: pgettext_lazy("rubrik", "Pengumuman"),
    Kind.CLARIFICATION: pgettext_lazy("rubrik", "Klarifikasi"),
    Kind.PHOTO: pgettext_lazy("rubrik", "Berita foto"),
}


def rubric_name(kind: str) -> str:
    """`Siaran pers`, in English `Press releases`."""
    return str(NAMES[Kind(kind)])
