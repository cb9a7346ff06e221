"""What a manager or an administrator changes of a colleague's work here: team and phone, the last day, the second step."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from leaving_care.access import may_in, reachable
from leaving_care.actions import leaving, staff
from leaving_care.actions.council import fingerprint
from leaving_care.council_views import (
    address,
)
from pathways.forms.manage.staff import GIVE, EndMembershipForm, MembershipForm, ResetForm
from pathways.views.manage.common import find_member
from pathways.views.manage.staff import StaffFormView


class MemberFormView(StaffFormView):
    """A form about one membership. Seen by all who see staff; changed by those who give its role, until it is over."""

    def find(self, request, **kwargs):
        """The membership. Raises PermissionDenied for one whose role the reader does not give."""
        self.membership = find_member(request, kwargs["key"])
        self.council = self.membership.authority
        request.doing = self.what
        if not may_in(request.user, self.what, self.council, request.today) or not self.may_change(request):
            raise PermissionDenied(self.what)

    def back(self):
        """The membership."""
        return address("manage_member", self.membership.key)

    def may_change(self, request) -> bool:
        """Whether the reader may do this to this membership."""
        return staff.may_change(request.user, self.membership, request.today)

    def get_context_data(self, **kwargs):
        """Who it is."""
        return super().get_context_data(member=self.membership, **kwargs)


class MembershipView(MemberFormView):
    """Changing somebody's team and work phone."""

    form_class = MembershipForm
    title = "Change team and phone"
    done = "It is changed."

    def get_initial(self):
        """As it is now."""
        return {"team": self.membership.team and self.membership.team.key, "phone": self.membership.phone}

    def get_form_kwargs(self):
        """The council, for its teams."""
        return super().get_form_kwargs() | {"council": self.council}

    def version(self):
        """What the form changes, as it is now."""
        self.membership.refresh_from_db(fields=["team", "phone"])
        return fingerprint(self.membership.team_id, self.membership.phone)

    def says_now(self, form):
        """As it is now."""
        team = self.membership.team.name if self.membership.team else "No team"
        return [("Team", team), ("Work phone", self.membership.phone or "Not recorded yet")]

    def act(self, form, **opened):
        """Calls the action."""
        staff.change_membership(self.membership, **form.cleaned_data, **opened)


class EndMembershipView(MemberFormView):
    """Ending somebody's work here, and saying who takes over whom they work with."""

    what, form_class = "end_membership", EndMembershipForm
    template_name = "manage/end_membership.html"
    title = "End somebody’s work here"
    lead = ("From the day after their last day, they can no longer open any record here.",)
    done = "It has a last day now."
    is_grave = True

    def find(self, request, **kwargs):
        """Whom they work with, too."""
        super().find(request, **kwargs)
        self.links = leaving.working_with(self.membership, request.today)

    def get_form_kwargs(self):
        """For its questions."""
        more: dict[str, Any] = {
            "membership": self.membership,
            "works_with": len(self.links),
            "today": self.request.today,
        }
        return super().get_form_kwargs() | more

    def get_context_data(self, **kwargs):
        """The names of those whom the reader manages, and the number of all."""
        people = [link.person_id for link in self.links]
        reached = set(
            reachable(self.request.user, "allocate", self.request.today)
            .filter(pk__in=people)
            .values_list("pk", flat=True)
        )
        shown = [link.person for link in self.links if link.person_id in reached]
        return super().get_context_data(people=shown, number=len(self.links), **kwargs)

    def act(self, form, **opened):
        """Calls the action. Somebody whom they began to work with meanwhile is asked about."""
        said = form.cleaned_data
        give_to = said.get("give_to") if said.get("then") == GIVE else None
        try:
            leaving.end_membership(
                self.membership, ends_on=said["ends_on"], give_to=give_to, why=said.get("why") or "", **opened
            )
        except ValidationError as wrong:
            if hasattr(wrong, "error_dict") and not wrong.error_dict.keys() <= form.fields.keys():
                raise ValidationError("They work with somebody by then. Open this page again") from None
            raise


class ResetView(MemberFormView):
    """Taking away the second factor of somebody who has lost theirs."""

    form_class = ResetForm
    title = "Take away somebody’s second sign-in step"
    done = "It is taken away. They set up a new one when they next sign in."
    lead = (
        "Do this when they have lost their phone or passkey, and you know that it is really them who asks.",
        "They are signed out everywhere, and told by mail.",
    )
    is_grave = True

    def may_change(self, request):
        """An administrator any colleague; a manager those all of whose roles they give."""
        return staff.may_reset(request.user, self.membership, request.today)

    def act(self, form, **opened):
        """Calls the action."""
        staff.reset_second_factor(self.membership, by=opened["by"], at=opened["at"])
