"""Addresses of the desk: open_data."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
