"""Addresses of the lists that run an adviser's day."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
