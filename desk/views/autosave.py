"""Autosave: what is being typed goes to the person's own buffer, in any state of the edition."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import actions
from contributors.roles import Permission
from desk.access import DeskRequest, allowed
from desk.editions import edition_or_404, newest, works_on
from desk.typed import from_json
from desk.views.writing import base_of
from text.dates import clock


@require_POST
@allowed(Permission.WRITE_ARTICLES)
def autosave(request: DeskRequest, pk: int) -> HttpResponse:
    """JSON {"base": number, "data": {field: [values]}} → {"said", "newer"}; 400 for another shape."""
    edition = edition_or_404(request.user, pk)
    if not works_on(request.user, edition):
        raise PermissionDenied(_("Anda tidak memiliki hak untuk menyunting naskah ini."))
    typed = from_json(request.body)
    if typed is None:
        return JsonResponse({"said": _("Ketikan tidak dapat dibaca.")}, status=400)
    data, number = typed
    base = base_of(edition, number)
    actions.autosave(edition=edition, by=request.user, data=data, base=base)
    last = newest(edition)
    newer = last.pk != base.pk and _("%(name)s menyimpan versi baru naskah ini.") % {"name": last.author.name}
    said = _("Tersimpan sementara pukul %(time)s") % {"time": clock(timezone.now())}
    return JsonResponse({"said": said, "newer": newer or ""})
