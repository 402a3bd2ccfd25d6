"""Addresses of the desk for articles: inbox, lists, writing, review, moves, history."""

from django.urls import URLPattern

articles_patterns: list[URLPattern] = []
