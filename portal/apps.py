"""The portal as an app: its checks are known as soon as it is installed."""

from django.apps import AppConfig
from django.core.checks import register

from portal import colours
from portal.feeds import hub
from portal.identity import logo


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        register(colours.accent_is_legible)
        register(logo.logo_is_there)
        register(hub.hub_is_an_address)
