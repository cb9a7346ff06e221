"""Addresses under demo."""

from django.urls import URLPattern, path

from pathways.views import demo

urlpatterns: list[URLPattern] = [
    path("", demo.PeopleView.as_view(), name="demo"),
    path("as/", demo.BeView.as_view(), name="demo_be"),
    path("inbox/", demo.InboxView.as_view(), name="demo_inbox"),
    path("inbox/empty/", demo.EmptyView.as_view(), name="demo_inbox_empty"),
]
