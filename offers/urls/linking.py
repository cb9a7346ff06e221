"""Addresses of the desk: linking."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
