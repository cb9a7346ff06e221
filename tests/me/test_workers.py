"""Who works with me, who covers, who did before, and what to do if nobody answers."""

from datetime import timedelta

from leaving_care.models import Cover, Role, Team
from tests.me.conftest import words
from tests.people import TODAY, allocate, member, user

DAY = timedelta(days=1)


def adviser(name, **values):
    return member(Role.PERSONAL_ADVISER, who=user(name), **values)


def test_while_a_worker_is_away_the_one_who_covers_is_named_and_the_reason_is_not(me, kai):
    priya, sam = adviser("Priya Example", phone="07700 900001"), adviser("Sam Invented", phone="07700 900002")
    allocate(priya, kai)
    cover = Cover.objects.create(away=priya, cover=sam, reason="Unwell", starts_on=TODAY - DAY, ends_on=TODAY + 3 * DAY)
    for address in ("/me/", "/me/worker/"):
        said = words(me.get(address))
        assert "Priya Example is away until 23 November 2026. Sam Invented is there for you until then" in said
        assert "07700 900002" in said and "Unwell" not in said
    cover.ends_on = TODAY - DAY
    cover.save()
    assert "Sam Invented" not in words(me.get("/me/"))


def covered(*pairs):
    for away, cover in pairs:
        Cover.objects.create(away=away, cover=cover, starts_on=TODAY - DAY, ends_on=TODAY + 3 * DAY)


def test_whoever_is_away_is_never_the_one_to_ring(me, kai):
    team = Team.objects.create(authority=kai.authority, name="North", phone="01632 960001")
    priya, sam, ash = (
        adviser(name, phone=f"07700 90000{number}", team=team)
        for number, name in enumerate(("Priya Example", "Sam Invented", "Ash Invented"), 1)
    )
    allocate(priya, kai)
    covered((priya, sam), (sam, ash))
    said = words(me.get("/me/"))
    assert "Ash Invented is there for you today: 07700 900003" in said
    assert "07700 900001" not in said and "07700 900002" not in said and "Sam Invented" not in said
    covered((ash, priya))
    said = words(me.get("/me/"))
    assert "whoever was to be there for you instead is away too. Ask the team: 01632 960001" in said
    assert "07700" not in said


def test_a_colleague_who_left_covers_for_nobody(me, kai):
    priya, sam = adviser("Priya Example", phone="07700 900001"), adviser("Sam Invented", phone="07700 900002")
    allocate(priya, kai)
    covered((priya, sam))
    sam.ends_on = TODAY - DAY
    sam.save()
    said = words(me.get("/me/"))
    assert "07700" not in said and "Ring Testshire Council" in said


def test_one_number_for_the_team_on_every_page(me, kai):
    team = Team.objects.create(authority=kai.authority, name="North", phone="01632 960001")
    allocate(adviser("Priya Example", team=team), kai)
    for address in ("/me/", "/me/status/", "/me/who-looked/", "/me/worker/", "/me/what-can-i-get/"):
        said = words(me.get(address))
        assert "01632 960001" in said and "Ring Testshire Council" not in said, address


def test_a_new_worker_and_why_the_one_before_went(me, kai):
    allocate(adviser("Leon Example"), kai, ends_on=TODAY - 8 * DAY, why_ended="Leon has another job")
    allocate(adviser("Priya Example"), kai, starts_on=TODAY - 7 * DAY)
    said = words(me.get("/me/"))
    assert "Your worker changed on 13 November 2026. Before, it was Leon Example. Why: Leon has another job." in said
    assert "We will introduce you." in said
    history = words(me.get("/me/worker/")).split("Before", 1)[1]
    assert "Leon Example, personal adviser, 1 January 2020 to 12 November 2026." in history
    assert "Why it ended: Leon has another job." in history


def test_a_worker_to_come_is_announced_and_not_shown_as_todays(me, kai):
    allocate(adviser("Leon Example"), kai, ends_on=TODAY + DAY, why_ended="Leon has another job")
    allocate(adviser("Priya Example"), kai, starts_on=TODAY + 2 * DAY, introduced_on=TODAY + DAY)
    said = words(me.get("/me/worker/"))
    assert "From 22 November 2026 Priya Example works with you, in place of Leon Example." in said
    assert "Why: Leon has another job Meeting together: 21 November 2026." in said
    assert said.index("Leon Example") < said.index("Priya Example")
    assert "until 21 November 2026. Why it ends: Leon has another job." in said


def test_a_worker_who_left_without_a_successor(me, kai):
    team = Team.objects.create(authority=kai.authority, name="North", phone="01632 960001")
    allocate(adviser("Leon Example", team=team, phone="07700 900003", ends_on=TODAY - DAY), kai)
    said = words(me.get("/me/"))
    assert "Leon Example does not work here any more." in said
    assert "01632 960001" in said and "07700 900003" not in said


def test_nobody_recorded_and_nobody_answers(me):
    said = words(me.get("/me/worker/"))
    assert "not recorded yet" in said and "Ring Testshire Council" in said
    assert "Help now, day or night" in said


def test_several_workers_the_main_adviser_first(me, kai):
    allocate(member(Role.SOCIAL_WORKER, who=user("Ash Invented")), kai)
    allocate(adviser("Priya Example"), kai, starts_on=TODAY - DAY)
    said = words(me.get("/me/worker/"))
    assert said.index("Priya Example") < said.index("Ash Invented")
