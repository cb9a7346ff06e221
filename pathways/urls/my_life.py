"""Addresses of a young person's choice at 21, and of coming back."""

from django.urls import URLPattern, path

from pathways.views.assessment.papers import my_papers

urlpatterns: list[URLPattern] = [
    path("papers/", my_papers, name="me_papers"),
]
