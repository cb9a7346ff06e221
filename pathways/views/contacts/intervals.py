"""Intervals agreed for one young person."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Part
from leaving_care.record_views import find_person
from pathways.actions import intervals
from pathways.agreeing import effect
from pathways.forms.contacts.holds import EndForm
from pathways.forms.contacts.intervals import AgreeForm
from pathways.lasting import may_end_on
from pathways.models import AgreedInterval
from pathways.views.contacts.common import ContactView, RowView, able, called
from pathways.views.work.working import of_them


@require_safe
def intervals_view(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Each interval with what it changes, those that hold and those that are over."""
    person = find_person(request, key, "hold_duty")
    today = request.today  # type: ignore[attr-defined]
    rows = person.agreedinterval_rows.select_related("by").order_by("-ends_on", "-pk")
    cards = [(row, called(row.duty, today), said(row, today), may_end_on(row, today)) for row in rows]
    audit.looked(person, Part.PLAN, by=request.user, at=request.now)  # type: ignore[arg-type, attr-defined]
    return render(
        request,
        "contacts/intervals.html",
        {
            "person": person,
            "cards": [(row, name, lines, first <= last) for row, name, lines, (first, last) in cards],
            "today": today,
            "may_agree": "agree_interval" in able(request, person, "agree_interval"),
        },
    )


class Agree(ContactView):
    """An interval for one person."""

    what, form_class, part = "agree_interval", AgreeForm, Part.PLAN
    leads_to = "work_intervals"
    heading, button, done = "Agree on an interval", "Save", "Saved. What it changes stands beside it."
    lead = (
        "For one person and for a time. It stands in the place of guidance and of our own rules. "
        "A law it can shorten, and never lengthen."
    )

    def get_form(self, form_class=None):
        """Each duty in words about them."""
        form = super().get_form(form_class)
        form.fields["duty"].choices = [(id, of_them(what)) for id, what in form.fields["duty"].choices]
        return form

    def act(self, form, **opened):
        """Writes it down."""
        intervals.agree(self.person, form.cleaned_data, **opened)


class EndInterval(RowView):
    """An earlier last day."""

    what, form_class, part = "agree_interval", EndForm, Part.PLAN
    rows, leads_to = "agreedinterval_rows", "work_intervals"
    template_name = "contacts/row_form.html"
    heading, button, done = "End an interval early", "End it", "It has an earlier last day now."

    def get_form_kwargs(self):
        """When it can end."""
        between = may_end_on(self.row, self.request.today)
        return super().get_form_kwargs() | {"between": between, "initial": {"ends_on": self.request.today}}

    def act(self, form, **opened):
        """Ends it."""
        intervals.end(self.row, ends_on=form.cleaned_data["ends_on"], **opened)

    def get_context_data(self, **kwargs):
        """The interval."""
        return super().get_context_data(said=said(self.row, self.request.today), **kwargs)


def said(row: AgreedInterval, today) -> list[tuple[str, str]]:
    """An interval: each question and its answer."""
    return [
        ("For what", called(row.duty, today)),
        (
            "What it changes",
            effect(row.duty, row.number, row.unit, min(max(row.starts_on, today), row.ends_on or today)),
        ),
        ("From", in_words(row.starts_on)),
        ("Until", in_words(row.ends_on) if row.ends_on else ""),
        ("Why", row.reason),
        ("Agreed by", f"{row.by.name or 'somebody'}, {in_words(uk_day(row.at))}"),
    ]
