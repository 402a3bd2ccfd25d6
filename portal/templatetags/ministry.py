"""The ministry's name, for every frame."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def ministry_name() -> str:
    return str(settings.MINISTRY_NAME)


@register.simple_tag
def ministry_short_name() -> str:
    return str(settings.MINISTRY_SHORT_NAME)
