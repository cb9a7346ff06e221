"""The status and what I can get: in plain words, with reasons, and never a bare no."""

from datetime import date

from leaving_care.models import Circumstance, Home, Role, StatusSettled
from leaving_care.standing import reckon
from tests.entitlements.people import item, rule
from tests.me.conftest import words
from tests.people import NOW, TODAY, allocate, member, sign_in, user, young

STATUS, LIST = "/me/status/", "/me/what-can-i-get/"


def test_what_it_is_what_it_means_why_and_what_comes(me):
    said = words(me.get(STATUS))
    assert "You are former relevant" in said and "That is the law’s word." in said
    assert "You were in care for" in said
    assert "4 May 2028 You turn 21. Some of this ends." in said
    assert "4 May 2032 You turn 25. Your personal adviser and the other help that goes by your age end." in said
    assert "We must" in said
    assert "Ask us to put it right" in said


def test_under_18_the_birthday_that_changes_the_group_is_named(client, db):
    child = young(account=True, date_of_birth=date(2009, 6, 1))
    sign_in(client, child.user, NOW)
    assert "Ask your social worker" not in words(client.get(STATUS)), "they have none"
    allocate(member(Role.SOCIAL_WORKER), child)
    said = words(client.get(STATUS))
    assert "You are eligible" in said
    assert "1 June 2027 You turn 18. You are likely to be former relevant from then on." in said
    assert "Ask your social worker" in said
    assert "You have been in care for" in said, "they still are"


def test_before_14_nothing_is_worked_out_yet(client, db):
    child = young(account=True, date_of_birth=date(2013, 6, 1))
    assert "not worked out yet" in words(sign_in(client, child.user, NOW).get(STATUS))


def test_no_group_is_no_bare_no(client, db):
    never = young(account=True)
    never.timeincare_rows.all().delete()
    reckon(never)
    said = words(sign_in(client, never.user, NOW).get(STATUS))
    assert "None of the four groups today" in said and "That is not a no to help" in said
    assert "ask for the leaving care team" in said
    assert "You have told us" not in said


def test_over_25_there_is_still_somebody_to_ask(client, db):
    older = young(account=True, date_of_birth=date(2000, 1, 1))
    said = words(sign_in(client, older.user, NOW).get(STATUS))
    assert "Most of these rights have ended, but not all help" in said


def test_the_advocate_and_the_complaint_are_duties_too(me):
    said = words(me.get(STATUS)).split("What we have to do for you")[1]
    assert "An advocate" in said and "A complaint" in said


def test_a_former_relevant_status_that_somebody_settled_has_its_birthdays_too(me, kai):
    kai.statusspell_rows.all().delete()
    said = words(me.get(STATUS))
    assert "You turn 21." in said and "You turn 25." in said


def test_over_25_one_message_on_three_pages_and_nothing_for_another_group(client, db, publish):
    older = young(account=True, date_of_birth=date(2000, 1, 1))
    publish(older.authority)
    sign_in(client, older.user, NOW)
    for address in ("/me/", STATUS, LIST):
        said = words(client.get(address))
        assert "By your age, the law’s duties to care leavers have ended, except for one" in said, address
        assert "if you are former relevant" not in said, address
        assert "Ask your personal adviser" not in said and "Ask your worker" not in said, address


def test_an_open_question_is_said_with_whom_to_ask_and_goes_when_it_is_settled(me, kai):
    kai.timeincare_rows.update(starts_on=date(2023, 5, 4), ends_on=date(2023, 8, 2))
    reckon(kai)
    assert kai.statusspell_rows.on(TODAY).get().flags == ["exactly_91"]
    said = words(me.get(STATUS))
    assert "We need to check something" in said
    assert "Were they 13 full weeks?" in said
    status = kai.statusspell_rows.on(TODAY).get()
    StatusSettled.objects.create(
        person=kai,
        flag="exactly_91",
        computed=status.computed,
        status=status.computed,
        from_on=TODAY,
        reason="The diary has every night.",
        by=user("Morgan Example"),
        at=NOW,
    )
    reckon(kai)
    said = words(me.get(STATUS))
    assert "We need to check something" not in said
    assert "Morgan Example settled this for us on 20 November 2026. Why: The diary has every night." in said


def test_what_a_manager_settled_counts_with_what_is_owed_then(me, kai):
    StatusSettled.objects.create(
        person=kai,
        computed="former_relevant",
        status="qualifying",
        from_on=TODAY,
        reason="Papers from another council.",
        by=user("Morgan Example"),
        at=NOW,
    )
    reckon(kai)
    said = words(me.get(STATUS))
    assert "You are qualifying" in said
    assert "Morgan Example settled this for us" in said and "This is what your dates say" in said
    assert "pathway plan" not in said.split("What we have to do for you")[1].split("Who to ask")[0]


def test_the_same_decisions_as_the_public_page_with_nothing_to_fill_in(me, kai, publish):
    publish(
        kai.authority,
        item("Starter pack", rule(age_from=16, age_to=25)),
        item("Old help", rule(age_from=16, age_to=17)),
        item("Parents", rule(age_from=16, age_to=25, circumstances=["young_parent"])),
    )
    response = me.get(LIST)
    said = words(response)
    assert "<form" not in response.content.decode().split("<main", 1)[1].split("</main>")[0]
    now, rest = said.split("May be for you Each", 1)
    assert "Starter pack" in now.split("For you now", 2)[2] and "Parents" in rest
    assert "Old help" in rest.split("Not for you", 1)[1]


def test_which_facts_were_used_without_naming_what_is_private(me, kai, publish):
    publish(kai.authority)
    said = words(me.get(LIST))
    assert "We used: your age, 19; that you are former relevant. Wrong? Tell us" in said
    Home.objects.create(person=kai, kind="own_tenancy", council=kai.authority.name, starts_on=TODAY)
    Circumstance.objects.create(person=kai, kind="hard_time", starts_on=TODAY)
    said = words(me.get(LIST))
    assert "that you live in our area; what kind of home you have; what is going on in your life." in said


def test_a_council_without_an_offer_says_so_and_whom_to_ask(me):
    said = words(me.get(LIST))
    assert "Testshire Council has not put its offer here yet" in said
    assert "Ring Testshire Council and ask for the leaving care team" in said
