"""Addresses of the needs assessment, papers, referrals to services and clinicians' advice."""

from django.urls import path

from pathways.views.assessment import advice, asked, papers, reading, referrals, starting, writing

PERSON = "people/<uuid:key>/"
ONE = f"{PERSON}assessment/<uuid:row>/"

urlpatterns = [
    path(f"{PERSON}assessment/", reading.assessment_list, name="work_assessment"),
    path(f"{PERSON}assessment/start/", starting.StartView.as_view(), name="work_assessment_start"),
    path(ONE, reading.assessment, name="work_assessment_one"),
    path(f"{ONE}matters/<slug:matter>/", writing.MatterView.as_view(), name="work_assessment_matter"),
    path(f"{ONE}asked/<uuid:asked>/", asked.ChangeAskedView.as_view(), name="work_assessment_asked"),
    path(f"{ONE}asked/<uuid:asked>/remove/", asked.RemoveAskedView.as_view(), name="work_assessment_unasked"),
    path(f"{ONE}asked/<slug:who>/", asked.AskView.as_view(), name="work_assessment_ask"),
    path(f"{ONE}result/", writing.ResultView.as_view(), name="work_assessment_result"),
    path(f"{ONE}finish/", writing.FinishView.as_view(), name="work_assessment_finish"),
    path(f"{ONE}plan/", writing.PlanFromView.as_view(), name="work_assessment_plan"),
    path(f"{PERSON}papers/", papers.papers, name="work_papers"),
    path(f"{PERSON}papers/<slug:kind>/", papers.PaperView.as_view(), name="work_paper"),
    path(f"{PERSON}referrals/", referrals.referrals, name="work_referrals"),
    path(f"{PERSON}referrals/add/", referrals.AddReferral.as_view(), name="work_referral_add"),
    path(f"{PERSON}referrals/<uuid:row>/", referrals.ChangeReferral.as_view(), name="work_referral"),
    path(f"{PERSON}referrals/<uuid:row>/end/", referrals.EndReferral.as_view(), name="work_referral_end"),
    path(f"{PERSON}advice/", advice.AdviceView.as_view(), name="work_advice"),
]
