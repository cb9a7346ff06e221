"""Addresses of a plan's documents."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
