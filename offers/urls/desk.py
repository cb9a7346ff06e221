"""Addresses of the desk: desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
