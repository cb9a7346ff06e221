"""Addresses of the desk: sharing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
