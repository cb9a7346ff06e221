"""Two editions side by side: what decides whether an item gives more or less, case by case, and laws that hold of any two."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offers.compare import Amount, Promise, Rule, Told, compare, differences, marked
from offers.compare.differing import amounts, days, duties, who, within
from offers.compare.marking import shortened
from offers.compare.reach import reaches

# How fast a machine is says nothing about what is compared.
SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = st.lists(st.sampled_from(["relevant", "former_relevant", "qualifying"]), max_size=2).map(frozenset)
RULE = st.builds(
    Rule,
    age_from=st.sampled_from([None, 16, 18, 21]),
    age_to=st.sampled_from([None, 21, 25]),
    last_year_included=st.sampled_from([None, True, False]),
    statuses=FEW,
    circumstances=st.sampled_from([frozenset(), frozenset({"young_parent"})]),
    living=st.sampled_from([frozenset(), frozenset({"custody"})]),
    limited=st.booleans(),
)
AMOUNT = st.builds(
    Amount,
    figure=st.sampled_from([None, Decimal(10), Decimal(12), Decimal("43.50")]),
    unit=st.sampled_from(["pounds", "points"]),
    at_most=st.booleans(),
    each=st.sampled_from(["", "week", "month", "year", "once"]),
)
PROMISE = st.builds(
    Promise,
    key=st.sampled_from(["phone", "home", "bus", "gym"]),
    name=st.sampled_from(["Phone", "A phone"]),
    amount=AMOUNT,
    rules=st.lists(RULE, max_size=2).map(tuple),
    duty=st.sampled_from(["must", "should", "choose", ""]),
    within=st.sampled_from(["", "5 working days", "a month", "soon"]),
    open_to_others=st.sampled_from([None, True, False]),
    texts=st.sampled_from([(), (("What we offer", "We give it."),), (("What we offer", "We help."),)]),
)
EDITION = st.lists(PROMISE, max_size=4, unique_by=lambda promise: promise.key)


@SLOWLY
@given(EDITION)
def test_an_edition_beside_itself_is_all_the_same(edition):
    assert {change.kind for change in compare(edition, edition)} <= {"same"}


@SLOWLY
@given(EDITION, EDITION)
def test_turned_round_better_is_less_and_new_is_ended(before, after):
    turned = compare(after, before)
    opposite = {"better": "less", "new": "ended", "ended": "new", "same": "same", "reworded": "reworded"}
    for change in compare(before, after):
        back = turned.of(change.key)
        assert back is not None
        if change.kind in opposite:
            assert back.kind in (opposite[change.kind], "less" if change.kind == "reworded" else opposite[change.kind])


@SLOWLY
@given(EDITION, EDITION)
def test_nothing_is_left_out_and_nothing_told_twice(before, after):
    keys = [change.key for change in compare(before, after)]
    assert sorted(keys) == sorted({promise.key for promise in (*before, *after)})


@SLOWLY
@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_words_are_the_two_texts(before, after):
    pieces = marked(before, after)
    assert "".join("".join(p.text for p in pieces if p.what != "went").split()) == "".join(after.split())
    kept = "".join("".join(p.text for p in pieces if p.what != "came").split())
    assert kept == "".join(before.split())


def pounds(figure, each="", at_most=False, unit="pounds"):
    return Amount(Decimal(str(figure)) if figure is not None else None, unit, at_most, each)


@pytest.mark.parametrize(
    "before, after, gives",
    [
        (pounds(15, "month"), pounds(12, "month"), "less"),
        (pounds(12, "month"), pounds(15, "month"), "more"),
        (pounds(10, "week"), pounds(520, "year"), ""),
        (pounds(10, "week"), pounds(43, "month"), "less"),
        (pounds(100), pounds(100, at_most=True), "less"),
        (pounds(100, at_most=True), pounds(100), "more"),
        (pounds(100), pounds(120, at_most=True), "mixed"),
        (pounds(100, "once"), pounds(100, "year"), "more"),
        (pounds(100, "year"), pounds(100, "once"), "less"),
        (pounds(100, "year"), pounds(500, "once"), "mixed"),
        (pounds(100, "once"), pounds(50, "year"), "mixed"),
        (pounds(100), pounds(100, "year"), "mixed"),
        (pounds(100), pounds(100, unit="points"), "mixed"),
        (pounds(100), pounds(None), "less"),
        (pounds(None), pounds(100), ""),
        (pounds(None), pounds(None, "month"), ""),
    ],
)
def test_amounts(before, after, gives):
    assert amounts(before, after) == gives


TO_25 = Rule(16, 25, False)


@pytest.mark.parametrize(
    "before, after, gives",
    [
        ([TO_25], [Rule(16, 21, False)], "less"),
        ([Rule(18, 25, False)], [TO_25], "more"),
        ([Rule(16, 21, True)], [Rule(18, 25, False)], "mixed"),
        ([TO_25], [Rule(16, 20), Rule(21, 25, False)], ""),
        ([TO_25], [Rule(16, 25, True)], "more"),
        ([Rule(16, 25, True)], [Rule(16, 25, None)], "less"),
        ([TO_25], [Rule(16, 25, None)], ""),
        ([TO_25], [Rule(16, 25, False, statuses=frozenset({"relevant"}))], "less"),
        ([Rule(statuses=frozenset({"relevant"}))], [Rule(statuses=frozenset({"relevant", "eligible"}))], "more"),
        ([TO_25], [TO_25, Rule(16, 25, False, circumstances=frozenset({"young_parent"}))], ""),
        ([TO_25], [Rule(16, 25, False, living=frozenset({"own_tenancy"}))], "less"),
        ([TO_25], [Rule(16, 21, False), Rule(21, 25, False, limited=True)], "less"),
        ([], [TO_25], ""),
        ([], [Rule(16, 18, False)], "less"),
        ([Rule()], [], ""),
        ([Rule(18, None)], [Rule(18, 25, True)], "less"),
        ([Rule(18, 18)], [Rule(18, 18, True)], ""),
    ],
)
def test_who_can_have_it(before, after, gives):
    assert who(Promise("a", rules=tuple(before)), Promise("a", rules=tuple(after))) == gives


@pytest.mark.parametrize(
    "before, after, gives",
    [
        ("must", "should", "less"),
        ("choose", "must", "more"),
        ("must", "", "less"),
        ("", "choose", ""),
        ("choose", "", ""),
    ],
)
def test_duties(before, after, gives):
    assert duties(before, after) == gives


@pytest.mark.parametrize(
    "before, after, gives",
    [
        ("10 working days", "5 working days", "more"),
        ("5 working days", "7 days", ""),
        ("48 hours", "3 days", "less"),
        ("a week", "a month", "less"),
        ("5 days", "", "less"),
        ("", "5 days", "more"),
        ("5 days", "as soon as we can", ""),
        ("soon", "very soon", ""),
        ("5 to 10 days", "3 days or 2 weeks", ""),
    ],
)
def test_how_soon(before, after, gives):
    assert within(before, after) == gives


def test_days_are_counted_of_what_names_one_time():
    assert (days("within 10 working days"), days("one week"), days("soon"), days("2 days or 3 weeks")) == (
        14,
        7,
        None,
        None,
    )


def test_open_to_others():
    closed, unsaid, opened = (Promise("a", open_to_others=value) for value in (False, None, True))
    assert [row.gives for row in differences(opened, unsaid)] == ["less"]
    assert [row.gives for row in differences(closed, opened)] == ["more"]
    assert [row.gives for row in differences(unsaid, closed)] == [""]


def kind(before, after, **told):
    (change,) = compare([before], [after], {"a": Told(**told)})
    return change.kind


OLD = Promise("a", "Phone", pounds(15, "month"), "£15 a month", texts=(("What we offer", "We pay."),))
LESS = Promise("a", "Phone", pounds(12, "month"), "£12 a month", texts=OLD.texts)
WORDS = Promise("a", "Phone", OLD.amount, OLD.amount_says, texts=(("What we offer", "We pay your phone."),))


def test_a_reason_is_said_in_words():
    (row,) = differences(OLD, LESS)
    assert str(row) == "How much: £15 a month → £12 a month"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("£15 a month. Looked at every year", "£12 a month. Looked at every year", ("£15 a month", "£12 a month")),
        ("£15. Each year. In June", "£15. Each week. In June", ("Each year", "Each week")),
        ("£15. A. A", "£15. A", ("£15. A. A", "£15. A")),
        ("£15. Each year", "Each year", ("£15. Each year", "Each year")),
        ("£12.50", "", ("£12.50", "")),
        ("£15. Each year", "£12. Each week", ("£15. Each year", "£12. Each week")),
    ],
)
def test_of_an_amount_only_what_moved_is_said(before, after, says):
    (row,) = differences(replace(OLD, amount_says=before), replace(LESS, amount_says=after))
    assert (row.before, row.after, row.gives) == (*says, "less")


def test_more_here_and_less_there_is_less():
    mixed = Promise("a", "Phone", pounds(20, "month"), rules=(Rule(16, 18, False),))
    assert kind(OLD, mixed) == "less"


def test_text_alone_is_reworded_and_spaces_are_nothing():
    assert kind(OLD, WORDS) == "reworded"
    spaced = Promise("a", "Phone", OLD.amount, OLD.amount_says, texts=(("What we offer", "We  pay.\n"),))
    assert kind(OLD, spaced) == "same"


@pytest.mark.parametrize(
    "after, told, said",
    [
        (WORDS, {"kind": "less"}, "less"),
        (WORDS, {"kind": "better"}, "better"),
        (WORDS, {"kind": "ended"}, "reworded"),
        (LESS, {"kind": "better"}, "less"),
        (LESS, {"kind": "better", "reason": "It is a bigger phone.", "decided_by": "Cabinet"}, "better"),
        (OLD, {"kind": "better"}, "same"),
    ],
)
def test_what_a_person_says_wins_but_no_reduction_is_called_otherwise_without_a_reason(after, told, said):
    assert kind(OLD, after, **told) == said


def test_what_was_found_to_be_less_needs_its_reason_whatever_it_is_called():
    (change,) = compare([OLD], [LESS], {"a": Told(kind="better", reason="Bigger.", decided_by="")})
    assert change.gives_less and not change.is_reasoned


def test_figures_in_words_are_pointed_at():
    after = Promise("a", "Phone", OLD.amount, OLD.amount_says, texts=(("What we offer", "We pay £12."),))
    (change,) = compare([OLD], [after])
    assert (change.kind, change.figures_differ) == ("reworded", True)


def test_an_amount_that_is_named_for_the_first_time_is_asked_about_until_somebody_says_what_it_means():
    bare = Promise("a", "Money for university", texts=OLD.texts)
    named = replace(bare, amount=pounds(1800, "once"), amount_says="£1,800 once")
    for before, after, told, asks in (
        (bare, named, Told(), True),
        (bare, named, Told(kind="better"), False),
        (bare, named, Told(kind="reworded"), False),
        (named, bare, Told(), False),  # it is less, and needs a reason
        (bare, replace(bare, amount=Amount(None, each="once"), amount_says="once"), Told(), False),
        (named, replace(named, amount=pounds(1900, "once")), Told(), False),
    ):
        (change,) = compare([before], [after], {"a": told})
        assert change.asks_about_figures is asks, (before, after, told)
    (gone,) = compare([named], [bare])
    assert (gone.kind, gone.gives_less) == ("less", True)


def test_by_age():
    before = Promise("a", rules=(Rule(16, 20, True),))
    after = Promise("a", rules=(Rule(18, 25, False),))
    (change,) = compare([before], [after])
    assert change.kind == "less"
    assert [change.kind_at(ages) for ages in (range(16, 18), range(18, 21), range(21, 26))] == ["ended", "same", "new"]
    assert not reaches(after.rules, range(16, 18))


def test_a_long_text_is_taken_as_written_anew():
    pieces = marked("one " * 3000, "two " * 3000)
    assert [piece.what for piece in pieces] == ["went", "came"]


def test_what_is_far_from_a_change_is_left_out():
    pieces = shortened(marked("a " * 90 + "old " + "b " * 90, "a " * 90 + "new " + "b " * 90), 3)
    assert "".join(piece.text for piece in pieces) == " … a a old new b b b … "


def test_a_number_is_one_word():
    assert [(piece.what, piece.text) for piece in marked("Up to £1,200.50 now.", "Up to £900 now.")] == [
        ("kept", "Up to "),
        ("went", "£1,200.50 "),
        ("came", "£900 "),
        ("kept", "now."),
    ]
