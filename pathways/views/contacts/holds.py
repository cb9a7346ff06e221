"""Holds of one young person: what waits and why, asking for it, answering, and ending it early."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import authorities
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Part
from leaving_care.record_views import find_person
from pathways.actions import holds
from pathways.forms.contacts.holds import REFUSE, AskHoldForm, CheckHoldForm, EndForm
from pathways.holding import holds_to_check
from pathways.in_touch import may_wait
from pathways.lasting import days_long, may_end_on
from pathways.models import DutyHeld
from pathways.views.contacts.common import ContactView, RowView, able, called, standing_of
from pathways.views.contacts.deciding import asked, facts

A_PAGE = 50


@require_safe
def holds_view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What is on hold now, what waits for a manager, what is over; apart from that, what is overdue."""
    person = find_person(request, key, "hold_duty")
    today, user = request.today, request.user  # type: ignore[attr-defined]
    rows = list(person.dutyheld_rows.select_related("asked_by", "checked_by").order_by("-starts_on", "-pk"))
    for row in rows:
        row.person = person
    standing = standing_of(person, today)
    audit.looked(person, Part.PLAN, by=user, at=request.now)  # type: ignore[arg-type, attr-defined]
    cards = [_card(row, request) for row in rows]
    return render(
        request,
        "contacts/holds.html",
        {
            "person": person,
            "groups": [
                ("On hold now", "Nothing is on hold today.", [card for card in cards if card["group"] == "now"]),
                ("Waiting for a manager", "Nothing waits.", [card for card in cards if card["group"] == "waits"]),
                ("Over, or not agreed", "Nothing yet.", [card for card in cards if card["group"] == "over"]),
            ],
            "overdue": [duty for duty in standing.duties if duty.is_overdue],
            "may_check": "check_hold" in able(request, person, "check_hold"),
        },
    )


@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """The holds that wait for this manager, the oldest first: what of it is overdue, and when they were last seen."""
    user, today = request.user, request.today  # type: ignore[attr-defined]
    request.doing = "check_hold"  # type: ignore[attr-defined]
    if not authorities(user, "check_hold", today):  # type: ignore[arg-type]
        raise PermissionDenied("check_hold")
    page = Paginator(holds_to_check(user, today), A_PAGE).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    rows = asked(page.object_list, today)
    return render(request, "contacts/holds_to_check.html", {"rows": rows, "page": page})


class AskHold(ContactView):
    """Asking that something waits."""

    what, form_class, part = "hold_duty", AskHoldForm, Part.PLAN
    leads_to = "work_holds"
    heading, button = "Ask for a hold", "Ask a manager"
    lead = "A hold says why something waits, and until when. It moves no day. A manager has to agree, and it ends by itself."
    done = "A manager has to agree now. Until then nothing is on hold."

    def get_form_kwargs(self):
        """What is open."""
        standing = standing_of(self.person, self.request.today)
        return super().get_form_kwargs() | {"open_duties": may_wait(standing.duties)}

    def act(self, form, **opened):
        """Asks."""
        holds.ask(self.person, **form.cleaned_data, **opened)


class HoldView(RowView):
    """A page about one hold."""

    rows, part = "dutyheld_rows", Part.PLAN
    leads_to = "work_holds"
    template_name = "contacts/row_form.html"

    def get_context_data(self, **kwargs):
        """The hold."""
        return super().get_context_data(said=said(self.row, self.request.today), **kwargs)


class CheckHold(HoldView):
    """A manager's answer."""

    what, form_class = "check_hold", CheckHoldForm
    heading, button, done = "Can this wait?", "Send your answer", "Your answer is saved."

    def get_context_data(self, **kwargs):
        """What is late, when they were last seen, and what waited before."""
        told = super().get_context_data(**kwargs)
        return told | {"said": told["said"] + facts(self.row, self.request.today)}

    def act(self, form, **opened):
        """Agrees, or says why not."""
        refused = form.cleaned_data["refused"] if form.cleaned_data["answer"] == REFUSE else ""
        holds.check(self.row, refused=refused, **opened)


class EndHold(HoldView):
    """An earlier last day."""

    what, form_class = "hold_duty", EndForm
    heading, button, done = "End a hold early", "End it", "The hold has an earlier last day now."

    def get_form_kwargs(self):
        """When it can end."""
        between = may_end_on(self.row, self.request.today)
        return super().get_form_kwargs() | {"between": between, "initial": {"ends_on": self.request.today}}

    def act(self, form, **opened):
        """Ends it."""
        holds.end(self.row, ends_on=form.cleaned_data["ends_on"], **opened)


def said(row: DutyHeld, today) -> list[tuple[str, str]]:
    """A hold: each question and its answer."""
    days = days_long(row)
    lines = [
        ("What waits", "\n".join(called(id, today) for id in row.duties)),
        ("Why", row.get_reason_display().capitalize()),
        ("From", in_words(row.starts_on)),
        ("Until", f"{in_words(row.ends_on)} ({days} day{'' if days == 1 else 's'})" if row.ends_on else ""),
    ]
    if row.note:
        lines.append(("Note", row.note))
    lines.append(("Asked by", f"{row.asked_by.name or 'somebody'}, {in_words(uk_day(row.asked_at))}"))
    if row.checked_by and row.checked_at:
        word = "Not agreed by" if row.refused else "Agreed by"
        lines.append((word, f"{row.checked_by.name or 'somebody'}, {in_words(uk_day(row.checked_at))}"))
    return [*lines, ("Why not", row.refused)] if row.refused else lines


def _card(row: DutyHeld, request: Any) -> dict[str, Any]:
    today = request.today
    is_over = bool(row.refused) or row.ends_on is None or row.ends_on < today
    group = "over" if is_over else "now" if row.checked_by_id else "waits"
    first, last = may_end_on(row, today)
    return {
        "row": row,
        "group": group,
        "title": row.get_reason_display().capitalize(),
        "said": said(row, today),
        "may_end": not is_over and first <= last,
        "is_mine": row.asked_by_id == request.user.pk,
        "check": reverse("work_check_hold", args=[row.person.key, row.key]),
        "end": reverse("work_end_hold", args=[row.person.key, row.key]),
    }
