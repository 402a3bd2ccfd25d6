"""The QR that a participant shows at the door: it says who, and allows nothing."""

from typing import Any

import segno
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.models import Registration
from events.registering.links import badge_code
from events.registering.terms import is_called_off
from events.workflow import RegistrationStatus


def badge(registration: Registration, words: dict[str, Any]) -> SafeString | None:
    """The drawing for who has a place at what is on; letters and digits only, so that it stays coarse."""
    if registration.status != RegistrationStatus.CONFIRMED or is_called_off(words):
        return None
    code = segno.make(badge_code(registration.nonce), error="m", micro=False)
    title = _("Kode QR untuk masuk")
    # the drawing holds nothing but numbers of ours
    return SafeString(
        code.svg_inline(title=title, omitsize=True, svgclass="badge-code__drawing", lineclass=None, border=4)
    )
