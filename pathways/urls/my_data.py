"""Addresses under my_data."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
