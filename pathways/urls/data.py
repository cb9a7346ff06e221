"""Addresses of a data officer's work."""

from django.urls import path

from pathways.views.data import correcting, erasing, holding, home, person

urlpatterns = [
    path("", home.home, name="manage_data"),
    path("corrections/", home.corrections, name="manage_data_corrections"),
    path("files/", home.under_way, name="manage_data_files"),
    path("past-keeping/", home.past, name="manage_data_past"),
    path("people/<uuid:key>/", person.DataPersonView.as_view(), name="manage_data_person"),
    path("people/<uuid:key>/archives/<uuid:archive>/", person.take_theirs, name="manage_data_archive"),
    path("people/<uuid:key>/others/", holding.other_people, name="manage_data_others"),
    path(
        "people/<uuid:key>/others/<slug:kind>/<uuid:row>/", holding.HoldBackView.as_view(), name="manage_data_hold_back"
    ),
    path("people/<uuid:key>/correction/", correcting.CorrectionForThemView.as_view(), name="manage_data_correction"),
    path(
        "people/<uuid:key>/corrections/<uuid:correction>/", correcting.AnswerView.as_view(), name="manage_data_answer"
    ),
    path("people/<uuid:key>/erase/", erasing.EraseView.as_view(), name="manage_data_erase"),
]
