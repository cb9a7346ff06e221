"""Addresses under manage."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
