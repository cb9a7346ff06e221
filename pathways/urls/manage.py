"""Addresses under manage."""

from django.urls import path

from pathways.views.manage import cover, events, glass, home, membership, people, person, settings, staff, teams

PERSON, MEMBER = "people/<uuid:key>/", "staff/<uuid:key>/"

urlpatterns = [
    path("", home.home_view, name="manage"),
    path("people/", people.people_view, name="manage_people"),
    path("caseloads/", people.caseloads_view, name="manage_caseloads"),
    path(PERSON, person.workers_view, name="manage_person"),
    path(f"{PERSON}sharing/", person.sharing_view, name="manage_sharing"),
    path(f"{PERSON}allocate/", person.AllocateView.as_view(), name="manage_allocate"),
    path(f"{PERSON}refer/", person.ReferView.as_view(), name="manage_refer"),
    path(f"{PERSON}share/", person.ShareView.as_view(), name="manage_share"),
    path(f"{PERSON}hand-over/", person.HandOverView.as_view(), name="manage_hand_over"),
    path(f"{PERSON}move/", person.MoveView.as_view(), name="manage_move"),
    path(f"{PERSON}end/<slug:kind>/<uuid:row>/", person.EndView.as_view(), name="manage_end_link"),
    path("open/", glass.OpenView.as_view(), name="manage_open"),
    path("events/", events.events_view, name="manage_events"),
    path("staff/", staff.staff_view, name="manage_staff"),
    path("staff/invite/", staff.InviteView.as_view(), name="manage_invite"),
    path("staff/invited/<uuid:key>/withdraw/", staff.withdraw_view, name="manage_withdraw"),
    path(MEMBER, staff.member_view, name="manage_member"),
    path(f"{MEMBER}change/", membership.MembershipView.as_view(), name="manage_change_member"),
    path(f"{MEMBER}end/", membership.EndMembershipView.as_view(), name="manage_end_member"),
    path(f"{MEMBER}second-step/", membership.ResetView.as_view(), name="manage_reset"),
    path(f"{MEMBER}cover/", cover.AddCoverView.as_view(), name="manage_add_cover"),
    path(f"{MEMBER}cover/<uuid:colleague>/end/", cover.EndCoverView.as_view(), name="manage_end_cover"),
    path("cover/", cover.cover_view, name="manage_cover"),
    path("teams/", teams.teams_view, name="manage_teams"),
    path("teams/add/", teams.AddTeamView.as_view(), name="manage_add_team"),
    path("teams/<uuid:key>/", teams.TeamView.as_view(), name="manage_team"),
    path("settings/", settings.settings_view, name="manage_settings"),
    path("settings/colour/", settings.ColourView.as_view(), name="manage_colour"),
    path("settings/titles/", settings.TitlesView.as_view(), name="manage_titles"),
    path("settings/words/", settings.WordsView.as_view(), name="manage_words"),
    path("settings/times/", settings.TimesView.as_view(), name="manage_times"),
    path("settings/sign-on/", settings.SignOnView.as_view(), name="manage_sign_on"),
    path("settings/sign-on/end/", settings.EndSignOnView.as_view(), name="manage_end_sign_on"),
]
