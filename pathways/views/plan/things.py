"""What they can have and have not had: each becomes an action of the plan by one button; and what the offer changed since."""

import uuid
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leaving_care import audit
from leaving_care.access import authorities
from leaving_care.changing import AlreadyDone
from leaving_care.models import Part, User
from leaving_care.record_views import OpenedForm, find_person
from offers.models import Edition
from pathways.actions.plan_rows import add, change_row
from pathways.citing import cited_changes, cited_changes_of
from pathways.models import PlanAction
from pathways.things import action_for, not_had
from pathways.views.plan.common import is_open, newest

NOWHERE = "Begin a version of the plan first: then each of these becomes an action by one button."
THERE = "It is in the plan already, or it is not on the list any more."


@require_http_methods(["GET", "HEAD", "POST"])
def work_plan_things(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The list by their record; a button adds an action that cites the promise, under the heading where it fits."""
    person = find_person(request, key, "write_plan")
    today = request.today  # type: ignore[attr-defined]
    version = newest(person)
    things = not_had(person, version, today)
    if request.method == "POST":
        return _add(request, person, version, things)
    audit.looked(person, Part.PLAN, by=request.user, at=request.now)  # type: ignore
    said = {
        "person": person,
        "version": version,
        "things": things,
        "is_open": bool(version and is_open(version)),
        "carried": OpenedForm(initial={"once": uuid.uuid4()}),
    }
    return render(request, "plan/things.html", said)


@require_POST
def work_plan_cite(request: HttpRequest, key: uuid.UUID, row: uuid.UUID) -> HttpResponse:
    """An action, by the offer as it is today: it cites the edition in force from now on."""
    person = find_person(request, key, "write_plan")
    version = newest(person)
    action = PlanAction.objects.filter(version=version, key=row).first() if version else None
    if action is None:
        raise Http404
    change = next((one for one in cited_changes_of(person, request.today) if one.action.pk == action.pk), None)  # type: ignore
    if change and change.now and version and is_open(version):
        change_row(action, {"edition": change.now}, by=request.user, at=request.now)  # type: ignore
        messages.success(request, "The action goes by the offer of today.")
    return redirect("work_plan", person.key)


@require_safe
def work_cited_changes(request: HttpRequest) -> HttpResponse:
    """Every plan of those whom the reader reaches that cites a promise which changed or ended.

    `?council=derby&edition=2`: beside that edition, which may be a draft that the reader sees at the desk.
    """
    user: User = request.user  # type: ignore[assignment]
    today = request.today  # type: ignore[attr-defined]
    request.doing = "see_plan"  # type: ignore[attr-defined]
    if not authorities(user, "see_plan", today):
        raise PermissionDenied("see_plan")
    to = _asked_edition(request, user, today)
    changes = cited_changes(user, today, to)
    return render(request, "plan/cited.html", {"changes": changes, "today": today, "to": to})


def _asked_edition(request: HttpRequest, user: User, today: date) -> Edition | None:
    """The edition that the address names; None where it names none. Raises Http404 where the reader sees no such edition."""
    slug, number = request.GET.get("council", ""), request.GET.get("edition", "")
    if not slug and not number:
        return None
    seen = [council for council in authorities(user, "see_desk", today) if council.slug == slug]
    if not seen or not number.isdecimal() or len(number) > 5:
        raise Http404
    return get_object_or_404(Edition.objects.select_related("authority"), authority=seen[0], number=int(number))


def _add(request: HttpRequest, person, version, things) -> HttpResponse:
    """Adds the thing of the button that was pressed. A button sent twice adds one action."""
    user: User = request.user  # type: ignore[assignment]
    if version is None or not is_open(version):
        messages.warning(request, NOWHERE)
        return redirect("work_plan", person.key)
    word = request.POST.get("thing", "")[:200]
    thing = things.named(word)
    section = version.plansection_rows.filter(section=thing.section).first() if thing else None
    if thing is None or section is None:
        messages.info(request, THERE)
        return redirect("work_plan_things", person.key)
    values = action_for(thing, person, request.today)  # type: ignore[attr-defined]
    try:
        row = add(PlanAction, section, values, by=user, at=request.now, once=_once(request, word))  # type: ignore
    except AlreadyDone:
        there = reverse("work_plan_section", args=[person.key, section.section])
    else:
        there = reverse("work_plan_change_actions", args=[person.key, row.key])
    said = 'Added under “{}”. <a class="govuk-link" href="{}">Say by when</a>'
    messages.success(request, format_html(said, section.heading, there))
    return redirect("work_plan_things", person.key)


def _once(request: HttpRequest, word: str) -> uuid.UUID | None:
    """A token of its own for each button of one page."""
    carried = OpenedForm(request.POST)
    carried.is_valid()
    once = carried.cleaned_data.get("once")
    return uuid.uuid5(once, word) if once else None
