"""Addresses of the desk: comparing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
