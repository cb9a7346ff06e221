"""Who has looked, in plain words: folded by day, without one's own visits and without what is held back."""

from datetime import timedelta

from leaving_care.look_words import field_words
from leaving_care.looks import events, folded, told
from leaving_care.models import Event, GlassBroken, Role, RoleTitle
from tests.me.conftest import event, queries_of, words
from tests.people import TODAY, allocate, council, member, user, young

ADDRESS = "/me/who-looked/"
DAY = timedelta(days=1)
Kind = Event.Kind


def lines(person, on=TODAY):
    return [f"{look.who}, {look.did}" for look in folded(told(events(person, on)))]


def test_looks_of_one_person_on_one_day_are_one_line(kai):
    adviser = member(Role.PERSONAL_ADVISER, who=user("Priya Example"))
    allocate(adviser, kai)
    for hours in range(3):
        event(kai, adviser.user, hours=hours)
    event(kai, adviser.user, part="workers")
    event(kai, adviser.user, part="reach")
    event(kai, adviser.user, days_ago=1)
    event(kai, member(Role.MANAGER, who=user("Morgan Example")).user)
    assert sorted(lines(kai)) == [
        "Morgan Example, leaving-care manager, looked at where you live",
        "Priya Example, your personal adviser, looked at how to reach you, where you live and who works with you",
        "Priya Example, your personal adviser, looked at where you live",
    ]


def test_a_day_is_a_day_in_the_uk(kai):
    worker = member(Role.MANAGER).user
    # 23:30 and 00:30 of a summer night in the UK are one day in UTC.
    for at in ("2026-07-01T22:30:00Z", "2026-07-01T23:30:00Z"):
        made = event(kai, worker)
        Event.objects.create(
            person=kai, authority=kai.authority, by=worker, at=at, kind=made.kind, what="see_homes", part="notes"
        )
    days = {look.day.day for look in told(events(kai, TODAY)) if look.day.month == 7}
    assert days == {1, 2}


def test_grouped_by_day_the_newest_first(me, kai):
    worker = member(Role.MANAGER, who=user("Morgan Example")).user
    event(kai, worker, days_ago=3)
    event(kai, worker, days_ago=1)
    said = words(me.get(ADDRESS))
    assert said.index("19 November 2026") < said.index("17 November 2026")


def test_changes_of_one_person_on_one_day_are_one_line_without_values(kai):
    worker = member(Role.MANAGER, who=user("Morgan Example")).user
    for hours in (1, 2):
        event(kai, worker, hours=hours, kind=Kind.CHANGED, what="change_facts", part="homes", fields=["home.postcode"])
    event(kai, worker, hours=3, kind=Kind.CHANGED, what="settle_status", part="care", reason="Private words")
    event(kai, worker, hours=4, kind=Kind.TOOK_OUT, what="take_out", part="data")
    event(kai, worker, hours=5, kind=Kind.CHANGED, what="change_reach", part="reach", fields=["waytoreach.value"])
    assert lines(kai) == [
        "Morgan Example, leaving-care manager, changed how to reach you and where you live; "
        "settled your leaving-care status; took out a copy of your data",
    ]
    assert all(not look.reason for look in told(events(kai, TODAY)))


def test_own_visits_refusals_and_other_records_are_left_out(kai):
    worker = member(Role.MANAGER).user
    event(kai, kai.user, kind=Kind.CHANGED, what="change_reach", part="reach")
    event(kai, worker, kind=Kind.REFUSED)
    event(young(), worker)
    assert lines(kai) == []


def test_the_councils_own_title_and_whoever_left_is_still_named(kai):
    RoleTitle.objects.create(authority=kai.authority, role=Role.PERSONAL_ADVISER, title="coach")
    gone = member(Role.PERSONAL_ADVISER, who=user("Leon Example"), ends_on=TODAY - 5 * DAY)
    allocate(gone, kai, ends_on=TODAY - 5 * DAY)
    event(kai, gone.user, days_ago=9)
    assert lines(kai) == ["Leon Example, your coach, looked at where you live"]


def test_the_role_is_the_one_of_the_day_and_of_this_council(kai):
    who = user("Morgan Example")
    member(Role.AUDITOR, council("elsewhere"), who=who)
    member(Role.SOCIAL_WORKER, who=who, ends_on=TODAY - 5 * DAY)
    member(Role.MANAGER, who=who, starts_on=TODAY - 4 * DAY)
    event(kai, who, days_ago=9)
    event(kai, who, days_ago=1)
    assert lines(kai) == [
        "Morgan Example, leaving-care manager, looked at where you live",
        "Morgan Example, social worker, looked at where you live",
    ]


def test_nobody_and_somebody_without_a_name(kai):
    event(kai, None, kind=Kind.CHANGED, what="import_people", part="about")
    event(kai, user(""), days_ago=1, part="no such part")
    assert lines(kai) == [
        "The portal itself, brought your record up to date from our other system",
        "Somebody whose name is not recorded, looked at your record",
    ]


def test_a_broken_glass_is_told_with_its_reason(me, kai):
    manager = member(Role.MANAGER, who=user("Morgan Example"))
    event(kai, manager.user, kind=Kind.BROKE_GLASS, what="break_glass", part="record", reason="Police asked for you")
    said = words(me.get(ADDRESS))
    assert "Morgan Example, leaving-care manager, opened your record outside the usual rule. Why: Police asked" in said


def test_a_hidden_one_and_all_that_would_give_it_away_is_told_on_its_day_and_not_before(kai):
    manager, other = member(Role.MANAGER), member(Role.MANAGER, who=user("Ash Invented"))
    until = TODAY + 3 * DAY
    hidden = {"hidden_until": until, "hidden_because": "Safeguarding"}
    GlassBroken.objects.create(person=kai, manager=manager, reason="Risk", starts_on=TODAY, ends_on=TODAY, **hidden)
    event(kai, manager.user, kind=Kind.BROKE_GLASS, what="break_glass", part="record", reason="Risk", **hidden)
    event(kai, manager.user, reason="Risk")
    event(kai, manager.user, days_ago=2)
    event(kai, other.user)
    assert len(lines(kai, until - DAY)) == 2
    assert len(lines(kai, until)) == 4


def test_in_a_day_what_matters_most_comes_first(kai):
    morgan, ash = member(Role.MANAGER, who=user("Morgan Example")), member(Role.MANAGER, who=user("Ash Invented"))
    event(kai, morgan.user, hours=1)
    event(kai, ash.user, hours=2, kind=Kind.CHANGED, what="change_facts", part="homes")
    event(kai, morgan.user, hours=3, kind=Kind.BROKE_GLASS, what="break_glass", part="record", reason="Police asked")
    assert [line.split("manager, ")[1] for line in lines(kai)] == [
        "opened your record outside the usual rule",
        "changed where you live",
        "looked at where you live",
    ]


def test_the_names_of_fields_are_words():
    assert field_words("waytoreach.is_first") == "way to reach you: try this first"
    assert field_words("allocation.worker") == "allocation: worker"
    assert field_words("timeincare.placement") == "time in care: where"
    assert field_words("held back") == "held back"
    assert field_words("no.such_thing") == "no: such thing"


def test_so_many_days_to_a_page_and_the_same_queries(me, kai):
    workers = [member(Role.MANAGER).user for _ in range(5)]
    for number in range(32):
        event(kai, workers[number % 5], days_ago=number)
        event(kai, workers[(number + 1) % 5], days_ago=number)
    assert len(queries_of(me, ADDRESS)) <= 8
    first, second = words(me.get(ADDRESS)), words(me.get(f"{ADDRESS}?page=2"))
    assert "Page 1 of 2" in first and "20 October 2026" not in first
    assert "Page 2 of 2" in second and "20 October 2026" in second
    for odd in ("0", "99", "x", "%00", "-1"):
        assert me.get(f"{ADDRESS}?page={odd}").status_code == 200
