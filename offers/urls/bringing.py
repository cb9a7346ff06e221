"""Addresses of the desk: bringing an offer in, and taking it out."""

from django.urls import URLPattern, path

from offers.views.desk import bringing, bringing_rows, taking_out

BRING = "manage/offer/<slug:council>/bring-in/"
ONE = f"{BRING}<uuid:key>/"

urlpatterns: list[URLPattern] = [
    path(BRING, bringing.BringInView.as_view(), name="bring_in"),
    path(f"{BRING}template/", taking_out.template_view, name="offer_template"),
    path(f"{BRING}editions/<int:number>/", taking_out.export_view, name="export_offer"),
    path(ONE, bringing_rows.rows_view, name="brought"),
    path(f"{ONE}rows/<int:position>/", bringing_rows.BroughtRowView.as_view(), name="brought_row"),
    path(f"{ONE}rows/<int:position>/turn/", bringing_rows.TurnRowView.as_view(), name="turn_brought_row"),
    path(f"{ONE}take-in/", bringing.TakeInView.as_view(), name="take_in_brought"),
    path(f"{ONE}drop/", bringing.DropView.as_view(), name="drop_brought"),
]
