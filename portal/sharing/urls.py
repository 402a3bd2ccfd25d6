"""Addresses of share pictures."""

from django.urls import URLPattern, path, re_path

from portal.sharing import views

urlpatterns: list[URLPattern] = [
    re_path(r"^kartu/(?P<number>[0-9]{1,18})-(?P<sha>[0-9a-f]{16})\.png$", views.article, name="card"),
    path("kartu/agenda/<slug:slug>.png", views.event, name="card-event"),
    path("kartu/portal.png", views.portal, name="card-portal"),
]
