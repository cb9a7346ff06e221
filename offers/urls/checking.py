"""Addresses of the desk: checking."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
