"""The teams of a council."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.actions import teams
from leaving_care.actions.council import fingerprint
from leaving_care.council_views import (
    CouncilFormView,
    Signed,
    address,
    choice_of_councils,
    council_for,
    councils_for,
    paged,
)
from leaving_care.models import Team
from pathways.forms.manage.staff import TeamForm
from pathways.views.searching import query_without_page


@require_safe
def teams_view(request: Signed) -> HttpResponse:
    """The list."""
    council = council_for(request, "see_staff")
    told = {
        "council": council,
        "councils": choice_of_councils(request, "see_staff", council),
        "page": paged(request, Team.objects.filter(authority=council)),
        "query": query_without_page(request),
    }
    return render(request, "manage/teams.html", told)


class TeamFormView(CouncilFormView):
    """A form about a team; "Back" leads to the list."""

    what, form_class = "invite_staff", TeamForm

    def back(self):
        """The list."""
        return address("manage_teams", council=self.council)


class AddTeamView(TeamFormView):
    """Adding a team."""

    title = "Add a team"
    done = "The team is added."

    def act(self, form, **opened):
        """Calls the action."""
        teams.keep_team(self.council, **form.cleaned_data, **opened)


class TeamView(TeamFormView):
    """Changing a team."""

    title = "Change a team"
    done = "The team is changed."

    def find(self, request, **kwargs):
        """The team, and its council."""
        able = councils_for(request, self.what)
        found = Team.objects.filter(authority__in=able, key=kwargs["key"]).select_related("authority").first()
        if found is None:
            raise Http404
        self.team, self.council = found, found.authority

    def get_initial(self):
        """As it is now."""
        return {"name": self.team.name, "phone": self.team.phone, "email": self.team.email}

    def version(self):
        """What the form changes, as it is now."""
        self.team.refresh_from_db(fields=["name", "phone", "email"])
        return fingerprint(self.team.name, self.team.phone, self.team.email)

    def says_now(self, form):
        """As it is now."""
        unknown = "Not recorded yet"
        return [
            ("Name of the team", self.team.name),
            ("Phone", self.team.phone or unknown),
            ("Email address", self.team.email or unknown),
        ]

    def act(self, form, **opened):
        """Calls the action."""
        teams.keep_team(self.council, self.team, **form.cleaned_data, **opened)
