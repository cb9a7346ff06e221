"""What a summary says of one person on a day, from the facts: the timetable's open rows, and a few days for the lists."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from leaving_care.care import Period
from pathways.history import Known
from pathways.models import Summary
from pathways.timetable import History, Settings, happenings, timetable
from pathways.timetable.case import lasts
from pathways.timetable.duty import Duty
from pathways.timetable.happenings import SEEN, SEEN_AT_HOME, TRIED
from pathways.timetable.lasting import lasts_until
from pathways.timetable.words import DONE, NOT_OWED, ON_HOLD

# Columns that hang on the facts and the day. `worked_out_on` is the day itself.
COLUMNS = (
    "authority",
    "date_of_birth",
    "worker",
    "status",
    "last_contact_on",
    "last_seen_on",
    "tries",
    "tried_on",
    "last_review_on",
    "next_review_on",
    "next_visit_on",
    "next_due_on",
    "next_due",
    "held_until",
    "choice",
    "has_plan",
    "owed_plan",
    "duties",
    "valid_until",
)
# Each by the name under which a row has it: a key to another row as its number, which no query is needed for.
ATTRIBUTES = {name: {"authority": "authority_id", "worker": "worker_id"}.get(name, name) for name in COLUMNS}
PLANS = frozenset({"plan-eligible", "plan-after-care", "plan-from-21"})
REVIEWS = frozenset(
    {
        "plan-review",
        "plan-review-in-care",
        "plan-review-from-21",
        "review-on-request",
        "review-after-change",
        "review-after-move",
    }
)
# What a council's children's system keeps the time of, unless somebody records it here as well.
CARE_REVIEWS = frozenset({"care-first-review", "care-second-review", "care-later-reviews"})
SOCIAL_WORKER = frozenset({"social-worker-first-visit", "social-worker-visits", "social-worker-visits-settled"})
VISITS = SOCIAL_WORKER | {"contact-16-to-20", "custody-visit", "first-visit", "second-visit", "later-visits"}
# How long records are kept is nothing that anybody does for the young person.
KEEPING = frozenset({"records-in-care", "records-care-leaver", "records-after-death"})


def derived(known: Known, on: date, settings: Settings) -> Summary:
    """The summary of one person as it has to be on a day, not saved. It stays right to `valid_until`.

    `next_review_on`: the first last day among the reviews of the plan, `next_visit_on` among visits and being seen, on hold or
    not. `last_contact_on`, `last_seen_on`: somebody from the council reached them, saw them. `owed_plan`: on the day they have a
    right to a pathway plan, there already or not. Reviews of the care plan and a social worker's visits are in it where any
    was recorded here. Raises law.NotInForce for a day before the law book begins.
    """
    history = known.history
    left_out = KEEPING | _kept_elsewhere(history)
    every = [duty for duty in timetable(history, on, settings) if duty.id not in left_out]
    still_open = sorted((duty for duty in every if duty.state not in (DONE, NOT_OWED)), key=_by_day)
    comes = next((duty for duty in still_open if duty.due_on and duty.state != ON_HOLD), None)
    said = sorted((choice for choice in history.choices if choice.on <= on), key=lambda choice: choice.on)
    reached_on = _last(on, (each.on for each in history.contacts if each.outcome != TRIED))
    tries = [day for day in known.tries if day <= on and (reached_on is None or day > reached_on)]
    return Summary(
        person_id=known.person,
        authority_id=known.authority,
        date_of_birth=history.date_of_birth,
        worker_id=next((worker for first, last, worker in known.mains if lasts(Period(first, last), on)), None),
        status=_status(history, on),
        last_contact_on=reached_on,
        last_seen_on=_last(on, (each.on for each in history.contacts if each.outcome in (SEEN, SEEN_AT_HOME))),
        tries=len(tries),
        tried_on=max(tries, default=None),
        last_review_on=_last(on, (each.held_on for each in history.reviews if each.of_plan)),
        next_review_on=_first(still_open, REVIEWS),
        next_visit_on=_first(still_open, VISITS),
        next_due_on=comes.due_on if comes else None,
        next_due=comes.id if comes else "",
        held_until=min((duty.hold.ends_on for duty in still_open if duty.hold and duty.hold.ends_on), default=None),
        choice=said[-1].said if said else "",
        has_plan=any(each.approved_on <= on for each in history.plans),
        owed_plan=any(duty.id in PLANS and duty.state != NOT_OWED for duty in every),
        duties=[plain(duty) for duty in still_open],
        worked_out_on=on,
        valid_until=lasts_until(history, on, every, settings),
    )


def _kept_elsewhere(history: History) -> frozenset[str]:
    """Duties of which nothing was ever recorded here: they would seem late for years."""
    reviews = frozenset() if any(each.of_care for each in history.reviews) else CARE_REVIEWS
    by_them = any(each.by == happenings.SOCIAL_WORKER for each in history.contacts)
    return reviews | (frozenset() if by_them else SOCIAL_WORKER)


def plain(duty: Duty) -> dict[str, Any]:
    """One open row of the timetable as plain values, days as ISO strings. Its state follows from the days alone.

    `held_until` None: it is not on hold.
    """
    hold = duty.hold
    return {
        "id": duty.id,
        "about": duty.about,
        "what": duty.what,
        "owner": duty.owner,
        "due_on": _iso(duty.due_on),
        "law_due_on": _iso(duty.law_due_on),
        "from_on": _iso(duty.from_on),
        "held_until": _iso(hold.ends_on) if hold else None,
        "hold_reason": hold.reason if hold else "",
        "label": duty.label,
        "provision": duty.provision,
        "because": duty.because,
        "flags": list(duty.flags),
    }


def differing(before: Summary, after: Summary) -> list[str]:
    """The columns in which two summaries of one person are not the same, but for the day on which each was worked out."""
    return [name for name, of in ATTRIBUTES.items() if getattr(before, of) != getattr(after, of)]


def _by_day(duty: Duty) -> tuple[date, str, str]:
    return duty.due_on or date.max, duty.id, duty.about


def _status(history: History, on: date) -> str:
    spell = max((change for change in history.statuses if change.on <= on), key=lambda change: change.on, default=None)
    return spell.status if spell else ""


def _first(duties: Iterable[Duty], ids: Collection[str]) -> date | None:
    return min((duty.due_on for duty in duties if duty.id in ids and duty.due_on), default=None)


def _last(on: date, days: Iterable[date]) -> date | None:
    return max((day for day in days if day <= on), default=None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
