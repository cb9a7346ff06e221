"""Addresses of the desk: bringing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
