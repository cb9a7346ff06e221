"""Addresses of approving plans, replying, and a council's settings for plans."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
