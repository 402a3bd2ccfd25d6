"""Addresses of the widget."""

from django.urls import URLPattern, path

from portal.widget import views

urlpatterns: list[URLPattern] = [
    path("widget/", views.widget, name="widget"),
    path("widget/data.json", views.data, name="widget-data"),
    path("widget/panduan/", views.guide, name="widget-guide"),
]
