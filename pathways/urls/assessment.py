"""Addresses of the needs assessment, papers and referrals to services."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
