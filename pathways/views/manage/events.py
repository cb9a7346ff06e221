"""Who looked and what changed: searching the record of it. Every search is itself noted."""

from django.http import HttpResponse
from django.shortcuts import render

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.council_views import PAGE, Signed, choice_of_councils, council_for
from leaving_care.models import Event, YoungPerson
from pathways.forms.manage.lists import EventsForm
from pathways.views.manage.searching import SEARCH, events_for, named, narrowed, sees_numbers_only
from pathways.views.manage.words import part_in_words, what_in_words
from pathways.views.searching import query_without_page, searched

LAST_PAGE = 1000


@searched
def events_view(request: Signed) -> HttpResponse:
    """A page of events. They are not counted: there can be millions, and the next page is all that a reader asks for."""
    council = council_for(request, SEARCH)
    user, today = request.user, request.today
    form = EventsForm({name: request.asked.get(name, "") for name in _boxes()} if request.asked else None)
    said = dict(form.cleaned_data) if form.is_bound and form.is_valid() else {}
    events = events_for(user, council, today)
    person, wanted = None, said.pop("person", "")
    if wanted:
        person = named(reachable(user, SEARCH, today).filter(authority=council), wanted)
    if wanted and person is None:
        events = events.none()
    number = _page(request)
    rows = list(
        narrowed(events, person=person, **said).select_related("by__young_person", "person")[
            PAGE * (number - 1) : PAGE * number + 1
        ]
    )
    _note(request, council, person)
    hidden = sees_numbers_only(user, council, today)
    told = {
        "form": form,
        "council": council,
        "councils": choice_of_councils(request, SEARCH, council),
        "rows": [_told(row, hidden) for row in rows[:PAGE]],
        "number": number,
        "has_more": len(rows) > PAGE and number < LAST_PAGE,
        "query": query_without_page(request),
        "numbers_only": hidden,
    }
    return render(request, "manage/events.html", told)


def _boxes() -> list[str]:
    days = [f"{name}-{box}" for name in ("first", "last") for box in ("day", "month", "year")]
    return ["person", "staff", "kind", *days]


def _page(request: Signed) -> int:
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isdecimal() and len(asked) <= 4 else 1


def _note(request: Signed, council, person: YoungPerson | None) -> None:
    """The note of this search: about the young person, where it was for one."""
    by, at = request.user, request.now
    if person:
        audit.looked(person, "events", by=by, at=at)
    else:
        audit.done(council, SEARCH, by=by, at=at, kind=Event.Kind.LOOKED)


def _who(event: Event, hidden: bool) -> str:
    """Who did it. A young person has no name but on their record, and their address is told to nobody."""
    if event.by is None:
        return "The portal itself"
    young = getattr(event.by, "young_person", None)
    if not event.by.name and young is not None and young.authority_id == event.authority_id:
        named = (young.council_id or "number not recorded yet") if hidden else young.name_used
        return f"Young person: {named}"
    return event.by.name or "Name not recorded yet"


def _told(event: Event, hidden: bool) -> dict:
    """A row of the page. A record that has moved to another council is named no more."""
    person = event.person
    is_here = person is not None and person.authority_id == event.authority_id
    about = key = ""
    if event.person_id and not is_here:
        about = "A record that is elsewhere now"
    elif person is not None:
        about = (person.council_id or "Number not recorded yet") if hidden else person.name_used
        key = "" if hidden else str(person.key)
    return {
        "event": event,
        "who": _who(event, hidden),
        "about": about,
        "key": key,
        "what": what_in_words(event),
        "part": part_in_words(event.part),
        "fields": ", ".join(str(field).replace("_", " ") for field in event.fields),
    }
