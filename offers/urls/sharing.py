"""Addresses of the desk: what a county's districts add or do otherwise, and of which councils a draft is the offer."""

from django.urls import path

from offers.views.desk import districts, joint

DRAFT = "manage/offer/<slug:council>/<int:number>/"
IN = f"{DRAFT}districts/<slug:district>/"

urlpatterns = [
    path(f"{DRAFT}districts/", districts.districts_view, name="districts"),
    path(IN, districts.district_view, name="in_district"),
    path(f"{IN}add/", districts.AddView.as_view(), name="add_in_district"),
    path(f"{IN}differ/<slug:item>/", districts.DifferView.as_view(), name="differ_in_district"),
    path(f"{IN}change/<slug:key>/", districts.ChangeView.as_view(), name="change_in_district"),
    path(f"{IN}remove/<slug:key>/", districts.RemoveInDistrictView.as_view(), name="remove_in_district"),
    path(f"{DRAFT}joint/", joint.JoinView.as_view(), name="join_offer"),
    path(f"{DRAFT}joint/<slug:other>/remove/", joint.LeaveView.as_view(), name="leave_offer"),
]
