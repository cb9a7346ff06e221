"""What the one query of an adviser's list says of each young person, as both databases answer it."""

from datetime import date, time, timedelta

import pytest

from leaving_care.models import Home, YoungPerson
from pathways.actions import choices
from pathways.day import for_the_list
from pathways.models import CameBack, CheckIn, VisitPlanned
from pathways.ringing import Back, read
from pathways.running import caseload
from pathways.views.day.today import of_today
from pathways.views.work.glance import with_glance
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, member, young
from tests.plans_kept.rows import kept

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def today_of(adviser):
    rows = caseload(adviser.user, TODAY, more=lambda people: for_the_list(people, adviser.user, TODAY), with_back=True)
    return of_today(rows, [], TODAY)


def test_everything_that_waits_is_told_in_order(adviser):
    people = {name: young(adviser=adviser, account=True, name_used=name) for name in ("Stop", "Ring", "Back", "Help")}
    choices.choose(people["Stop"], "stop", by=people["Stop"].user, at=NOW - DAY)
    build(CameBack, person=people["Ring"], asked_at=NOW - DAY, settled_at=NOW - HOUR, reply_by=TODAY + DAY)
    build(CameBack, person=people["Back"], asked_at=NOW - DAY)
    build(CheckIn, person=people["Help"], at=NOW - HOUR, needs_help=True)
    for person in people.values():
        kept(person)
    assert [(said.first, said.person.name_used, said.text) for said in today_of(adviser).messages] == [
        ("", "Help", "checked in and needs help: since 20 November 2026 at 09:00"),
        ("Ring", "Ring", "by 21 November 2026"),
        ("", "Back", "wants to come back: asked on 19 November 2026. A manager says who works with them"),
        ("", "Stop", "chose on 19 November 2026 to stop, with a hello each year"),
    ]


@pytest.mark.parametrize("at", [time(9, 30), None])
def test_a_visit_of_the_day_has_its_time(adviser, at):
    person = young(adviser=adviser)
    build(VisitPlanned, person=person, on=TODAY, at_time=at)
    kept(person)
    assert today_of(adviser).visits == [(person, at)]


def test_the_front_of_a_record_asks_for_the_words_and_the_worker(adviser):
    person = young(adviser=adviser)
    said = {"words": "I lost my “room”", "reply_by": date(2026, 11, 23), "worker": adviser}
    row = build(CameBack, person=person, asked_at=NOW, settled_at=NOW, **said)
    build(Home, person=person, kind="no_fixed", starts_on=TODAY)
    found = with_glance(YoungPerson.objects.filter(pk=person.pk), TODAY).get()
    name = adviser.user.name
    assert (
        read(found.came_back) == Back(TODAY, True, date(2026, 11, 23), "I lost my “room”", name) and found.has_no_home
    )
    CameBack.objects.filter(pk=row.pk).update(settled_at=None, worker=None)
    found = with_glance(YoungPerson.objects.filter(pk=person.pk), TODAY - DAY).get()
    assert read(found.came_back).is_settled is False and not found.has_no_home
    assert (
        read(with_glance(YoungPerson.objects.filter(pk=young(adviser=member("manager")).pk), TODAY).get().came_back)
        is None
    )
