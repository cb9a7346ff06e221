"""Who works for a council: the list, inviting, changing and ending."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from leaving_care.access import may_in, reachable
from leaving_care.actions import staff
from leaving_care.actions.allocations import WORKERS, may_cover
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
from leaving_care.models import Invitation, Membership, Role
from leaving_care.titles import role_title
from pathways.forms.manage.staff import GIVE, EndMembershipForm, InviteForm, MembershipForm, ResetForm
from pathways.views.manage.common import find_member
from pathways.views.searching import query_without_page

SEE = "see_staff"
SHOWN = {"": "Working here", "invited": "Invited", "ended": "Ended"}


@require_safe
def staff_view(request: Signed) -> HttpResponse:
    """A page of the list: who works here or is about to, who is invited, or who has left."""
    council = council_for(request, SEE)
    today, shown = request.today, request.GET.get("show", "")
    shown = shown if shown in SHOWN else ""
    page = paged(request, _invited(council) if shown == "invited" else _members(council, shown, today))
    given = set(staff.gives(request.user, council, today))
    told = {
        "council": council,
        "councils": choice_of_councils(request, SEE, council),
        "shown": shown,
        "tabs": [{"text": text, "show": show, "is_here": show == shown} for show, text in SHOWN.items()],
        "page": page,
        "rows": [{"row": row, "job": role_title(council, row.role), "is_mine": row.role in given} for row in page],
        "query": query_without_page(request),
        "today": today,
        "now": request.now,
        "invites": bool(given),
    }
    return render(request, "manage/staff.html", told)


@require_safe
def member_view(request: Signed, key: uuid.UUID) -> HttpResponse:
    """One membership, and what the reader may do about it."""
    member, user, today = find_member(request, key), request.user, request.today
    is_over = member.ends_on is not None and member.ends_on < today
    told = {
        "member": member,
        "job": role_title(member.authority, member.role),
        "may_change": staff.may_change(user, member, today),
        "may_reset": staff.may_reset(user, member, today),
        "may_cover": not is_over and member.role in WORKERS and may_cover(user, today, member),
        "not_yours": "" if is_over else staff.NOT_YOURS,
    }
    return render(request, "manage/member.html", told)


def _members(council, shown: str, today):
    rows = Membership.objects.filter(authority=council).exclude(role=Role.YOUNG_PERSON).select_related("user", "team")
    if shown == "ended":
        return rows.filter(ends_on__lt=today).order_by("-ends_on", "user__name", "pk")
    works = Q(allocations__starts_on__lte=today) & (Q(allocations__ends_on=None) | Q(allocations__ends_on__gte=today))
    rows = rows.exclude(ends_on__lt=today).annotate(people=Count("allocations", filter=works))
    return rows.order_by("user__name", "pk")


def _invited(council):
    rows = Invitation.objects.filter(authority=council, person=None, used_at=None, withdrawn_at=None)
    return rows.select_related("team", "by")


class StaffFormView(CouncilFormView):
    """A form about staff; "Back" leads to the list."""

    what = "invite_staff"

    def back(self):
        """The list."""
        return address("manage_staff", council=self.council)


class InviteView(StaffFormView):
    """Inviting a colleague."""

    form_class = InviteForm
    title = "Invite a colleague"
    done = "The invitation is on its way."

    def get_form_kwargs(self):
        """The council, and the roles that the reader gives."""
        roles = staff.gives(self.request.user, self.council, self.request.today)
        return super().get_form_kwargs() | {"council": self.council, "roles": roles, "days": settings.INVITATION_DAYS}

    def act(self, form, **opened):
        """Calls the action."""
        staff.invite(self.council, **form.cleaned_data, **opened)


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
        self.links = staff.working_with(self.membership, request.today)

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
            staff.end_membership(
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


@require_POST
def withdraw_view(request: Signed, key: uuid.UUID) -> HttpResponse:
    """Withdraws an invitation that has not been used."""
    able = councils_for(request, "invite_staff")
    found = Invitation.objects.filter(authority__in=able, person=None, key=key).select_related("authority").first()
    if found is None:
        raise Http404
    staff.withdraw(found, by=request.user, at=request.now)
    messages.success(request, "The invitation no longer works.")
    return redirect(address("manage_staff", council=found.authority) + "&show=invited")
