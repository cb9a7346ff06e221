"""Addresses of the desk: who was asked, surveys, and you said, we did; and of a survey as the public answers it."""

from django.urls import path

from offers.views import survey
from offers.views.desk import consulting, points, survey_results, surveys

DRAFT = "manage/offer/<slug:council>/<int:number>/"
CONSULT = f"{DRAFT}consult/"
SURVEY = f"{CONSULT}surveys/<uuid:key>/"
POINTS = f"{DRAFT}points/"

urlpatterns = [
    path("<slug:council>/survey/<uuid:key>/", survey.survey_view, name="survey"),
    path("<slug:council>/s/<str:code>/", survey.short_view, name="survey_short"),
    path(CONSULT, consulting.consultations_view, name="consultations"),
    path(f"{CONSULT}add/", consulting.AddView.as_view(), name="add_consultation"),
    path(f"{CONSULT}<int:row>/", consulting.ChangeView.as_view(), name="change_consultation"),
    path(f"{CONSULT}<int:row>/remove/", consulting.RemoveRecordView.as_view(), name="remove_consultation"),
    path(f"{CONSULT}surveys/open/", surveys.OpenView.as_view(), name="open_survey"),
    path(SURVEY, survey_results.results_view, name="survey_results"),
    path(f"{SURVEY}change/", surveys.ChangeView.as_view(), name="change_survey"),
    path(f"{SURVEY}close/", surveys.CloseView.as_view(), name="close_survey"),
    path(f"{SURVEY}poster/", surveys.poster_view, name="survey_poster"),
    path(f"{SURVEY}record/", surveys.RecordView.as_view(), name="record_survey"),
    path(f"{SURVEY}csv/", survey_results.csv_view, name="survey_csv"),
    path(f"{SURVEY}words/", survey_results.words_view, name="survey_words"),
    path(f"{SURVEY}words/<str:kind>/<int:row>/", survey_results.LookView.as_view(), name="look_at_words"),
    path(POINTS, points.points_view, name="points"),
    path(f"{POINTS}add/", points.AddView.as_view(), name="add_point"),
    path(f"{POINTS}<int:row>/", points.ChangeView.as_view(), name="change_point"),
    path(f"{POINTS}<int:row>/remove/", points.RemovePointView.as_view(), name="remove_point"),
]
