"""/manage/offer/: how each edition of a council's offer stands, what needs someone now, and what goes out when."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed, choice_of_councils, council_for
from leaving_care.models import Authority
from offers.actions.corrections import DECIDE
from offers.actions.suggestions import MODERATE
from offers.desk_lists import needs as lists
from offers.desk_lists.called import Called
from offers.desk_lists.days import SHOWN, calendar_of, days_of
from offers.desk_lists.found import Found, found_in
from offers.desk_lists.needs import Need
from offers.desk_lists.places import place
from offers.desk_lists.states import Standing, State, editions_of, in_force_of, open_of
from offers.models import Edition
from offers.views.desk.common import EDIT, SEE, may
from offers.views.desk.mending import address_of

OF_AN_EDITION = {"agree", "checks", "dates", "proposals", "publish"}
ASKS_FOR = {"decide_correction": DECIDE, "proposals": EDIT, "suggestions": MODERATE, "format_requests": MODERATE}
WORKED_ON = {State.IN_FORCE, State.PUBLISHED}


@require_safe
def desk_view(request: Signed) -> HttpResponse:
    """The desk of the council that the reader chose."""
    council = council_for(request, SEE)
    standings = editions_of(council, on=request.today, now=request.now)
    draft, in_force = open_of(standings), in_force_of(standings)
    work = draft or in_force
    days = days_of([each.edition.pk for each in standings if each.is_open or each.state in WORKED_ON])
    found = found_in(work.edition, request.today) if work else None
    entries = calendar_of(standings, days, request.today)
    waiting = _needs(council, work, in_force, days, found, request)
    told = {
        "council": council,
        "councils": choice_of_councils(request, SEE, council),
        "standings": standings,
        "work": work,
        "found": found,
        "needs": _shown(waiting, council, draft.edition if draft else None, request),
        "entries": entries[:SHOWN],
        "more": max(len(entries) - SHOWN, 0),
        "may_edit": may(request, EDIT, council),
        "has_draft": draft is not None,
        "today": request.today,
    }
    return render(request, "desk/home.html", told)


def _needs(
    council: Authority,
    work: Standing | None,
    in_force: Standing | None,
    days: list,
    found: Found | None,
    request: Signed,
) -> list[Need]:
    """What needs someone: what is wrong on the pages, what the bodies wait for and what holds back; then the rest.

    The rest is what waits from outside, and what is late.
    """
    # First of all: until it is decided, everybody goes on reading what is wrong.
    needs: list[Need] = lists.corrections_to_decide(council, request.user) if may(request, DECIDE, council) else []
    needs += lists.not_gone_out(work.edition) if work and work.is_open else []
    if work and work.is_open:
        needs += lists.with_the_bodies(work)
    if work and found:
        needs += lists.findings_that_block(work.edition, found)
    needs += lists.waiting(council, work.edition if work else None)
    public = in_force or work
    if public:
        needs += lists.late(public, days, request.today)
        needs += lists.broken_links(public.edition)
    if work and work.is_open:
        needs += lists.days_to_check(work.edition)
    return needs + lists.oldest_translations(council)


def _shown(needs: list[Need], council: Authority, draft: Edition | None, request: Signed) -> list[dict[str, Any]]:
    """Each need with who sees to it, its age, what its row is called, and where to go."""
    may_edit = draft is not None and may(request, EDIT, council)
    here = {need.edition.pk: need.edition for need in needs if need.edition and need.row} | (
        {draft.pk: draft} if draft else {}
    )
    rows = [need.row for need in needs if need.row]
    called = Called.in_each(here.values(), rows)
    shown = []
    for need in needs:
        address = ""
        if need.row and draft and may_edit and (need.row in called[draft.pk] or need.code):
            draft.authority = council
            address = address_of(draft, need.code, need.row)
        shown.append(
            {
                "need": need,
                "owner": need.owner or council.owner_post,
                "days": need.days(request.today),
                "called": called[need.edition.pk].row(need.row) if need.row and need.edition else "",
                "address": address or _to_read(need, council, request),
            }
        )
    return shown


def _to_read(need: Need, council: Authority, request: Signed) -> str:
    """The page that lists what is needed, or else the row where it is read in full; blank where there is neither."""
    if need.page and may(request, ASKS_FOR.get(need.page, SEE), council):
        of_edition = [need.edition.number] if need.page in OF_AN_EDITION and need.edition else []
        return place(f"offers:{need.page}", council.slug, *of_edition, *([need.key] if need.key else []))
    if need.row and need.edition:
        row = need.row.partition(", ")[0]
        to_read = place("offers:read", council.slug, need.edition.number)
        return to_read if row == "edition" else f"{to_read}?{urlencode({'row': row})}"
    return ""
