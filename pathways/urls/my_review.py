"""Addresses of a young person's answers before a review."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
