"""Addresses of the desk: consulting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
