"""Addresses of a council's settings for plans."""

from django.urls import path

from pathways.views import plan_headings, plan_settings

HEADINGS = "headings/"

urlpatterns = [
    path("", plan_settings.settings_view, name="manage_plan_settings"),
    path("days/", plan_settings.DaysView.as_view(), name="manage_plan_settings_days"),
    path("papers/", plan_settings.PapersView.as_view(), name="manage_plan_settings_papers"),
    path("words/", plan_settings.WordsView.as_view(), name="manage_plan_settings_words"),
    path("times/<slug:duty>/", plan_settings.TimeView.as_view(), name="manage_plan_settings_time"),
    path(HEADINGS, plan_headings.OrderView.as_view(), name="manage_plan_settings_headings"),
    path(f"{HEADINGS}add/", plan_headings.AddHeadingView.as_view(), name="manage_plan_settings_heading_add"),
    path(f"{HEADINGS}<slug:section>/", plan_headings.HeadingView.as_view(), name="manage_plan_settings_heading"),
    path(
        f"{HEADINGS}<slug:section>/end/",
        plan_headings.EndHeadingView.as_view(),
        name="manage_plan_settings_heading_end",
    ),
]
