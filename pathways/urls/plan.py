"""Addresses of writing a pathway plan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
