"""Addresses of the desk: agreeing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
