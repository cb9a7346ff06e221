"""Addresses of holding a review."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
