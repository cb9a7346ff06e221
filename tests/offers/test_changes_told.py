"""The lines of the public page of what changed: figures, whose it is and until when, and why."""

import pytest

from offers.contents import read_contents
from offers.models import ItemChange
from offers.rendering.changes import sections
from offers.rendering.pages import PageMaker
from tests.desk.two_editions import two_editions
from tests.offers.an_offer import DAY
from tests.people import council

pytestmark = pytest.mark.django_db
SAME_WORDS = "Said in other words: you get the same"
A_FIGURE = "Changed: how much is said now"
FOR_OTHERS = "Changed: who can have it, or until when"
FIRST = {"name": "Setting up home grant", "kind": "money"}


def told(before, after, **said):
    """Section → heading → sentences of the only item that changed, its reason last."""
    _, draft = two_editions(council(), {"grant": (FIRST | before, FIRST | after)})
    if said:
        ItemChange.objects.create(edition=draft, identity=draft.authority.item_identities.get(), **said)
    contents = read_contents(draft)
    return {
        section.slug: {heading: [*line.says, *filter(None, [line.why])] for heading, [line] in section.kinds}
        for section in sections(PageMaker(council(), contents, DAY), contents)
        if section.kinds
    }


@pytest.mark.parametrize(
    ("before", "after", "kind", "heading", "says"),
    [
        ({}, {"amount_figure": 2000}, "better", "Better", "How much: £2,000 now."),
        ({}, {"amount_figure": 2000}, "reworded", SAME_WORDS, "How much: £2,000 now."),
        ({}, {"amount_figure": 2000}, "", A_FIGURE, "How much: £2,000 now."),
        ({"amount_figure": 2000}, {}, "", "Less than before", "How much: £2,000 before; not recorded yet now."),
        ({"amount_figure": 2000}, {"amount_figure": 3000}, "", "Better", "How much: £2,000 before; £3,000 now."),
        (
            {"what_we_offer": "Some."},
            {"what_we_offer": "More."},
            "better",
            "Better",
            "The words changed, and what they",
        ),
    ],
)
def test_a_figure_that_came_went_or_moved_is_said(before, after, kind, heading, says):
    [sentence, *_] = told(before, after, **({"kind": kind} if kind else {}))["everyone"][heading]
    assert sentence.startswith(says)


def test_what_is_for_others_now_is_never_the_same_words():
    before, after = {"ages": (18, 21)}, {"ages": (18, 25), "to_know": "Bring a letter."}
    found = told(before, after, words="Help goes on until you turn 25.")
    assert [heading for heading in found["18-20"]] == [FOR_OTHERS]
    assert not any(SAME_WORDS in kinds for kinds in found.values())
    assert found["18-20"][FOR_OTHERS] == ["Help goes on until you turn 25."]


def test_of_what_is_for_others_it_is_said_for_whom():
    found = told({"ages": (18, 21)}, {"ages": (18, 25), "to_know": "Bring a letter."})
    [says] = found["18-20"][FOR_OTHERS]
    assert says.startswith("Who can have it: 18 to 21") and "before; 18 to 24" in says


@pytest.mark.parametrize(("kind", "heading"), [("", FOR_OTHERS), ("reworded", SAME_WORDS)])
def test_an_end_in_words_is_another_end_unless_somebody_says_it_is_the_same(kind, heading):
    found = told({"ends_with": "At 21."}, {"ends_with": "When you turn 21."}, **({"kind": kind} if kind else {}))
    assert list(found["everyone"]) == [heading]


def test_nobody_can_call_other_ages_the_same_words():
    found = told({"ages": (18, 21)}, {"ages": (18, 25)}, kind="reworded", reason="So we say", decided_by="Cabinet")
    assert not any(SAME_WORDS in kinds for kinds in found.values())


@pytest.mark.parametrize("reason", ["Used elsewhere", "Used elsewhere.", " Used elsewhere "])
def test_between_the_reason_and_the_decision_stands_a_full_stop(reason):
    found = told({"amount_figure": 20}, {"amount_figure": 10}, reason=reason, decided_by="Cabinet")
    assert found["everyone"]["Less than before"][-1] == "Why: Used elsewhere. Decided by Cabinet."
