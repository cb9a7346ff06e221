"""What has been of contact with one young person, and what is to come."""

import uuid
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.models import Part, YoungPerson
from pathways.actions.contacts import note_may_change
from pathways.models import Contact, VisitPlanned
from pathways.needless import needless
from pathways.summaries import of_people
from pathways.trying import tried
from pathways.views.contacts.common import able, row_of, standing_of
from pathways.views.contacts.saying import said, title, visit
from pathways.views.work.record import note_look, open_record
from pathways.visiting import visits_standing

A_PAGE = 25
OFFERED = ("log_contact", "hold_duty", "agree_interval")


@require_safe
def contacts(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Every entry, the newest first; when they were last reached and seen; visits to come, and those nobody has logged."""
    record = open_record(request, key, Part.CONTACTS)
    person, today = record.person, request.today  # type: ignore[attr-defined]
    page = Paginator(person.contact_rows.select_related("by"), A_PAGE).get_page(request.GET.get("page"))
    to_come, not_logged = planned(person, today)
    standing = standing_of(person, today)
    note_look(request, record, Part.CONTACTS)
    return render(
        request,
        "contacts/contacts.html",
        {
            "record": record,
            "person": person,
            "able": able(request, person, *OFFERED),
            "in_touch": standing,
            "tried": tried(of_people([person], today)[0]),
            "entries": [(row, title(row), said(row)) for row in page.object_list],
            "page": page,
            "to_come": to_come,
            "not_logged": not_logged,
        },
    )


@require_safe
def contact(request: HttpRequest, key: uuid.UUID, row: uuid.UUID) -> HttpResponse:
    """One entry: what was saved, what comes next, and whether the note says more than is needed."""
    record = open_record(request, key, Part.CONTACTS)
    person, today = record.person, request.today  # type: ignore[attr-defined]
    entry: Contact = row_of(person, "contact_rows", row)
    may_change = note_may_change(entry, request.user, today)  # type: ignore[arg-type]
    note_look(request, record, Part.CONTACTS)
    return render(
        request,
        "contacts/contact.html",
        {
            "record": record,
            "person": person,
            "able": able(request, person, *OFFERED),
            "row": entry,
            "heading": title(entry),
            "said": said(entry),
            "may_change_note": may_change,
            "needless": needless(entry.note) if may_change else [],
        },
    )


def planned(person: YoungPerson, on: date) -> tuple[list[tuple[VisitPlanned, str]], list[tuple[VisitPlanned, str]]]:
    """Visits that are still to come, and those whose day has passed and that nobody has logged or cancelled. One query."""
    waiting = [(row, visit(row)) for row in visits_standing().filter(person=person)]
    return [each for each in waiting if each[0].on >= on], [each for each in waiting if each[0].on < on]
