"""Addresses of the widget; the guide is a page of the portal."""

from django.urls import URLPattern, path

from portal.widget import views

urlpatterns: list[URLPattern] = [
    path("widget/", views.widget, name="widget"),
    path("widget/data.json", views.data, name="widget-data"),
]
