"""Addresses of a plan's documents."""

from django.urls import path

from pathways.views.documents import me_plan_document, plan_document

urlpatterns = [
    path("me/plan/<uuid:version>/documents/<slug:kind>/", me_plan_document, name="me_plan_document"),
    path("work/people/<uuid:key>/plan/<uuid:version>/documents/<slug:kind>/", plan_document, name="plan_document"),
]
