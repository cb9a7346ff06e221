# ruff: noqa: E501  (a worked case is one line)
"""What a decision says: the steps in order, each with its provision, what would change the answer, and whom to ask."""

import pytest

from leaving_care.care import Course
from leaving_care.status import Readings, decide
from tests.leaving_care.status.people import day, person

IN_CARE = "2023-06-01..2025-08-01||Derby"


def steps(care, on, readings=None):
    found = decide(care, day(on), readings) if readings else decide(care, day(on))
    return [(reason.provision, reason.text) for reason in found.reasons]


def test_eligible():
    assert steps(person("2022-11-01..||Derby"), "2025-12-01") == [
        ("ca1989-sch2-19b", "16 or 17 years old: turned 16 on 14 May 2025."),
        ("cpr2010-reg40", "In care for 933 days since turning 14 on 14 May 2023. 13 weeks (91 days) are needed, so that is enough. Days before 14 are not counted."),
        ("ca1989-sch2-19b", "In care on 1 December 2025, and so for some time after turning 16."),
    ]  # fmt: skip


def test_relevant_with_a_home_that_will_end_it():
    assert steps(person(IN_CARE, home="2025-08-02.."), "2025-12-01")[2:] == [
        ("ca1989-sch2-19b", "Was an eligible child (in care at 16 or 17, with enough days), first on 14 May 2025."),
        ("ca1989-s23a", "Is not in care now, in England or in Wales. The last day was 1 August 2025."),
        (
            "clr2010-reg3-5",
            "At home since 2 August 2025: 6 months without a break would be complete at the end of 1 February 2026.",
        ),
    ]


def test_qualifying_because_of_six_months_at_home():
    assert steps(person(IN_CARE, home="2025-08-02.."), "2026-06-01")[1:] == [
        ("ca1989-sch2-19b", "Was an eligible child (in care at 16 or 17, with enough days), first on 14 May 2025."),
        ("clr2010-reg3-5", "Has lived at home for six months or more without a break, with a parent or somebody with parental responsibility. Somebody who does is not a relevant child."),
        ("ca1989-s24-1b", "Was in care at 16 or 17, and no longer is. The last day was 1 August 2025."),
    ]  # fmt: skip


# What has to be said about somebody, and with which provision.
SAID = [
    ("under 16", person("2023-06-01.."), "2025-01-01", "Not 16 until 14 May 2025", "ca1989-sch2-19b"),
    ("under 14", person("2022-06-01.."), "2023-01-01", "Days in care count from the 14th birthday, 14 May 2023", "cpr2010-reg40"),
    ("under 16, in care", person("2023-06-01.."), "2025-01-01", "get ready for life after care", "ca1989-sch2-19a"),
    ("under 16, special guardianship", person("2012-01-01..2014-05-05", guardianship="2014-05-06.."), "2025-01-01", "gives a status from 16 on", "ca1989-s24-1a"),
    ("one day", person("2025-11-01..", born="2009-11-01"), "2025-11-01", "In care for 1 day since turning 14", "cpr2010-reg40"),
    ("no day", person(), "2025-12-01", "No day in care between the 14th birthday, 14 May 2023, and 18 is recorded. 13 weeks (91 days) are needed.", "cpr2010-reg40"),
    ("days before 14 only", person("2010-01-01..2020-01-01"), "2025-12-01", "Days before 14 are not counted", "cpr2010-reg40"),
    ("in care, too few days", person("2025-11-01.."), "2025-12-01", "31 days since turning 14 on 14 May 2023. 13 weeks (91 days) are needed, so that is not enough", "cpr2010-reg40"),
    ("in care, no status yet", person("2025-11-01.."), "2025-12-01", "starts only when care has ended", "ca1989-s24-1b"),
    ("a short break", person("2024-01-01..2024-04-09", "2025-06-01..2025-06-10|V3"), "2025-06-05", "one of a series of short breaks", "cpr2010-reg48"),
    ("a short break after leaving care", person(IN_CARE, "2026-08-14..2026-08-20|V3"), "2026-08-15", "not a relevant child on it", "ca1989-s23a"),
    ("beyond the limits", person("2024-01-01..2024-04-09", "2025-06-01..2025-06-20|V3"), "2025-06-05", "more than the limit of 17 days each and 75 days in 12 months, so they count like other care", "cpr2010-reg48"),
    ("somebody found it so", person("2024-01-01..2024-04-09", "2025-06-01..2025-06-05|V3", short_breaks_within_limits=False), "2025-06-05", "Somebody has found that the short breaks do not keep to the rules", "cpr2010-reg48"),
    ("short breaks only after 16", person("2024-01-01..2024-04-09", "2025-06-01..2025-06-10|V3"), "2025-07-05", "After 16 only short breaks are recorded", "cpr2010-reg48"),
    ("a care order stands", person("2023-11-14..2025-01-13|C2", under_care_order=True), "2025-07-20", "A care order stands, so care goes on", "ca1989-s22"),
    ("home is over", person(IN_CARE, home="2025-08-02..2026-05-01"), "2026-05-02", "Living at home ended on 1 May 2026", "clr2010-reg3-6"),
    ("home with an aunt", person(IN_CARE, home="2025-08-02..", who="relative_no_pr"), "2026-05-02", "no parental responsibility does not change this", "clr2010-reg3-5"),
    ("custody at 16", person("2023-11-14..2025-01-13", detained="2025-01-14.."), "2025-07-20", "Was in custody from 14 January 2025, and still on turning 16, straight after at least 13 weeks (91 days)", "clr2010-reg3-2"),
    ("hospital at 16", person("2023-11-14..2025-01-13", in_hospital="2025-01-14.."), "2025-07-20", "Was in hospital from 14 January 2025", "clr2010-reg3-2"),
    ("custody at 16, 18 now", person("2023-11-14..2025-01-13", detained="2025-01-14.."), "2027-07-20", "Was a relevant child, and would be one if under 18", "ca1989-s23c"),
    ("custody at 16, not from care", person("2023-11-14..2024-09-30", detained="2025-01-14.."), "2025-07-20", "but not in care immediately before", "clr2010-reg3-2"),
    ("custody at 16, not long in care", person("2024-12-01..2025-01-13", detained="2025-01-14.."), "2025-07-20", "but not after 13 weeks (91 days) in care", "clr2010-reg3-2"),
    ("custody at 16 after short breaks", person("2024-12-20..2025-01-02|V3", "2025-01-04..2025-01-13|V3", detained="2025-01-14.."), "2025-07-20", "none longer than 4 weeks, is left out of that count", "clr2010-reg3-3"),
    ("in care at 18", person("2023-06-01.."), "2027-05-14", "Was in care on turning 18", "ca1989-s23c"),
    ("left before 18", person(IN_CARE), "2027-05-14", "Left care before 18. The last day was 1 August 2025", "ca1989-s23c"),
    ("left before 18, home since for short", person(IN_CARE, home="2027-05-01.."), "2027-05-14", "Was not at home with a parent or the like for six months or more on turning 18", "clr2010-reg3-5"),
    ("home ended after 18", person(IN_CARE, home="2025-08-02..2027-12-01"), "2028-01-14", "and that ended on 1 December 2027", "clr2010-reg3-6"),
    ("home at 18", person(IN_CARE, home="2025-08-02.."), "2028-01-14", "On turning 18 had lived at home for six months or more", "clr2010-reg3-5"),
    ("21 to 24", person(IN_CARE), "2030-05-14", "Turned 21 on 14 May 2030: still in this group", "ca1989-s23czb"),
    ("a course past 25", person(IN_CARE, courses=Course(continues=True)), "2034-05-14", "a course that the pathway plan sets out", "ca1989-s23c-7"),
    ("25", person(IN_CARE), "2034-05-14", "Turned 25 on 14 May 2034: every duty with an age limit is over", "ca1989-s23c"),
    ("25, on another course", person(IN_CARE, courses=Course(continues=False)), "2034-05-14", "The course is not recorded as one that the pathway plan set out", "ca1989-s23c-7"),
    ("special guardianship", person("2012-01-01..2014-05-05", guardianship="2014-05-06.."), "2026-01-01", "made straight from care, and it stands today", "ca1989-s24-1a"),
    ("special guardianship, 19", person("2012-01-01..2014-05-05", guardianship="2014-05-06.."), "2028-06-01", "and it stood on turning 18", "ca1989-s24-1a"),
    ("special guardianship, in care", person("2012-01-01..2014-05-05", "2026-01-01..", guardianship="2014-05-06.."), "2026-01-10", "Is in care again", "ca1989-s24-1a"),
    ("special guardianship, not from care", person(guardianship="2014-05-06.."), "2026-01-10", "No special guardianship order made straight from care stands", "ca1989-s24-1a"),
    ("a voluntary organisation", person(settings="voluntary_org=2025-06-01..2025-06-21"), "2026-01-10", "Was accommodated by a voluntary organisation at 16 or 17, and no longer is", "ca1989-s24-2"),
    ("there still", person(settings="voluntary_org=2025-06-01.."), "2026-01-10", "Is accommodated by a voluntary organisation still", "ca1989-s24-1b"),
    ("there before 16", person(settings="voluntary_org=2024-06-01..2025-01-01"), "2026-01-10", "but not at 16 or 17", "ca1989-s24-2"),
    ("hospital, too short", person(settings="hospital=2025-06-01..2025-08-20"), "2026-01-10", "but not for 3 months without a break", "ca1989-s24-2"),
    ("fostering, too short", person(settings="privately_fostered=2025-06-01..2025-06-20"), "2026-01-10", "but not for 28 days", "ca1989-s24-2"),
    ("education at 22", person("2025-06-01..2025-06-20", courses=Course()), "2031-06-01", "help with that can be asked for until 14 May 2034", "ca1989-s24b"),
    ("education at 22, after guardianship", person("2012-01-01..2014-05-05", guardianship="2014-05-06..", courses=Course()), "2031-06-01", "made straight from care", "ca1989-s24-1a"),
    ("no education at 22", person("2025-06-01..2025-06-20"), "2031-06-01", "can still be asked for until 14 May 2034; no course is recorded today", "ca1989-s24b"),
    ("qualifying ended", person("2025-06-01..2025-06-20"), "2031-06-01", "Turned 21 on 14 May 2030, when qualifying ends", "ca1989-s24"),
    ("help with education ended", person("2025-06-01..2025-06-20"), "2034-06-01", "Help with education ended on turning 25", "ca1989-s24b"),
    ("a record closed after 18", person("2027-04-01..2027-08-01"), "2027-09-01", "Was in care at 16 or 17, and no longer is. The last day was 13 May 2027", "ca1989-s24-1b"),
    ("Wales now", person(IN_CARE, "2025-11-01..|||Wales"), "2026-01-01", "In care of a council in Wales now", "ca1989-s23a"),
    ("Wales since", person("2025-06-01..2025-06-20", "2025-11-01..2025-12-01|||Wales"), "2026-01-01", "council in Wales after care in England", "ca1989-s24-2"),
    ("Wales at 18", person(IN_CARE, "2025-08-02..|||Wales"), "2027-06-01", "in the care of a council in Wales up to 18", "ca1989-s23c"),
    ("Scotland", person("2023-06-01..2025-08-01|||Scotland"), "2026-01-01", "Care outside England is not counted here", "ca1989-s24-2"),
    ("left before 16", person("2023-06-01..2025-05-01"), "2026-01-01", "No day in care in England after turning 16 is recorded", "ca1989-sch2-19b"),
    ("a stay of one date", person("2025-06-10..2025-06-10"), "2026-01-01", "care starts after 24 hours", "ca1989-s22"),
    ("section 17", person("2025-08-24..|S17"), "2025-12-01", "not recorded as care. It may have to be", "r-g-v-southwark"),
    ("adopted at 9", person("2012-01-01..2019-04-30|E1", adopted="2019-05-01"), "2026-01-10", "Adoption is not a way to qualify", "ca1989-s24"),
    ("nothing at all", person(), "2026-01-10", "No other way to qualify is recorded", "ca1989-s24"),
]  # fmt: skip


@pytest.mark.parametrize(("care", "on", "words", "provision"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_it_is_said_with_its_provision(care, on, words, provision):
    found = steps(care, on)
    assert [cited for cited, text in found if words in text] == [provision], found


def test_what_changes_at_21_is_said_at_21():
    assert "ca1989-s23czb" not in [provision for provision, _ in steps(person(IN_CARE), "2030-05-13")]


def test_by_other_readings_the_words_are_theirs():
    nights = steps(person("2025-09-02.."), "2025-12-01", Readings(count_dates=False))
    assert any("counted in nights it is not that long" in text for _, text in nights)
    adopted = steps(
        person("2023-06-01..2025-09-30|E1", adopted="2025-10-01"), "2025-12-01", Readings(adoption_keeps_status=False)
    )
    assert any("ends with adoption" in text for _, text in adopted)


WOULD_CHANGE = [
    ("days to come", person("2025-11-01.."), "2025-12-01", "60 days more in care would make 13 weeks (91 days), on 30 January 2026 if care goes on without a break."),
    ("one day to come", person("2025-06-01..2025-07-15", "2025-10-18.."), "2025-12-01", "1 day more in care would make 13 weeks (91 days), on 2 December 2025 if care goes on without a break."),
    ("not before 18", person("2027-03-01.."), "2027-03-10", "81 days more in care would make 13 weeks (91 days), but the 18th birthday, 14 May 2027, comes first."),
    ("out of care", person("2025-07-01..2025-07-10"), "2025-12-01", "81 days more in care before 18, some of it after turning 16, would make 13 weeks (91 days)."),
    ("never in care", person(), "2025-12-01", "91 days in care before 18, some of it after turning 16, would make 13 weeks (91 days)."),
    ("in care before 14", person("2020-01-01.."), "2023-01-01", "91 days in care would make 13 weeks (91 days), on 12 August 2023 if care goes on without a break."),
    ("left before 16", person("2023-06-01..2025-05-01"), "2026-01-01", "One day in care after turning 16 would be enough, if it is not listed here."),
    ("left before 16, asked before", person("2023-06-01..2025-05-01"), "2025-05-10", "Being in care on or after the 16th birthday, 14 May 2025, is all that is missing."),
    ("on a short break", person("2024-01-01..2024-04-09", "2025-06-01..2025-06-10|V3"), "2025-06-05", "Coming into care otherwise than for short breaks would make somebody eligible at once."),
    ("eligible", person("2023-06-01.."), "2025-12-01", "Leaving care before 18 would make the young person relevant; being in care on the 18th birthday, former relevant."),
    ("eligible, at home for long", person("2023-06-01..|C2", home="2024-01-01.."), "2025-12-01", "Leaving care now would leave only the qualifying group, because of six months or more at home. Being in care on the 18th birthday makes somebody former relevant, at home or not."),
    ("relevant", person(IN_CARE), "2025-12-01", "Going back into care would make the young person eligible again."),
    ("qualifying at home", person(IN_CARE, home="2025-08-02.."), "2026-06-01", "If living at home ended, or did not last six months without a break, the answer would be another."),
    ("former relevant", person(IN_CARE), "2028-06-01", "Nothing but age: from the 25th birthday, only a course that the pathway plan sets out keeps this up."),
    ("too old at 22", person("2025-06-01..2025-06-20"), "2031-06-01", "Being in education or training, if that is not listed here, keeps help with its costs open up to 25."),
    ("too old at 30", person(IN_CARE), "2039-06-01", "At this age, only a course that the pathway plan set out before, and that goes on, keeps help open."),
    ("custody", person("2025-07-01..2025-07-10"), "2025-12-01", "Having been in custody or hospital on the 16th birthday, straight from care, can count."),
    ("Wales", person(IN_CARE, "2025-11-01..|||Wales"), "2026-01-01", "When care in Wales ends, the English rules count again."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("care", "on", "words"), [row[1:] for row in WOULD_CHANGE], ids=[row[0] for row in WOULD_CHANGE]
)
def test_what_would_change_the_answer(care, on, words):
    assert words in decide(care, day(on)).would_change


def test_the_day_that_is_promised_is_the_day_that_comes():
    care = person("2025-11-01..")
    assert decide(care, day("2025-12-01")).next_change.on == day("2026-01-30")
    early = person("2020-01-01..")
    assert decide(early, day("2023-08-12")).counted_days == 91


@pytest.mark.parametrize(
    ("care", "on", "words"),
    [
        pytest.param(person("2023-06-01..||Derby"), "2025-12-01", "Ask the social worker at Derby, or the independent reviewing officer", id="in care"),
        pytest.param(person("2025-11-01.."), "2025-12-01", "leaving-care status can still come", id="in care, none yet"),
        pytest.param(person("2024-01-01..2024-02-01"), "2025-01-01", "Ask the children's services of the council what will happen at 16", id="under 16"),
        pytest.param(person(IN_CARE), "2025-12-01", "Ask the leaving care team of Derby: it is responsible wherever the young person lives", id="relevant"),
        pytest.param(person("2023-06-01..2025-08-01"), "2025-12-01", "the council that gave the care", id="council not recorded"),
        pytest.param(person("2025-07-01..2025-07-10||Derby"), "2025-12-01", "Ask the leaving care team of Derby: it has to consider", id="qualifying"),
        pytest.param(person(), "2025-12-01", "anybody of 16 or 17 without a safe home can ask it for help", id="nothing recorded"),
        pytest.param(person(born="1996-01-01"), "2025-12-01", "Ask the council where the young person lives to check", id="nothing recorded, 29"),
        pytest.param(person("2023-06-01..2025-05-01"), "2026-01-01", "to check the dates: only a person can decide", id="none"),
        pytest.param(person(IN_CARE), "2034-06-01", "Ask the leaving care team of Derby to check the dates", id="too old"),
        pytest.param(person("2023-06-01..2025-08-01|||Scotland"), "2026-01-01", "the council where the young person lives", id="Scotland"),
        pytest.param(person(IN_CARE, "2025-11-01..|||Wales"), "2026-01-01", "the council in Wales, and the council in England", id="Wales"),
    ],
)  # fmt: skip
def test_there_is_always_somebody_to_ask(care, on, words):
    assert words in decide(care, day(on)).ask
