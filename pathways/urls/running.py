"""Addresses of a manager's lists of what is due."""

from django.urls import path

from pathways.views.running.due import due_view

urlpatterns = [path("due/", due_view, name="manage_due")]
