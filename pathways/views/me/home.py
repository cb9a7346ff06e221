"""A young person's first page, and the one about their workers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from entitlements.facts import FORMER_RELEVANT, OLDEST
from entitlements.of_person import facts_of, listing_of
from entitlements.where_they_live import where_they_live
from leaving_care.law import statuses
from leaving_care.looks import last_look
from leaving_care.models import YoungPerson
from pathways.ending import ended
from pathways.news import known, news
from pathways.news.choosing import choice_is_near, may_want_back
from pathways.news.people import visits_of
from pathways.taking_over import told_of
from pathways.views.me.own import answered_on, ask_for, offer_of, own
from pathways.views.me.workers import NEW, workers_of

TOP = 5


@own
def home(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """Hello: my worker, my status, what I can get, and the way to the rest."""
    today = request.today  # type: ignore[attr-defined]
    facts, offer = facts_of(person, today), offer_of(person.authority, today)
    if offer:
        offer, facts = where_they_live(offer, facts)
    now = [entry for group in listing_of(offer, facts).now for entry in group.entries] if offer else []
    now.sort(
        key=lambda entry: not entry.amount.short
    )  # first what has a sum to ask for, then what is there for everybody
    workers, known_of = workers_of(person, today), known(person, today)
    has_main = bool(workers.main and workers.main.is_main)
    said = {
        "person": person,
        "workers": workers,
        "ended": None if workers.now else ended(person),
        "ask": ask_for(person, today),
        "news": news(person, today, said=known_of),
        "called": person.name_used.split()[0] if person.name_used.split() else "",
        "has_plan": bool(known_of["plan_approved_at"]),
        "may_choose": FORMER_RELEVANT in facts.statuses and choice_is_near(person, known_of, today),
        "may_want_back": may_want_back(person, known_of, today, has_main=has_main),
        "offer": offer,
        "group": statuses()[facts.groups[0]] if len(facts.groups) == 1 else None,
        "is_over": (facts.age or 0) >= OLDEST and not facts.statuses,
        "top": now[:TOP],
        "count": len(now),
        "answered_on": answered_on(person, today),
        "look": last_look(person, today),
        "today": today,
    }
    return render(request, "me/home.html", said)


@own
def worker(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """Everybody who works with the reader: now, soon and before, how to reach them, and what to do if nobody answers."""
    today = request.today  # type: ignore[attr-defined]
    workers, ask = workers_of(person, today), ask_for(person, today)
    change = told_of(person, today, done_since=today - NEW)
    coming = [worker for worker in workers.coming if not (change and worker.is_main)]  # the change tells of that one
    said = {"person": person, "workers": workers, "coming": coming, "ask": ask, "today": today}
    return render(request, "me/worker.html", said | {"visits": visits_of(person, today), "change": change})
