"""Addresses of a manager's lists of what is due."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
