"""Addresses of a young person's own data."""

from django.urls import path

from pathways.views import my_data

urlpatterns = [
    path("", my_data.MyDataView.as_view(), name="me_data"),
    path("correction/", my_data.MyCorrectionView.as_view(), name="me_correction"),
    path("archives/<uuid:archive>/", my_data.take_mine, name="me_archive"),
]
