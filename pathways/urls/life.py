"""Addresses of what changes at 18 and 21, of coming back and of handing over."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
