"""The editor's desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
