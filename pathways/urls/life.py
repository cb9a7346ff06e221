"""Addresses of what changes at 18, 21 and 25, of ending, of the yearly hello, of coming back and of handing over."""

from django.urls import URLPattern, path

from pathways.views.life import back, choosing, ending, handing, hellos, turning

PERSON = "people/<uuid:key>/"
CHANGE = f"{PERSON}hand-over/<uuid:row>/"

urlpatterns: list[URLPattern] = [
    path("hellos/", hellos.HellosView.as_view(), name="work_hellos"),
    path("came-back/", back.list_view, name="work_came_back"),
    path(f"{PERSON}at-18/", turning.at_18, name="work_at_18"),
    path(f"{PERSON}at-18/talk/", turning.Talk18.as_view(), name="work_talk_18"),
    path(f"{PERSON}at-18/switch/", turning.Switch.as_view(), name="work_switch"),
    path(f"{PERSON}at-21/", choosing.at_21, name="work_at_21"),
    path(f"{PERSON}at-21/choice/", choosing.ToldChoice.as_view(), name="work_choice"),
    path(f"{PERSON}at-21/talk/", turning.Talk21.as_view(), name="work_talk_21"),
    path(f"{PERSON}at-21/talk-25/", turning.Talk25.as_view(), name="work_talk_25"),
    path(f"{PERSON}at-21/course/", turning.CourseTold.as_view(), name="work_course_told"),
    path(f"{PERSON}at-21/stop/", ending.Stop.as_view(), name="work_stop"),
    path(f"{PERSON}closing/", ending.closing_view, name="work_closing"),
    path(f"{PERSON}closing/close/", ending.Close.as_view(), name="work_close"),
    path(f"{PERSON}closing/mistake/", ending.Mistake.as_view(), name="work_close_mistake"),
    path(f"{PERSON}hellos/", hellos.of_person, name="work_hellos_of"),
    path(f"{PERSON}hellos/<uuid:row>/", hellos.OutcomeView.as_view(), name="work_hello"),
    path(f"{PERSON}back/", back.back, name="work_back"),
    path(f"{PERSON}back/call/", back.TakeCall.as_view(), name="work_back_call"),
    path(f"{PERSON}back/<uuid:row>/", back.Settle.as_view(), name="work_back_settle"),
    path(f"{PERSON}hand-over/", handing.hand_over, name="work_hand_over"),
    path(f"{PERSON}hand-over/plan/", handing.PlanView.as_view(), name="work_hand_over_plan"),
    path(CHANGE, handing.ChangePlan.as_view(), name="work_hand_over_change"),
    path(f"{CHANGE}cancel/", handing.Cancel.as_view(), name="work_hand_over_cancel"),
    path(f"{CHANGE}do/", handing.DoIt.as_view(), name="work_hand_over_do"),
]
