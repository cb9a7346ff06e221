"""Prompts: what they find, what they leave alone, and whose words win."""

import pytest

from leaving_care.plain_words import LONGEST, reading_age, syllables
from pathways.models import CareWord, PreferredWord
from pathways.plain_words import MOST, kinder_words, prompts
from tests.people import NOW

PLAIN = "Kai lives in a flat. Kai likes it there."


def said(*texts, **more):
    return [prompt.say for prompt in prompts(texts, **more)]


def test_plain_words_are_left_alone():
    assert said(PLAIN, "") == []


@pytest.mark.parametrize("number, is_long", [(LONGEST, False), (LONGEST + 1, True)])
def test_a_long_sentence_is_asked_to_be_shorter(number, is_long):
    assert (said(f"{' '.join(['he'] * number)}.") != []) is is_long


def test_a_kinder_word_is_given_with_the_sentence():
    (found,) = prompts(["Kai is well. The Placement is near. So is the placement of Jo."])
    assert found.say == "You could say “home” for “placement”." and found.sentence == "The Placement is near."


@pytest.mark.parametrize("text", ["A black cat.", "Replacement shoes.", "It is neat.", "dna is a molecule."])
def test_a_part_of_a_word_is_not_the_word_and_capitals_count_for_capitals(text):
    assert said(text) == []


def test_a_word_of_care_is_explained():
    assert any("what it means" in one for one in said("Kai gets a bursary."))


def test_the_council_wins_over_us_and_the_young_person_over_both(kai):
    CareWord.objects.create(authority=kai.authority, word="Placement", instead="the place they live")
    CareWord.objects.create(authority=kai.authority, word="siblings", instead="family")
    PreferredWord.objects.create(person=kai, word="siblings", instead="my brothers", by=kai.user, at=NOW)
    PreferredWord.objects.create(person=kai, word="support", by=kai.user, at=NOW)
    asked = kinder_words(kai.authority, kai)
    assert said("The placement of his siblings. We support him.", kinder=asked) == [
        "You could say “the place they live” for “Placement”.",
        "You could say “my brothers” for “siblings”.",
        "You could leave out “support”.",
    ]


def test_another_persons_words_are_not_asked(kai):
    assert "support" not in kinder_words(kai.authority)


@pytest.mark.parametrize(
    "word, number", [("cat", 1), ("home", 1), ("table", 2), ("idea", 2), ("plan", 1), ("agency", 3)]
)
def test_syllables(word, number):
    assert syllables(word) == number


def test_a_text_for_older_readers_is_told_and_a_short_one_is_not_judged():
    hard = "Multidisciplinary professional organisations collaboratively facilitate developmental opportunities. "
    assert reading_age(PLAIN * 5) < 10 < reading_age(hard)
    assert reading_age("") == 0
    assert said(hard) == []
    assert any("somebody of about" in one for one in said(hard * 5))


def test_there_are_never_too_many():
    assert len(said("The placement is long. " + f"{'very ' * 30}long. " * 40)) == MOST
