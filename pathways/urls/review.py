"""Addresses of holding a review."""

from django.urls import path

from pathways.views.review.home import held, home
from pathways.views.review.life import NoteChange, SettleChange
from pathways.views.review.looking import LookAt, Rest
from pathways.views.review.meeting import Abandon, Begin, End

OF = "people/<uuid:key>/review/"
urlpatterns = [
    path(OF, home, name="work_review"),
    path(f"{OF}begin/", Begin.as_view(), name="work_review_begin"),
    path(f"{OF}section/<slug:section>/", LookAt.as_view(), name="work_review_section"),
    path(f"{OF}rest/", Rest.as_view(), name="work_review_rest"),
    path(f"{OF}end/", End.as_view(), name="work_review_end"),
    path(f"{OF}give-up/", Abandon.as_view(), name="work_review_abandon"),
    path(f"{OF}held/<uuid:row>/", held, name="work_review_held"),
    path(f"{OF}change/", NoteChange.as_view(), name="work_review_change"),
    path(f"{OF}change/<uuid:row>/settle/", SettleChange.as_view(), name="work_review_settle"),
]
