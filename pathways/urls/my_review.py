"""Addresses of a young person's answers before a review."""

from django.urls import path

from pathways.views.my_review import MyStep, Share, my_review
from pathways.views.review.mine import SeenReviewView, my_held

urlpatterns = [
    path("review/", my_review, name="me_review"),
    path("review/check/", Share.as_view(), name="me_review_check"),
    path("review/held/<uuid:row>/", my_held, name="me_review_held"),
    path("review/held/<uuid:row>/read/", SeenReviewView.as_view(), name="me_review_read"),
    path("review/say/<slug:section>/", MyStep.as_view(), name="me_review_step"),
]
