"""Addresses of the desk: what changed from one edition to another, and corrections of what is published."""

from django.urls import path

from offers.views.desk import comparing, corrections

DRAFT = "manage/offer/<slug:council>/<int:number>/compare/"
CORRECTIONS = "manage/offer/<slug:council>/corrections/"

urlpatterns = [
    path(DRAFT, comparing.compare_view, name="compare"),
    path(f"{DRAFT}<slug:key>/", comparing.ItemChangeView.as_view(), name="item_change"),
    path(CORRECTIONS, corrections.corrections_view, name="corrections"),
    path(f"{CORRECTIONS}ask/<int:number>/", corrections.AskView.as_view(), name="ask_correction"),
    path(f"{CORRECTIONS}<uuid:key>/", corrections.DecideView.as_view(), name="decide_correction"),
]
