"""Addresses of the desk: the bodies that agree a draft, and when it goes out."""

from django.urls import URLPattern, path

from offers.views.desk import agreeing, bodies, publishing, reading

DRAFT = "manage/offer/<slug:council>/<int:number>/"
BODIES = "manage/offer/<slug:council>/bodies/"

urlpatterns: list[URLPattern] = [
    path(BODIES, bodies.bodies_view, name="bodies"),
    path(f"{BODIES}add/", bodies.AddBodyView.as_view(), name="add_body"),
    path(f"{BODIES}<uuid:key>/", bodies.BodyView.as_view(), name="change_body"),
    path(f"{BODIES}<uuid:key>/move/", bodies.move_view, name="move_body"),
    path(f"{BODIES}<uuid:key>/end/", bodies.EndBodyView.as_view(), name="end_body"),
    path(f"{DRAFT}read/", reading.read_view, name="read"),
    path(f"{DRAFT}agree/", agreeing.agree_view, name="agree"),
    path(f"{DRAFT}agree/submit/", agreeing.SubmitView.as_view(), name="submit"),
    path(f"{DRAFT}agree/agreed/", agreeing.ApproveView.as_view(), name="approve"),
    path(f"{DRAFT}agree/returned/", agreeing.ReturnView.as_view(), name="return"),
    path(f"{DRAFT}publish/", publishing.publish_view, name="publish"),
    path(f"{DRAFT}publish/now/", publishing.PublishNowView.as_view(), name="publish_now"),
    path(f"{DRAFT}publish/time/", publishing.SetTimeView.as_view(), name="set_time"),
    path(f"{DRAFT}publish/time/cancel/", publishing.CancelTimeView.as_view(), name="cancel_time"),
]
