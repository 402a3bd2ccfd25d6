"""The ministry's name and addresses, for every frame."""

from hashlib import sha256

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal import colours
from portal.identity import icons, logo

register = template.Library()


@register.simple_tag
def ministry_name() -> str:
    return str(settings.MINISTRY_NAME)


@register.simple_tag
def ministry_short_name() -> str:
    return str(settings.MINISTRY_SHORT_NAME)


@register.simple_tag
def ministry_contact() -> dict[str, object]:
    """What the ministry gave of address, mail, phone, PPID, complaints and social accounts."""
    return {
        "address": settings.MINISTRY_ADDRESS,
        "mail": settings.MINISTRY_EMAIL,
        "phone": settings.MINISTRY_PHONE,
        "ppid": settings.PPID_URL,
        "complaints": settings.COMPLAINTS_URL,
        "accounts": settings.SOCIAL_ACCOUNTS,
    }


@register.simple_tag
def crest(height: int, css: str = "") -> SafeString:
    """The logo as a picture of `height` pixels beside the ministry's name; nothing without a logo."""
    found = logo.shown()
    if found is None:
        return SafeString("")
    return format_html(
        '<img class="{}" src="{}" alt="" width="{}" height="{}">',
        f"crest {css}".strip(), found.address, found.width_at(height), height,
    )  # fmt: skip


@register.simple_tag
def icon_links() -> SafeString:
    """What a tab and a home screen show."""
    found = logo.shown()
    address, kind = (found.address, found.kind) if found else (icons.address(32), "image/png")
    return format_html(
        '<link rel="icon" href="{}" type="{}"><link rel="apple-touch-icon" href="{}">'
        '<link rel="manifest" href="{}">',
        address, kind, icons.address(180), reverse("portal:manifest"),
    )  # fmt: skip


@register.simple_tag
def accent_sheet() -> str:
    """Address of the ministry's own colours, which changes with them; empty when it keeps ours."""
    words = colours.sheet()
    return f"{reverse('portal:colours')}?{sha256(words.encode()).hexdigest()[:8]}" if words else ""
