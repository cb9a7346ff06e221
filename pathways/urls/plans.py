"""Addresses of approving plans, replying, and a council's settings for plans."""

from django.urls import include, path

from pathways.views.approving.disagreements import ReplyView, disagreements_view
from pathways.views.approving.plans import GiveBackView, PlanView, plans_view

urlpatterns = [
    path("plans/", plans_view, name="manage_plans"),
    path("plans/<uuid:version>/", PlanView.as_view(), name="manage_plan"),
    path("plans/<uuid:version>/give-back/", GiveBackView.as_view(), name="manage_give_back"),
    path("disagreements/", disagreements_view, name="manage_disagreements"),
    path("disagreements/<uuid:answer>/", ReplyView.as_view(), name="manage_reply"),
    path("settings/plans/", include("pathways.urls.plan_settings")),
]
