"""A data officer's home: finding a record, and what waits."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from leaving_care.actions.rights import GIVEN_UP_AFTER
from leaving_care.models import Archive, Correction
from leaving_care.retention import kept
from pathways.archive.past_keeping import past_keeping
from pathways.forms.data import FindForm
from pathways.views.data.common import must_be_officer, paged, theirs

MOST_FOUND = 20


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """What waits, and a record by number or whole name. The name is sent, not put in the address."""
    must_be_officer(request)
    form = FindForm(request.POST or None)
    found: list[Any] | None = None
    if form.is_valid():
        who = form.cleaned_data["who"].strip()
        named = Q(council_id__iexact=who) | Q(name_used__iexact=who) | Q(legal_name__iexact=who)
        found = list(theirs(request).filter(named).select_related("authority")[:MOST_FOUND])
        if len(found) == 1:
            return redirect("manage_data_person", found[0].key)
        if not found:
            messages.info(request, "There is nobody with exactly that number or name. Check how it is written.")
    people = theirs(request)
    told = {
        "form": form,
        "found": found,
        "unanswered": Correction.objects.filter(person__in=people, answered_at=None).count(),
        "making": _making(request).count(),
        "past": past_keeping(people, request.today).count(),  # type: ignore[attr-defined]
    }
    return render(request, "data/home.html", told)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What young people asked to have put right and nobody has answered, oldest first."""
    must_be_officer(request)
    rows = Correction.objects.filter(person__in=theirs(request), answered_at=None).order_by("asked_at", "pk")
    return render(request, "data/corrections.html", {"page": paged(request, rows.select_related("person"))})


@require_safe
def under_way(request: HttpRequest) -> HttpResponse:
    """The files that are being made."""
    must_be_officer(request)
    return render(request, "data/under_way.html", {"page": paged(request, _making(request).select_related("person"))})


@require_safe
def past(request: HttpRequest) -> HttpResponse:
    """The records that need not be kept any more, with the day until which each had to be."""
    must_be_officer(request)
    today = request.today  # type: ignore[attr-defined]
    page = paged(request, past_keeping(theirs(request), today).order_by("date_of_birth", "pk"))
    rows = [(person, kept(person.date_of_birth, person.died_on, today)) for person in page.object_list]
    return render(request, "data/past.html", {"page": page, "rows": rows})


def _making(request: HttpRequest):
    since = request.now - GIVEN_UP_AFTER  # type: ignore[attr-defined]
    return Archive.objects.filter(person__in=theirs(request), made_at=None, fault="", asked_at__gt=since)
