"""Addresses of the desk: what changed from one edition to another, corrections of what is published, notices above it."""

from django.urls import path

from offers.views.desk import comparing, corrections, notices

DRAFT = "manage/offer/<slug:council>/<int:number>/compare/"
CORRECTIONS = "manage/offer/<slug:council>/corrections/"
NOTICES = "manage/offer/<slug:council>/notices/"

urlpatterns = [
    path(DRAFT, comparing.compare_view, name="compare"),
    path(f"{DRAFT}<slug:key>/", comparing.ItemChangeView.as_view(), name="item_change"),
    path(CORRECTIONS, corrections.corrections_view, name="corrections"),
    path(f"{CORRECTIONS}ask/<int:number>/", corrections.AskView.as_view(), name="ask_correction"),
    path(f"{CORRECTIONS}<uuid:key>/", corrections.DecideView.as_view(), name="decide_correction"),
    path(NOTICES, notices.notices_view, name="notices"),
    path(f"{NOTICES}put-up/", notices.PutUpView.as_view(), name="put_up_notice"),
    path(f"{NOTICES}<uuid:key>/take-down/", notices.TakeDownView.as_view(), name="take_down_notice"),
]
