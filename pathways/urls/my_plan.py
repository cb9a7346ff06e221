"""Addresses of a young person's own plan, and their say."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
