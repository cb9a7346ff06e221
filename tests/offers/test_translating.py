"""What of a translation holds, as the English changes."""

import pytest

from offers.contents import read_contents
from offers.figures import english_figures, have_moved, numbers
from offers.models import Contact, Edition, Item, Statement, Theme
from offers.speaking import spoken_in, translations_of
from offers.translating import FIELDS, State, pieces, shown, standing
from tests.offers.builders import an_edition
from tests.offers.in_urdu import SAMPLE, translate, translate_all


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Up to £2,000, once.", ["2000"]),
        ("£15.50 a week, from 16 to 25", ["15.50", "16", "25"]),
        ("£15.00", ["15"]),
        ("۲٬۰۰۰ and ۱۶", ["16", "2000"]),
        ("੧੬ ਤੋਂ ੨੫", ["16", "25"]),
        ("No figure at all.", []),
    ],
)
def test_a_number_is_the_same_in_any_script(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        ("Up to £2,000 once.", "Once, up to £2000.", False),
        ("Up to £2,000 once.", "Up to £1,500 once.", True),
        ("Two trips a year", "Three trips a year", True),
        ("By March", "By April", True),
        ("£5 a week", "£5 a month", True),
        ("Ask us.", "Ask us for £5.", True),
        ("We help.", "We can help.", False),
    ],
)
def test_a_figure_moves(before, now, moved):
    assert have_moved(before, now) is moved
    assert have_moved(now, before) is moved


def test_the_figures_of_a_text_are_its_numbers_and_its_words_for_numbers_and_days():
    assert english_figures("Twice a year, 3 nights, from Monday") == ["3", "monday", "twice", "year"]


class Row:
    """A translation as the rule reads it."""

    def __init__(self, english, text, earlier=()):
        self.english, self.texts = {"name": english}, {"name": text}
        self.earlier = {"name": [list(pair) for pair in earlier]}


@pytest.mark.parametrize(
    ("made_from", "text", "english", "state"),
    [
        ("Ask us.", "ہم", "Ask us.", State.CURRENT),
        ("Ask us.", "ہم", "Ask us. \r\n", State.CURRENT),
        ("Ask us.", "ہم", "Please ask us.", State.OUT_OF_DATE),
        ("£20 once", "£20", "£25 once", State.MOVED),
        ("£20 once", "ہم", "£25 once", State.MOVED),
        ("£20 once", "۲۰", "Once, £20", State.OUT_OF_DATE),
        ("£20 once", "£200", "£20 once", State.MOVED),
        ("Ask us.", "", "", State.MISSING),
    ],
)
def test_what_is_shown(made_from, text, english, state):
    found = shown(Row(made_from, text), "name", english)
    assert found.state == state
    assert found.is_english is (state in (State.MOVED, State.MISSING))
    assert found.text == (english if found.is_english else text)


def test_a_field_that_nobody_translated_is_english():
    assert shown(None, "name", "Ask us.").is_english
    assert shown(Row("a", "b"), "intro", "Ask us.").state == State.MISSING


def test_an_edition_that_still_has_earlier_words_keeps_what_was_made_from_them():
    row = Row("£25 once", "£25", earlier=[("£20 once", "£20")])
    assert shown(row, "name", "£20 once").text == "£20"
    assert shown(row, "name", "£20 once").state == State.CURRENT
    assert shown(row, "name", "£25 once").text == "£25"


def test_every_field_to_translate_is_a_field_of_its_model():
    models = {"edition": Edition, "theme": Theme, "item": Item, "contact": Contact, "statement": Statement}
    assert models.keys() == set(FIELDS)
    for kind, fields in FIELDS.items():
        assert not fields.keys() - {field.name for field in models[kind]._meta.get_fields()}
        assert not [name for name in fields if "amount" in name or name.endswith(("_on", "_within"))]


@pytest.mark.django_db
def test_an_edition_counts_what_is_translated():
    contents = an_edition()
    every = list(pieces(contents))
    before = standing(every, {})
    assert before.current == before.out_of_date == 0
    assert before.oldest_on is None
    translate(contents, contents.items[0], name=SAMPLE, to_know=SAMPLE, english={"to_know": "Keep them."})
    now = standing(every, translations_of(contents.authority)["ur"])
    assert (now.current, now.out_of_date, now.missing) == (1, 1, before.missing - 2)
    assert now.all == before.all
    assert now.oldest_on.isoformat() == "2026-03-02"


@pytest.mark.django_db
def test_a_language_is_there_once_anything_is_shown_in_it(django_assert_num_queries):
    contents = an_edition()
    translate(contents, contents.themes[0], name="£5")
    assert spoken_in(contents, translations_of(contents.authority)) == []
    translate(contents, contents.themes[1], name=SAMPLE, language="pl")
    with django_assert_num_queries(1):
        found = spoken_in(contents, translations_of(contents.authority))
    assert [spoken.language.code for spoken in found] == ["pl"]


@pytest.mark.django_db
def test_facts_of_an_item_are_translated_but_its_amount_and_ages():
    contents = an_edition()
    translate_all(contents)
    (spoken,) = spoken_in(read_contents(contents.edition), translations_of(contents.authority))
    facts = {str(label): str(said) for label, said in spoken.facts(contents.items[0])}
    assert SAMPLE in facts['<span lang="en" dir="ltr">Our part</span>']
    how_much = facts['<span lang="en" dir="ltr">How much</span>']
    assert how_much.startswith('<div lang="en" dir="ltr">Up to £2,000 once')
    assert facts['<span lang="en" dir="ltr">For you if</span>'].startswith('<div lang="en" dir="ltr"><ul>')
