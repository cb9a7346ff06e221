"""Addresses of a young person's own plan, and their say."""

from django.urls import path

from pathways.views.my_plan.asking import AskReviewView, CheckInView, TakeBackView
from pathways.views.my_plan.assessment import SeenAssessmentView, assessment
from pathways.views.my_plan.plan import SeenView, TickView, plan, plan_version
from pathways.views.my_plan.saying import (
    AchieveView,
    AnswerGoalView,
    AnswerView,
    DropWordView,
    MeaningView,
    PreferredWordsView,
)
from pathways.views.my_plan.things import AskForThing, my_things
from pathways.views.my_plan.words import WordsView

urlpatterns = [
    path("plan/", plan, name="me_plan"),
    path("plan/words/<slug:section>/", WordsView.as_view(), name="me_words"),
    path("plan/answer/", AnswerView.as_view(), name="me_answer"),
    path("plan/meaning/", MeaningView.as_view(), name="me_meaning"),
    path("plan/things/", my_things, name="me_things"),
    path("plan/things/ask/", AskForThing.as_view(), name="me_ask_for_thing"),
    path("plan/went-well/", AchieveView.as_view(), name="me_went_well"),
    path("plan/preferred-words/", PreferredWordsView.as_view(), name="me_preferred_words"),
    path("plan/preferred-words/<uuid:row>/remove/", DropWordView.as_view(), name="me_drop_word"),
    path("plan/actions/<uuid:thread>/", TickView.as_view(), name="me_tick"),
    path("plan/<uuid:version>/", plan_version, name="me_plan_version"),
    path("plan/<uuid:version>/answer/", AnswerView.as_view(), name="me_answer_version"),
    path("plan/<uuid:version>/answer/<uuid:goal>/", AnswerGoalView.as_view(), name="me_answer_goal"),
    path("plan/<uuid:version>/read/", SeenView.as_view(), name="me_plan_read"),
    path("assessment/", assessment, name="me_assessment"),
    path("assessment/<uuid:row>/", assessment, name="me_assessment_one"),
    path("assessment/<uuid:row>/read/", SeenAssessmentView.as_view(), name="me_assessment_read"),
    path("check-in/", CheckInView.as_view(), name="me_check_in"),
    path("review-ask/", AskReviewView.as_view(), name="me_ask_review"),
    path("review-ask/<uuid:row>/take-back/", TakeBackView.as_view(), name="me_take_back"),
]
