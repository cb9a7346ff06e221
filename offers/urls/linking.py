"""Addresses of those who check a draft without an account, of what anybody suggests, and of the desk's lists of both."""

from django.urls import path

from offers.views import partner, suggesting
from offers.views.desk import help_calls, links, proposals, suggestions

DRAFT = "manage/offer/<slug:council>/<int:number>/"
SUGGESTIONS = "manage/offer/<slug:council>/suggestions/"
HELP = "manage/offer/<slug:council>/help/<slug:kind>/<uuid:key>/"

urlpatterns = [
    path(f"{DRAFT}links/", links.link_list, name="links"),
    path(f"{DRAFT}links/make/", links.MakeLinkView.as_view(), name="make_link"),
    path(f"{DRAFT}links/<uuid:key>/made/", links.link_made, name="link_made"),
    path(f"{DRAFT}links/<uuid:key>/anew/", links.MakeAnewView.as_view(), name="make_link_anew"),
    path(f"{DRAFT}links/<uuid:key>/end/", links.end_link, name="end_link"),
    path(f"{DRAFT}proposals/", proposals.proposal_list, name="proposals"),
    path(f"{DRAFT}proposals/<uuid:key>/accept/", proposals.accept_proposal, name="accept_proposal"),
    path(f"{DRAFT}proposals/<uuid:key>/refuse/", proposals.RefuseProposalView.as_view(), name="refuse_proposal"),
    path(SUGGESTIONS, suggestions.suggestion_list, name="suggestions"),
    path(f"{SUGGESTIONS}<uuid:key>/take/", suggestions.TakeSuggestionView.as_view(), name="take_suggestion"),
    path(HELP, help_calls.help_view, name="call_for_help"),
    path(f"{SUGGESTIONS}<uuid:key>/refuse/", suggestions.RefuseSuggestionView.as_view(), name="refuse_suggestion"),
    # What this holds is secret: its view keeps it out of logs.
    path("check/<str:secret>/", partner.partner, name="partner"),
    # An address that was spoilt on its way may still hold the secret: it is in no log either.
    path("check/<path:spoilt>", partner.spoilt),
    path("<slug:council>/suggest/", suggesting.suggest_view, name="suggest"),
]
