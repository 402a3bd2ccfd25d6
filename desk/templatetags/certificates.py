"""Words of certificates in templates."""

from django import template

from events.models import CertificateRole

register = template.Library()


@register.filter
def certificate_role(role: str) -> str:
    return str(CertificateRole(role).label)
