"""Addresses of a manager's lists of what is due, and of how often main advisers change."""

from django.urls import path

from pathways.views.running.changes import changes_view
from pathways.views.running.due import due_view

urlpatterns = [
    path("due/", due_view, name="manage_due"),
    path("adviser-changes/", changes_view, name="manage_adviser_changes"),
]
