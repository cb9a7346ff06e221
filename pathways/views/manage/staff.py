"""Who works for a council: the list, one of them, inviting and taking an invitation back."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from leaving_care.actions import staff
from leaving_care.actions.allocations import WORKERS, may_cover
from leaving_care.actions.leaving import followed_by
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
from pathways.forms.manage.staff import InviteForm
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
        "followed_by": followed_by(member),
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
