"""Addresses of the desk: what is found in an edition, and what somebody decides about it."""

from django.urls import URLPattern, path

from offers.views.desk import checks

CHECKS = "manage/offer/<slug:council>/<int:number>/checks/"

urlpatterns: list[URLPattern] = [
    path(CHECKS, checks.checks_view, name="checks"),
    path(f"{CHECKS}<slug:finding>/pass/", checks.PassView.as_view(), name="pass_advice"),
    path(f"{CHECKS}<slug:finding>/take-back/", checks.TakeBackView.as_view(), name="take_back_advice"),
    path(f"{CHECKS}<slug:finding>/owner/", checks.OwnerView.as_view(), name="give_finding"),
]
