"""Addresses of a young person's choice at 21, and of coming back."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
