"""How plain and how finished a text is: what the rules about words, links and signs hear, and what they leave alone."""

import pytest

from leaving_care.plain_words import LONGEST
from tests.offers.an_offer import AGES, TO_25, Offer

pytestmark = pytest.mark.django_db
PLAN = {"duty": "must", "provision": "ca1989-s23c", "national": "pathway-plan"}


def said(text, code):
    return [each.says for each in Offer().statement(text).found(code)]


@pytest.mark.parametrize(
    "text, is_gap",
    [
        ("Ring us: TBC", True),
        ("Ring 0133264XXXX", True),
        ("Ask [insert name of worker].", True),
        ("Ask [insert name](https://example.gov.uk) of it.", False),  # the words of a link
        ("Lorem ipsum dolor", True),
        ("The amount is to be confirmed.", True),
        ("When???", True),
        ("Write to <name of worker>.", True),
        ("Love, your team xxx", False),
        ("In the XX century, on Tbilisi Road", False),
        ("What is it? Your date (of birth) counts.", False),
    ],
)
def test_what_counts_as_a_gap(text, is_gap):
    assert bool(said(text, "placeholder")) is is_gap


@pytest.mark.parametrize(
    "words, tells",
    [
        ("Click here", False),
        ("Here.", False),
        ("https://a.example", False),
        ("www.a.example", False),
        ("", False),
        ("How to claim", True),
        ("Here is how to claim", True),
        ("More money for food", True),
    ],
)
def test_which_words_of_a_link_say_where_it_leads(words, tells):
    assert (said(f"We help. [{words}](https://a.example/b)", "link-words") == []) is tells


@pytest.mark.parametrize(
    "text, shows",
    [
        ("# Your home", "a heading"),
        ("We help.\n\n### Your home\n\nWe do.", "a heading"),
        ("![A house](https://a.example/b.png)", "a picture"),
        ("<b>Bold</b>", "HTML"),
        ("<script>alert(1)</script>", "HTML"),
        ("| a | b |\n|---|---|\n| c | d |", "a table"),
        ("You are no. #1. If x < 3 and y > 4, ring.", ""),
        ("- One\n- Two\n\n1. Three", ""),
        ("One\n\nTwo\n\nThree\n\nFour", ""),
    ],
)
def test_which_signs_would_show(text, shows):
    found = said(text, "signs-shown")
    assert (found and f"a sign for {shows}" in found[0]) if shows else found == []


@pytest.mark.parametrize("number, is_long", [(LONGEST, False), (LONGEST + 1, True)])
def test_how_long_a_sentence_may_be(number, is_long):
    assert bool(said(f"{' '.join(['we'] * number)}. We help.", "long-sentence")) is is_long


def test_of_a_link_its_words_count_and_not_its_address():
    words = " ".join(["we"] * (LONGEST - 1))
    assert said(f"Hello [{words}](https://a.example/one two?three-four.five).", "long-sentence") == []


def test_a_list_is_not_one_sentence():
    assert said("\n".join(["- We help you with this"] * 12), "long-sentence") == []


def test_many_long_sentences_are_one_finding():
    (says,) = said(("we " * 30 + "we. ") * 3, "long-sentence")
    assert says.startswith("3 sentences are longer than 25 words. The first has 31")


def test_a_kinder_word_is_offered_and_the_councils_own_wins():
    offer = Offer().statement("Your siblings can visit.")
    assert [each.mend for each in offer.found("jargon")] == ["Write “brothers and sisters”."]
    assert [each.mend for each in offer.word("Siblings", "family").found("jargon")] == ["Write “family”."]


@pytest.mark.parametrize(
    "rules, narrower",
    [
        ([TO_25], False),
        ([AGES], False),  # 16 to 20 is what is owed without a condition
        ([AGES | {"age_to": 18}], True),
        ([AGES | {"age_from": 18}], True),
        ([AGES | {"age_to": 18}, {"age_from": 19}], False),  # two rules together
        ([{}], False),  # no ages are recorded
        ([], False),
    ],
)
def test_which_ages_are_narrower_than_the_law(rules, narrower):
    assert bool(Offer().item(rules=rules, **PLAN).found("ages-narrower-than-law")) is narrower


def test_two_items_give_a_duty_together_and_the_missing_ages_are_named():
    offer = Offer().item("Early", rules=[AGES | {"age_to": 17}], **PLAN)
    (finding,) = offer.found("ages-narrower-than-law")
    assert finding.blocking and "give this at 18 to 20 too" in finding.says and "“Early”" in finding.says
    assert offer.item("Later", rules=[AGES | {"age_from": 18}], **PLAN).found("ages-narrower-than-law") == []


def test_what_the_council_chooses_may_be_for_fewer():
    offer = Offer().item(duty="choose", national="pathway-plan", rules=[AGES | {"age_to": 18}])
    assert offer.found("ages-narrower-than-law") == []
