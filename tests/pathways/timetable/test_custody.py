"""Visits in custody to those whose care a sentence ended: SI 2010/2797."""

from pathways.timetable import Detention, Settings
from tests.pathways.timetable.people import B16, B18, around, contacts, day, days, find, person, relevant

VISIT = "custody-visit"


def sentenced(ended_care=True, until=None, **facts):
    """No status: fewer than 13 weeks in care, which the sentence ended on a Monday."""
    return person(f"{B16} none", detentions=(Detention(day("2024-06-03"), day(until), ended_care),), **facts)


def test_within_ten_working_days():
    assert around(sentenced(), VISIT, "2024-06-03") == (None, "due", "due")
    assert around(sentenced(), VISIT, "2024-06-17") == ("due", "due", "overdue")
    found = find(sentenced(), "2024-06-17", VISIT)
    assert (found.provision, found.sure, found.flags) == ("si2010-2797", "unread", ("bank_holidays_not_known",))


def test_with_bank_holidays_known_nothing_is_open():
    known = Settings(bank_holidays=frozenset(days("2024-06-05")))
    assert around(sentenced(), VISIT, "2024-06-18", known) == ("due", "due", "overdue")
    assert find(sentenced(), "2024-06-18", VISIT, known).flags == ()


def test_anybody_from_the_council_who_saw_them_does():
    for by in ("adviser", "social_worker", "somebody_else"):
        assert find(sentenced(contacts=contacts("seen", "2024-06-10", by=by)), "2024-06-11", VISIT).state == "done"
    assert find(sentenced(contacts=contacts("reached", "2024-06-10")), "2024-06-11", VISIT).state == "due"


def test_not_where_the_sentence_did_not_end_care_and_asked_where_nobody_recorded_it():
    assert find(sentenced(ended_care=False), "2024-06-11", VISIT) is None
    assert "sentence_ended_care" in find(sentenced(ended_care=None), "2024-06-11", VISIT).flags


def test_not_for_relevant_children_nor_after_release_nor_from_18():
    assert find(relevant(detentions=(Detention(day("2024-06-03"), None, True),)), "2024-06-11", VISIT) is None
    assert around(sentenced(until="2024-06-20"), VISIT, "2024-06-20") == ("overdue", "overdue", None)
    assert around(sentenced(), VISIT, B18) == ("overdue", None, None)
