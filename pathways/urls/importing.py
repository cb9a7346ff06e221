"""Addresses under /manage/import/."""

from django.urls import path

from pathways.views import exporting, importing

urlpatterns = [
    path("", importing.start_view, name="importing"),
    path("template.csv", importing.template_view, name="importing_template"),
    path("export/", exporting.export_view, name="exporting"),
    path("<uuid:key>/", importing.upload_view, name="importing_upload"),
    path("<uuid:key>/faults.csv", importing.faults_view, name="importing_faults"),
    path("<uuid:key>/confirm/", importing.confirm_view, name="importing_confirm"),
    path("<uuid:key>/drop/", importing.drop_view, name="importing_drop"),
]
