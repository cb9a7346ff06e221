"""Addresses of the desk: languages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
