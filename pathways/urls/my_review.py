"""Addresses of a young person's answers before a review."""

from django.urls import path

from pathways.views.my_review import MyStep, Share, my_review

urlpatterns = [
    path("review/", my_review, name="me_review"),
    path("review/check/", Share.as_view(), name="me_review_check"),
    path("review/say/<slug:section>/", MyStep.as_view(), name="me_review_step"),
]
