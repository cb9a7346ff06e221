"""Addresses of the lists that run an adviser's day, and of answering what a young person said."""

from django.urls import path

from pathways.views.answering.forms import AnswerAskView, AnswerCheckInView, GiveCopyView, ToldAnswerView
from pathways.views.answering.their_say import their_say
from pathways.views.day.calendar import calendar, end_calendar, feed, no_feed
from pathways.views.work.people import everybody

SAY = "people/<uuid:key>/say/"

urlpatterns = [
    path("people/", everybody, name="work_everybody"),
    path("calendar/", calendar, name="work_calendar"),
    path("calendar/end/", end_calendar, name="work_end_calendar"),
    # What this holds is secret: its view keeps it out of logs.
    path("calendar/<str:secret>.ics", feed, name="work_calendar_feed"),
    # An address that was spoilt on its way may still hold the secret: it is in no log either.
    path("calendar/<path:spoilt>", no_feed),
    # What a young person said, and the answers.
    path(SAY, their_say, name="work_their_say"),
    path(f"{SAY}told/<uuid:version>/", ToldAnswerView.as_view(), name="work_told_answer"),
    path(f"{SAY}copies/<uuid:row>/", GiveCopyView.as_view(), name="work_give_copy"),
    path(f"{SAY}review-asks/<uuid:row>/", AnswerAskView.as_view(), name="work_answer_review_ask"),
    path(f"{SAY}check-ins/<uuid:row>/", AnswerCheckInView.as_view(), name="work_answer_check_in"),
]
