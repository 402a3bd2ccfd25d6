"""The ministry's name and addresses, for every frame."""

from hashlib import sha256

from django import template
from django.conf import settings
from django.urls import reverse

from portal import colours

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
def accent_sheet() -> str:
    """Address of the ministry's own colours, which changes with them; empty when it keeps ours."""
    words = colours.sheet()
    return f"{reverse('portal:colours')}?{sha256(words.encode()).hexdigest()[:8]}" if words else ""
