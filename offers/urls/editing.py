"""Addresses of the desk: editing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
