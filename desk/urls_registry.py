"""Addresses of the desk for events, speakers, units, photos and accounts."""

from django.urls import URLPattern

registry_patterns: list[URLPattern] = []
