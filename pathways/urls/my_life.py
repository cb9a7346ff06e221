"""Addresses of a young person's choice at 21, of coming back, of ending, of a change of adviser, and of their papers."""

from django.urls import URLPattern, path

from pathways.views.assessment.papers import my_papers
from pathways.views.my_life import BackView, ChoiceView, ended_view, new_worker

urlpatterns: list[URLPattern] = [
    path("papers/", my_papers, name="me_papers"),
    path("at-21/", ChoiceView.as_view(), name="me_at_21"),
    path("back/", BackView.as_view(), name="me_back"),
    path("ended/", ended_view, name="me_ended"),
    path("new-worker/", new_worker, name="me_new_worker"),
]
