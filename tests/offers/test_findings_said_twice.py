"""An item's words beside its figure, a promise beside the number it was about, a first day before the last edition's."""

from datetime import date

import pytest

from offers.models import Edition, Withdrawal
from tests.offers.an_offer import DAY, FAULTY_EMAIL, NUMBER, PAST, TO_COME, Offer

pytestmark = pytest.mark.django_db
EARLY = date(2020, 1, 30)
FOUND = {
    "the same time": ("We give you £12 a month.", "month"),
    "a time in the word": ("We give you **£12** monthly.", "month"),
    "no time in the words": ("We give you £12.", "month"),
    "no time in the figure": ("We give you £12 a month.", ""),
    "pence and a comma": ("Up to £1,200.50 once you move.", "once"),
    "said in two places": ("£12 a month. You get the £12 on Mondays.", "month"),
}
LEFT = {
    "it is the figure": ("We give you £20.00 a month.", "month"),
    "another time": ("We give you £5 a week.", "month"),
    "several amounts": ("£50 at the start and £12 a month.", "month"),
    "a range": ("£12 to £25 a month.", "month"),
    "a thing": ("A £50 voucher, and a card.", "month"),
    "a limit": ("If you have less than £16,000.", "month"),
    "a price": ("A prescription costs £9.90 and is free for you.", "year"),
    "a part": ("Your benefits plus £30 a month.", "month"),
    "more than a figure": ("We have £2 million for it.", "year"),
    "no amount": ("It is 12 months long.", "month"),
}


def money(words, each, **more):
    return Offer().money(what_we_offer=words, amount_figure=20, amount_each=each, **more)


@pytest.mark.parametrize("words, each", FOUND.values(), ids=FOUND)
def test_another_amount_than_the_figure_is_found(words, each):
    (finding,) = money(words, each).found("amount-differs-from-words")
    assert not finding.blocking and "and its figure is “£20" in finding.says


@pytest.mark.parametrize("words, each", LEFT.values(), ids=LEFT)
def test_words_that_rightly_hold_other_amounts_are_left_alone(words, each):
    assert money(words, each).found("amount-differs-from-words") == []


def test_it_says_both_and_reads_the_words_beside_the_amount():
    (finding,) = money("We help.", "month", amount_words="£12 each month").found("amount-differs-from-words")
    assert finding.says == "“Something” says “£12 each month” in its words, and its figure is “£20 a month”."


def test_words_that_say_both_amounts_and_a_figure_that_is_no_money_are_left_alone():
    offer = money("£20 a month.", "month", amount_words="£12 each month")
    offer.money(what_we_offer="£12.", amount_figure=20, amount_unit="points")
    assert offer.found("amount-differs-from-words") == []


@pytest.mark.parametrize("there", [{"numbers": [NUMBER]}, {"emails": [{"email": "a@kesteven.gov.uk"}]}])
def test_a_promise_is_to_be_taken_out_when_it_is_there(there):
    (finding,) = Offer().contact(promised="It gives no number.", **there).found("promise-kept")
    assert finding.rows == ("contact team",) and "It gives no number." in finding.says


@pytest.mark.parametrize(
    "there",
    [{}, {"numbers": [{"as_printed": "64XXXX"}]}, {"numbers": [NUMBER], "emails": [FAULTY_EMAIL]}],
    ids=["nothing", "no whole number", "an email that is missing"],
)
def test_a_promise_stays_while_something_of_it_is_missing(there):
    assert Offer().contact(promised="It gives no number.", **there).found("promise-kept") == []


def test_a_first_day_before_that_of_the_edition_in_force_blocks_in_words():
    (finding,) = Offer().before().change(effective_from=EARLY).found("starts-before-the-last")
    assert finding.blocking and finding.rows == ("edition, first day",)
    assert "from 30 January 2020, and edition 1, which is in force, from 31 January 2020" in finding.says
    assert "cannot be undone" in finding.says


@pytest.mark.parametrize("day", [PAST, TO_COME, None])
def test_the_same_day_a_later_one_and_none_yet_do_not(day):
    assert Offer().before().change(effective_from=day).found("starts-before-the-last") == []


def test_it_is_no_matter_of_a_published_a_first_or_a_withdrawn_edition():
    assert Offer().change(effective_from=EARLY).found("starts-before-the-last") == []
    offer = Offer(slug="other").before().change(effective_from=EARLY)
    old = Edition.objects.get(authority=offer.council, number=1)
    Withdrawal.objects.create(
        edition=old, withdrawn_on=PAST, reason="Wrong.", by="a test", recorded_at=old.published_at
    )
    assert offer.found("starts-before-the-last") == []


def test_an_edition_that_is_not_in_force_yet_asks_nothing():
    offer = Offer().before().change(effective_from=EARLY)
    assert offer.found("starts-before-the-last", on=EARLY) == []
    assert offer.found("starts-before-the-last", on=PAST) and DAY > PAST
