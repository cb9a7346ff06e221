"""The list: the law and the offer merged, each thing once, in the right part, with the words that are shown."""

from datetime import date

import pytest

from entitlements.decisions import Answer
from entitlements.facts import ELSEWHERE, HERE, OTHER_COUNCIL
from entitlements.listing import TOLD, listing
from entitlements.merging import NATIONAL
from leaving_care.law import amounts, duties, using
from tests.entitlements.listed import BAND, LEAVER, PARTS, groups, names, one, place
from tests.entitlements.people import item, offer, person, rule
from tests.leaving_care.law_books import starting

# The law and the offer together


def test_what_repeats_a_national_entitlement_appears_once_under_the_offers_name():
    ours = item("Your adviser", rule(**BAND), national="personal-adviser", duty="must", provision="ca1989-sch2-19c")
    found = listing(offer(ours), LEAVER)
    assert place(found, "Your adviser") == "now"
    assert duties()["personal-adviser"].name not in names(found, "now")


@pytest.mark.parametrize(
    ("age", "said", "provision", "strength"),
    [
        (17, "eligible", "ca1989-sch2-19c", "must"),
        (17, "relevant", "ca1989-s23b", "must"),
        (19, "former_relevant", "ca1989-s23c", "must"),
        (22, "former_relevant", "ca1989-s23czb", "must"),
        (19, "qualifying", "", "choose"),  # the law gives the group none: this council does
    ],
)
def test_an_item_rests_on_the_law_of_the_persons_own_group_and_age(age, said, provision, strength):
    ours = item("Your adviser", national="personal-adviser", duty="must", provision="ca1989-sch2-19c")
    decision = one(listing(offer(ours), person(age, said)), "Your adviser").decision
    assert (decision.answer, decision.provision, decision.strength) == (Answer.ENTITLED, provision, strength)


def test_a_condition_of_the_law_is_said_of_the_item_too():
    ours = item("Your adviser", rule(age_from=21, age_to=25), national="personal-adviser", duty="must")
    why = one(listing(offer(ours), person(22, "former_relevant")), "Your adviser").why
    assert why == (
        "You are 22 and former relevant. This is for people of 21 to 25. "
        "The law says that we must do this, if you tell the council that you want it."
    )


def test_where_the_law_gives_more_than_the_item_the_law_stands():
    ours = item("Money at 16", rule(living=["semi_independent"], statuses=["relevant"]), national="money-to-live-on")
    found = listing(offer(ours), person(17, "relevant", living="with_family"))
    assert place(found, duties()["money-to-live-on"].name) == "now"
    assert not any("Money at 16" in names(found, part) for part in PARTS)


def test_where_the_law_gives_it_sooner_the_law_stands():
    ours = item("A home", rule(age_from=21), national="needs-assessment")
    found = listing(offer(ours), person(15, "eligible"))
    assert one(found, duties()["needs-assessment"].name).decision.from_age == 16


def test_where_the_item_gives_more_than_the_law_the_item_stands_as_the_councils_choice():
    ours = item("Visits", rule(age_from=16, age_to=24), national="visits", duty="must", provision="clr2010-r8")
    found = listing(offer(ours), person(22, "former_relevant"))
    entry = one(found, "Visits")
    assert (entry.decision.strength, entry.laws, entry.tag) == ("choose", [], "We choose to")


def test_several_items_may_give_the_same_and_the_best_of_them_speaks():
    young = item("Adviser at 16", rule(age_from=16, age_to=17), national="personal-adviser", duty="must")
    old = item("Adviser at 21", rule(age_from=21, age_to=24), national="personal-adviser", duty="must")
    found = listing(offer(young, old), person(22, "former_relevant"))
    assert place(found, "Adviser at 21") == "now" and place(found, "Adviser at 16") == "not_for"
    assert duties()["personal-adviser"].name not in [name for part in PARTS for name in names(found, part)]


def test_a_section_for_other_ages_is_not_cited():
    ours = item("Help", duty="must", provision="ca1989-s23czb")
    young, old = (one(listing(offer(ours), person(age)), "Help") for age in (17, 22))
    assert young.laws == [] and young.why.endswith("Our offer says that we must do this.")
    assert old.laws and old.why.endswith("The law says that we must do this.")


def test_a_provision_of_which_the_book_knows_no_ages_is_cited_for_all():
    ours = item("Your files", duty="must", provision="ukgdpr-art15")
    assert one(listing(offer(ours), LEAVER), "Your files").laws


def test_the_law_that_only_may_leaves_the_choice_with_the_council():
    ours = item("Work costs", national="work-costs", duty="must")
    entry = one(listing(offer(ours), person(19, "qualifying")), "Work costs")
    assert entry.tag == "We choose to" and entry.decision.provision == "ca1989-s24b"


# Where a thing is put


def test_what_somebodys_own_answers_opened_comes_first():
    first = item("Advice", rule(**BAND), theme="Support")
    opened = item("Starter pack", rule(living=["first_tenancy"]), theme="Home")
    found = listing(offer(first, opened), person(19, "former_relevant", living="first_tenancy"))
    assert groups(found, "now")[:2] == [TOLD, "Support"] and names(found, "now")[0] == "Starter pack"
    assert groups(found, "now")[-1] == NATIONAL


def test_what_would_be_theirs_anyway_is_not_put_down_to_their_answers():
    ours = item("Advice", rule(living=["first_tenancy"]), rule(**BAND), theme="Support")
    found = listing(offer(ours), person(19, "former_relevant", living="first_tenancy"))
    assert not one(found, "Advice").decision.by_answers


def test_the_bursary_comes_later_from_18():
    ours = item("Bursary", rule(**BAND, circumstances=["higher_education"]), national="higher-education-bursary")
    entry = one(listing(offer(ours), person(17, "relevant")), "Bursary")
    assert entry.when == "from your 18th birthday"
    told = one(listing(offer(ours), person(17, "relevant", circumstances="young_parent")), "Bursary")
    assert told.when == "from your 18th birthday, when you go to university"


def test_what_comes_is_in_the_order_in_which_it_comes():
    rows = [item(f"At {age}", rule(age_from=age, age_to=24)) for age in (21, 18)]
    found = listing(offer(*rows), person(17, "relevant"))
    ages = [entry.decision.from_age for group in found.later for entry in group.entries]
    known = [age for age in ages if age is not None]
    assert known == sorted(known) and ages[len(known) :] == [None] * (len(ages) - len(known))


def test_things_that_hang_on_the_same_stand_together():
    rows = [item(name, rule(circumstances=["hard_time"])) for name in ("One", "Two")]
    found = listing(offer(*rows), LEAVER)
    together = next(group for group in found.may_be if group.entries[0].name == "One")
    assert [entry.name for entry in together.entries] == ["One", "Two"]
    assert together.name == "This is for you if you are going through a hard time."


# Amounts


@pytest.mark.parametrize(
    ("row", "short", "full"),
    [
        ({}, "", ""),
        ({"amount": "£15 a month"}, "£15 a month", "£15 a month (in our offer since 1 April 2026)."),
        (
            {"amount": "£15 a month", "amount_on": "2026-09-01"},
            "£15 a month",
            "£15 a month (last looked at on 1 September 2026).",
        ),
        ({"amount": "Not recorded yet"}, "", "Not recorded yet."),
        ({"amount_set_in": "Our paper"}, "", "Our amount is in “Our paper”."),
        (
            {"amount_set_in": "Our paper", "national": "setting-up-home"},
            "National: £3,000 once",
            "£3,000 once in national guidance, since 1 April 2023. Our amount is in “Our paper”.",
        ),
        (
            {"amount": "Not recorded yet", "national": "higher-education-bursary"},
            "£2,000 once",
            "£2,000 once by law, looked up on 21 November 2026.",
        ),
    ],
)
def test_an_amount_has_its_date_and_the_national_one_stands_in(row, short, full):
    entry = one(listing(offer(item("Money", **row)), LEAVER), "Money")
    assert (entry.amount.short, entry.amount.full) == (short, full)


@pytest.mark.parametrize(("day", "sum"), [(date(2026, 4, 12), "£316.98"), (date(2026, 4, 13), "£338.58")])
def test_a_national_amount_is_the_one_of_the_day(day, sum):
    name = amounts()["universal-credit-under-25"].name
    assert one(listing(offer(), person(19, on=day)), name).amount.short == f"{sum} a month"


# Whose it is, and from where


def test_from_another_area_nothing_is_hidden_and_each_thing_says_how():
    rows = [item("Advice", elsewhere="By phone."), item("Club"), item("Home", rule(living=["own_tenancy"]))]
    here, away = (listing(offer(*rows), person(22, "former_relevant", lives=lives)) for lives in (HERE, ELSEWHERE))
    for part in PARTS:
        assert names(here, part) == names(away, part)
    entries = [entry for part in PARTS for group in getattr(away, part) for entry in group.entries]
    assert all(entry.elsewhere for entry in entries)
    assert one(away, "Advice").elsewhere == "By phone."
    assert "ask us" in one(away, "Club").elsewhere
    assert not any(entry.elsewhere for part in PARTS for group in getattr(here, part) for entry in group.entries)


def test_another_councils_care_leaver_is_owed_by_that_council():
    rows = [item("Club"), item("Adviser", national="personal-adviser", duty="must")]
    found = listing(offer(*rows), person(19, "former_relevant", lives=OTHER_COUNCIL))
    adviser = one(found, duties()["personal-adviser"].name)
    assert adviser.tag == "They must" and "the council that looked after you must" in adviser.why
    assert place(found, "Club") == "may_be"


@pytest.mark.parametrize("open_to_others", [True, None, False])
def test_this_council_only_chooses_to_help_another_councils_care_leaver(open_to_others):
    ours = item("Help", duty="must", provision="ca1989-s23c", open_to_other_councils=open_to_others)
    entry = one(listing(offer(ours), person(19, "former_relevant", lives=OTHER_COUNCIL)), "Help")
    assert entry.tag == "We choose to" and entry.laws == []


@pytest.mark.parametrize(
    ("strength", "tag", "kind"),
    [
        ("must", "We must", "must"),
        ("must_unless", "We must", "must"),
        ("should", "We should", "should"),
        ("choose", "We choose to", "choose"),
        ("", "", ""),
    ],
)
def test_how_strong_a_promise_is(strength, tag, kind):
    entry = one(listing(offer(item("Thing", duty=strength)), LEAVER), "Thing")
    assert (entry.tag, entry.kind) == (tag, kind)


def test_there_is_always_somebody_to_ask():
    for facts in (LEAVER, person(12), person(17, "in_care"), person(40, "none"), person(19, lives=OTHER_COUNCIL)):
        found = listing(offer(item("Thing", how="")), facts)
        assert "Care Team (01632 960001)" in one(found, "Thing").how
        for part in PARTS:
            for group in getattr(found, part):
                assert all(entry.how and entry.who_decides for entry in group.entries)


# When a law starts


@pytest.mark.parametrize(("day", "part"), [(31, "later"), (1, "now"), (2, "now")])
def test_a_law_changes_the_list_from_its_day_and_not_before(day, part):
    on = date(2027, 3, day) if day == 31 else date(2027, 4, day)
    name = duties()["local-offer-arrangements"].name
    with using(starting(cwsa2026_s8=date(2027, 4, 1))):
        found = listing(offer(), person(19, "former_relevant", on=on))
        assert place(found, name) == part
        assert one(found, name).tag == "We must"
        assert ("on 1 April 2027" in one(found, name).when) == (part == "later")
    assert place(listing(offer(), person(19, "former_relevant", on=on)), name) == "later"
