"""Addresses of contact and visits, holds and agreed intervals."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
