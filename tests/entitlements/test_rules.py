"""Each national entitlement for each group, at the ages before, of and after its boundaries, with the provision it rests on."""

import re
from datetime import date, timedelta

import pytest

from entitlements.decisions import Answer
from entitlements.rules import RULES, national
from leaving_care.law import amounts, book, duties, provisions, using
from tests.entitlements.people import DAY, person
from tests.leaving_care.law_books import starting

GROUPS = {"e": "eligible", "r": "relevant", "f": "former_relevant", "q": "qualifying"}
WORDS = {"Y": Answer.ENTITLED, "m": Answer.MAY_BE, "?": Answer.NEED_TO_KNOW, "L": Answer.NOT_YET, "-": Answer.NOT}
WHO = "e15 e16 e17 r16 r17 f18 f20 f21 f24 f25 q15 q16 q17 q18 q20 q21 q24 q25".split()

# Y: theirs. m: it depends on something that was not asked, or on somebody's looking at it. L: later. -: not theirs.
TABLE = """
                             e15 e16 e17 r16 r17 f18 f20 f21 f24 f25 q15 q16 q17 q18 q20 q21 q24 q25
personal-adviser              L   Y   Y   Y   Y   Y   Y   Y   Y   m   -   -   -   -   -   -   -   -
pathway-plan                  L   Y   Y   Y   Y   Y   Y   Y   Y   m   -   -   -   -   -   -   -   -
needs-assessment              L   Y   Y   m   m   L   L   Y   Y   -   -   -   -   -   -   -   -   -
keeping-in-touch              L   L   L   Y   Y   Y   Y   m   m   m   L   Y   Y   Y   Y   -   -   -
yearly-offer                  L   L   L   L   L   L   L   Y   Y   -   -   -   -   -   -   -   -   -
advice-and-support            Y   Y   Y   Y   Y   Y   Y   Y   Y   -   L   m   m   m   m   -   -   -
money-to-live-on              Y   Y   Y   Y   Y   -   -   -   -   -   -   -   -   -   -   -   -   -
somewhere-to-live             Y   Y   Y   Y   Y   Y   Y   -   -   -   L   m   m   m   m   -   -   -
staying-put                   L   L   L   -   -   m   m   -   -   -   -   -   -   -   -   -   -   -
staying-close                 L   L   L   L   L   L   L   L   L   -   -   -   -   -   -   -   -   -
visits                        Y   Y   Y   m   m   m   m   -   -   -   -   -   -   -   -   -   -   -
help-in-cash                  L   L   L   Y   Y   m   m   -   -   -   L   m   m   m   m   -   -   -
work-costs                    L   L   L   Y   Y   Y   Y   -   -   -   L   m   m   m   m   -   -   -
education-costs               L   L   L   Y   Y   Y   Y   m   m   m   L   m   m   m   m   m   m   -
higher-education-bursary      L   L   L   L   L   m   m   m   m   -   -   -   -   -   -   -   -   -
vacation-home                 L   L   L   m   m   m   m   m   m   -   L   m   m   m   m   m   m   -
reviewing-officer             Y   Y   Y   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
agreed-before-leaving         L   Y   Y   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
complaint                     Y   Y   Y   Y   Y   Y   Y   Y   Y   -   L   Y   Y   Y   Y   Y   Y   -
advocate                      Y   Y   Y   Y   Y   Y   Y   Y   Y   -   L   Y   Y   Y   Y   Y   Y   -
local-offer                   L   Y   Y   Y   Y   Y   Y   Y   Y   -   L   Y   Y   Y   Y   Y   Y   -
local-offer-arrangements      L   L   L   L   L   L   L   L   L   -   L   L   L   L   L   L   L   -
corporate-parent              Y   Y   Y   Y   Y   Y   Y   Y   Y   -   -   -   -   -   -   -   -   -
setting-up-home               L   m   m   m   m   m   m   m   m   -   -   -   -   -   -   -   -   -
16-to-19-bursary              L   m   m   m   m   m   -   -   -   -   L   m   m   m   -   -   -   -
apprenticeship-bursary        L   m   m   m   m   m   m   m   m   -   -   -   -   -   -   -   -   -
junior-isa                    m   m   m   m   m   m   m   m   m   m   m   m   m   m   m   m   m   m
universal-credit-16-17        L   m   m   m   m   -   -   -   -   -   ?   ?   ?   -   -   -   -   -
universal-credit-under-25     L   L   L   L   L   m   m   m   m   -   L   L   L   m   m   m   m   -
universal-credit-25-and-over  L   L   L   L   L   L   L   L   L   m   L   L   L   L   L   L   L   m
one-bedroom-rate              L   L   L   L   L   Y   Y   Y   Y   -   -   -   -   -   -   -   -   -
council-tax                   L   L   L   L   L   m   m   m   m   m   L   L   L   m   m   m   m   m
nhs-charges-relevant          L   L   L   Y   Y   -   -   -   -   -   -   -   -   -   -   -   -   -
nhs-charges-to-25             L   L   L   L   L   L   L   L   L   -   L   L   L   L   L   L   L   -
student-finance               L   m   m   m   m   m   m   m   m   m   L   m   m   m   m   m   m   m
homeless-priority             L   m   m   m   m   m   m   m   m   m   L   m   m   m   m   m   m   m
homeless-on-purpose           L   L   L   L   L   L   L   L   L   -   -   -   -   -   -   -   -   -
local-connection              L   L   L   L   L   Y   Y   Y   Y   -   -   -   -   -   -   -   -   -
housing-register              L   Y   Y   Y   Y   Y   Y   Y   Y   -   -   -   -   -   -   -   -   -
"""
ROWS = {row.split()[0]: row.split()[1:] for row in TABLE.strip().splitlines()[1:]}
BESIDES = [(id, who, answer) for id, row in ROWS.items() for who, answer in zip(WHO, row, strict=True)]

PROVISIONS = """
personal-adviser          e16 ca1989-sch2-19c  r17 ca1989-s23b  f19 ca1989-s23c  f21 ca1989-s23czb  f22 ca1989-s23czb
pathway-plan              e17 ca1989-sch2-19b  r16 ca1989-s23b  f20 ca1989-s23c  f24 ca1989-s23czb  f25 ca1989-s23c-7
needs-assessment          e16 ca1989-sch2-19b  r16 ca1989-s23b  f21 ca1989-s23czb
keeping-in-touch          r17 ca1989-s23b      f18 ca1989-s23c  q20 ca1989-s24
yearly-offer              f21 ca1989-s23czb
advice-and-support        e15 ca1989-sch2-19a  r17 ca1989-s23b  f20 ca1989-s23c  f21 ca1989-s23czb  q18 ca1989-s24a
money-to-live-on          e16 ca1989-s22b      r16 ca1989-s23b
somewhere-to-live         e16 ca1989-s22a      r16 ca1989-s23b  f18 ca1989-s23c  q16 ca1989-s24a
staying-put               f18 ca1989-s23cza
visits                    e17 cpr2010-reg28    r17 clr2010-r8   f20 clr2010-r8
help-in-cash              r16 ca1989-s23b      f18 ca1989-s23c  q20 ca1989-s24a
work-costs                r16 clr2010-r9       f18 ca1989-s23c  q18 ca1989-s24b
education-costs           r16 clr2010-r9       f18 ca1989-s23c  f22 ca1989-s23c-7  q24 ca1989-s24b
higher-education-bursary  f18 ca1989-s23c-5a   f24 ca1989-s23c-5a
complaint                 e16 ca1989-s26       r16 ca1989-s24d  f24 ca1989-s24d  q21 ca1989-s24d
local-offer               e16 cswa2017-s2      q24 cswa2017-s2
"""


def decide(id, who, **more):
    return RULES[id](person(int(who[1:]), GROUPS[who[0]], **more), book())


def test_each_duty_and_each_amount_of_the_book_has_a_rule_and_there_is_no_other():
    assert set(RULES) == {*duties(), *amounts()} == set(ROWS)


@pytest.mark.parametrize(("id", "rule"), RULES.items(), ids=RULES)
def test_a_rule_says_in_words_what_it_is_and_names_its_law(id, rule):
    assert re.search(
        r"[Ss]ection|[Rr]egulation|reg \d|SI \d|[Gg]uid|Funding rules|announced|right in law", rule.__doc__ + id
    )
    assert rule.__name__ not in ("rule", "<lambda>")
    assert len({each.__name__ for each in RULES.values()}) == len(RULES)


@pytest.mark.parametrize(("id", "who", "answer"), BESIDES, ids=[f"{id}-{who}" for id, who, _ in BESIDES])
def test_who_is_owed_what(id, who, answer):
    assert decide(id, who).answer == WORDS[answer]


@pytest.mark.parametrize("row", PROVISIONS.strip().splitlines(), ids=lambda row: row.split()[0])
def test_the_provision_is_the_one_for_that_group_and_age(row):
    id, *pairs = row.split()
    for who, provision in zip(pairs[::2], pairs[1::2], strict=True):
        assert decide(id, who).provision == provision, who


@pytest.mark.parametrize(("id", "who", "answer"), BESIDES, ids=[f"{id}-{who}" for id, who, _ in BESIDES])
def test_every_answer_has_its_reason(id, who, answer):
    decision = decide(id, who)
    assert decision.because.endswith(".") and ".." not in decision.because and "  " not in decision.because
    assert decision.provision in {"", *provisions()}
    if answer == "L":
        assert decision.from_age is not None or decision.from_event
    else:
        assert decision.from_age is None and not decision.from_event
    if answer in "Ym?":
        assert decision.provision and decision.strength


# Every child in care


EVERY_CHILD = """advice-and-support money-to-live-on somewhere-to-live visits reviewing-officer complaint advocate
    corporate-parent""".split()


@pytest.mark.parametrize("id", EVERY_CHILD)
@pytest.mark.parametrize("age", [0, 12, 15, 16, 17])
def test_what_every_child_in_care_has_does_not_wait_for_a_group(id, age):
    decision = RULES[id](person(age, "in_care"), book())
    assert decision.answer == Answer.ENTITLED and decision.provision
    open_question = RULES[id](person(age), book())
    assert open_question.answer >= Answer.NEED_TO_KNOW


@pytest.mark.parametrize(("age", "answer"), [(15, Answer.NOT_YET), (16, Answer.ENTITLED), (17, Answer.ENTITLED)])
def test_leaving_care_is_agreed_from_16(age, answer):
    assert RULES["agreed-before-leaving"](person(age, "in_care"), book()).answer == answer


def test_nine_weeks_in_care_shut_no_door():
    """In care at 16, and not long enough for a group: what comes says when, and nothing is refused."""
    found = {one.id: one.decision for one in national(person(16, "in_care"))}
    assert {id for id, one in found.items() if one.answer == Answer.NOT} == set()
    assert found["personal-adviser"].from_event == "when you have been in care for 13 weeks"
    assert found["higher-education-bursary"].from_age == 18
    assert found["help-in-cash"].from_event == "when you leave care"


def test_somebody_in_no_group_is_told_who_looks_again():
    found = {one.id: one.decision for one in national(person(19, "none"))}
    assert found["personal-adviser"].answer == Answer.NEED_TO_KNOW
    assert "ask us to look" in found["personal-adviser"].because
    assert found["money-to-live-on"].answer == Answer.NOT  # at 19 it is in no group


# What was told, and what was not


@pytest.mark.parametrize(
    ("id", "who", "told", "answer"),
    [
        ("higher-education-bursary", "f19", {"circumstances": "higher_education"}, Answer.ENTITLED),
        ("higher-education-bursary", "f19", {"circumstances": "further_education"}, Answer.NOT_YET),
        ("higher-education-bursary", "f19", {"circumstances": ""}, Answer.NOT_YET),
        ("higher-education-bursary", "r17", {"circumstances": ""}, Answer.NOT_YET),
        ("vacation-home", "f22", {"circumstances": "higher_education"}, Answer.ENTITLED),
        ("vacation-home", "f22", {"circumstances": "further_education"}, Answer.MAY_BE),
        ("vacation-home", "f22", {"circumstances": ""}, Answer.NOT_YET),
        ("education-costs", "f22", {"circumstances": "further_education"}, Answer.ENTITLED),
        ("education-costs", "f22", {"circumstances": ""}, Answer.NOT_YET),
        ("personal-adviser", "f25", {"circumstances": "higher_education"}, Answer.MAY_BE),
        ("personal-adviser", "f25", {"circumstances": ""}, Answer.NOT),
        ("staying-put", "f18", {"living": "staying_put"}, Answer.ENTITLED),
        ("staying-put", "f18", {"living": "own_tenancy"}, Answer.NOT),
        ("staying-put", "e17", {"living": "staying_put"}, Answer.NOT_YET),
        ("staying-put", "e17", {"living": "other"}, Answer.NOT_YET),  # today's home says nothing of the 18th birthday
        ("visits", "r17", {"living": "semi_independent"}, Answer.ENTITLED),
        ("visits", "r17", {"living": "with_family"}, Answer.MAY_BE),
        ("setting-up-home", "f19", {"living": "first_tenancy"}, Answer.ENTITLED),
        ("setting-up-home", "f19", {"living": "own_tenancy"}, Answer.MAY_BE),
        ("setting-up-home", "f19", {"living": "with_family"}, Answer.NOT_YET),
        ("16-to-19-bursary", "e16", {"circumstances": ""}, Answer.NOT_YET),
        ("16-to-19-bursary", "e16", {"circumstances": "further_education"}, Answer.MAY_BE),
        ("apprenticeship-bursary", "f20", {"circumstances": ""}, Answer.NOT_YET),
        ("apprenticeship-bursary", "f20", {"circumstances": "in_education_training_or_work"}, Answer.MAY_BE),
        ("student-finance", "f20", {"circumstances": ""}, Answer.NOT_YET),
    ],
)
def test_what_was_told_decides(id, who, told, answer):
    assert decide(id, who, **told).answer == answer


@pytest.mark.parametrize(("id", "who"), [("higher-education-bursary", "f19"), ("vacation-home", "f19")])
def test_what_somebodys_own_answer_opened_is_marked(id, who):
    assert decide(id, who, circumstances="higher_education").by_answers
    assert not decide("personal-adviser", who, circumstances="higher_education").by_answers


def test_somebody_not_sure_is_never_told_what_they_are():
    for id in RULES:
        for age in (15, 17, 19, 23, 26):
            said = RULES[id](person(age), book()).because
            assert not re.search(r"You are \d+ and (eligible|relevant|former|qualifying)", said), (id, age, said)


def test_an_age_that_was_not_said_is_asked_for_only_where_it_matters():
    assert RULES["money-to-live-on"](person(said="relevant"), book()).answer == Answer.ENTITLED
    assert RULES["money-to-live-on"](person(said="relevant"), book()).because == "You are relevant."
    asked = RULES["money-to-live-on"](person(), book())
    assert asked.answer == Answer.NEED_TO_KNOW and "your age" in asked.because
    assert RULES["reviewing-officer"](person(said="qualifying"), book()).answer == Answer.NOT


@pytest.mark.parametrize(("age", "answer"), [(32, Answer.MAY_BE), (33, Answer.NOT), (40, Answer.NOT)])
def test_nobody_who_was_18_before_it_began_has_a_junior_isa(age, answer):
    assert RULES["junior-isa"](person(age), book()).answer == answer


# When the law starts


START = date(2027, 4, 1)
STARTING = [
    ("staying-close", "f19", Answer.MAY_BE, "ca1989_s23czaa"),
    ("local-offer-arrangements", "q17", Answer.ENTITLED, "cwsa2026_s8"),
    ("homeless-on-purpose", "r16", Answer.ENTITLED, "cwsa2026_s9"),
]


@pytest.mark.parametrize(("id", "who", "then", "provision"), STARTING)
def test_a_law_without_a_day_waits(id, who, then, provision):
    decision = decide(id, who)
    assert decision.answer == Answer.NOT_YET and decision.from_event.endswith("no day is set yet")


@pytest.mark.parametrize(("id", "who", "then", "provision"), STARTING)
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_law_counts_from_its_first_day_and_not_before(id, who, then, provision, days):
    with using(starting(**{provision: START})):
        decision = decide(id, who, on=START + timedelta(days=days))
    if days < 0:
        assert decision.answer == Answer.NOT_YET and decision.from_event.endswith("on 1 April 2027")
    else:
        assert decision.answer == then and not decision.from_event


def test_a_law_that_starts_for_others_is_not_promised():
    assert decide("staying-close", "q19").answer == Answer.NOT
    assert decide("homeless-on-purpose", "q19").answer == Answer.NOT
    assert decide("staying-close", "f40").answer == Answer.NOT


def test_an_announcement_waits_for_a_law_whatever_starts():
    assert decide("nhs-charges-to-25", "f19", on=DAY + timedelta(days=4000)).from_event == "if it becomes law"


@pytest.mark.parametrize(("day", "answer"), [(date(2025, 7, 9), Answer.NOT_YET), (date(2025, 7, 10), Answer.ENTITLED)])
def test_a_day_in_the_past_is_decided_by_the_law_of_that_day(day, answer):
    assert decide("housing-register", "f19", on=day).answer == answer
