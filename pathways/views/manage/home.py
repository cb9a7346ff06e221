"""/manage/: what there is for a reader to do, by their roles."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.access import held
from leaving_care.council_views import Signed
from leaving_care.models import Role
from leaving_care.permissions import action
from pathways.caseload import SEE_TEAM, to_look_at
from pathways.planned_changes import ALLOCATE, to_do
from pathways.team_counts import counts
from pathways.views.running.tabs import numbered


class Door(NamedTuple):
    """A link on the first page: what it says, what it is for, where it leads, and the action that it asks for."""

    text: str
    about: str
    address: str
    what: str


LATER = {Role.EDITOR, Role.APPROVER, Role.PARTICIPATION}
HERE = {Role.MANAGER, Role.ADMINISTRATOR, Role.DATA_OFFICER, Role.AUDITOR, *LATER}


def doors() -> list[Door]:
    """Every door, in order."""
    return [
        Door("Young people", "Who is in your team, and who works with them.", reverse("manage_people"), "see_team"),
        Door(
            "The offer",
            "Each edition, what needs someone now, and what goes out when.",
            reverse("offers:desk"),
            "see_desk",
        ),
        Door("Plans to approve", "Read them beside the version before.", reverse("manage_plans"), "approve_plan"),
        Door("Disagreements", "What a young person does not agree with.", reverse("manage_disagreements"), "reply"),
        Door("Holds to check", "A second person looks at each.", reverse("work_holds_to_check"), "check_hold"),
        Door("Coming back", "Who asked for help again after 21.", reverse("work_came_back"), "take_back"),
        Door("The yearly hello", "From 21 to 25, to those without our help.", reverse("work_hellos"), "greet"),
        Door("Cover", "Who covers while somebody is away.", reverse("manage_cover"), "cover"),
        Door("Staff and teams", "Who works here, invitations, and teams.", reverse("manage_staff"), "see_staff"),
        Door("Invite a colleague", "They get a mail with a link.", reverse("manage_invite"), "invite_staff"),
        Door("Who looked and what changed", "Search the record of it.", reverse("manage_events"), "search_events"),
        Door(
            "Open a record outside the usual rule",
            "For today, with a reason. The data officer is told.",
            reverse("manage_open"),
            "break_glass",
        ),
        Door("Rights over data", "Taking data out, corrections, and erasing.", "/manage/data/", "answer_correction"),
        Door(
            "Bring people in from a file",
            "Try it first; nothing changes until you say so.",
            "/manage/import/",
            "import_people",
        ),
        Door(
            "Settings for plans",
            "Headings, times, papers and kinder words.",
            reverse("manage_plan_settings"),
            "change_plan_settings",
        ),
        Door("Settings", "Colour, titles, words, times and sign-in.", reverse("manage_settings"), "change_settings"),
    ]


@require_safe
def home_view(request: Signed) -> HttpResponse:
    """The doors that are open to the reader. Raises PermissionDenied for roles that have nothing here."""
    roles = {Role(row.role) for row in held(request.user, request.today)}
    if not roles & HERE or not request.user.is_active:
        request.doing = "manage"
        raise PermissionDenied("manage")
    open_to_them = [door for door in doors() if roles & action(door.what).roles.keys()]
    told: dict[str, Any] = {"doors": open_to_them}
    if roles & action(SEE_TEAM).roles.keys():
        told["questions"], told["differing"] = to_look_at(request.user, request.today)
        told["tabs"] = numbered(counts(request.user, request.today))
    if roles & action(ALLOCATE).roles.keys():
        told["to_do"] = to_do(request.user, request.today)
    return render(request, "manage/home.html", told)
