"""Between meetings: how it goes, and asking for an early review; with what was answered."""

from datetime import timedelta

import pytest

from pathways.models import CheckIn, ReviewAsk
from tests.people import NOW, TODAY, sign_in, young
from tests.say.pages import opened, sends, words

DAY = timedelta(days=1)
CHECK_IN, ASK = "/me/check-in/", "/me/review-ask/"


def test_a_check_in_and_its_answer(me, adviser):
    page = me.get(CHECK_IN)
    assert '<a class="govuk-link" href="/help-now/">Help now, day or night</a>' in page.content.decode()
    sends(me, CHECK_IN, said="not_good", needs_help="on", note="The heating is off")
    row = CheckIn.objects.get()
    assert (row.said, row.needs_help, row.note) == ("not_good", True, "The heating is off")
    said = words(me.get(CHECK_IN))
    assert "You asked for help." in said and "Your worker has not opened this yet." in said
    row.seen_at, row.seen_by, row.answer = NOW, adviser.user, "I will ring them"
    row.save()
    assert f"Seen by {adviser.user.name} on 20 November 2026. I will ring them" in words(me.get(CHECK_IN))


def test_the_newest_answer_stands_before_the_form(me, kai, adviser):
    assert "answered you" not in words(me.get(CHECK_IN))
    row = {"person": kai, "by": kai.user, "seen_by": adviser.user}
    CheckIn.objects.create(**row, at=NOW - DAY, seen_at=NOW - DAY, answer="Good to hear")
    CheckIn.objects.create(**row, at=NOW, seen_at=NOW, needs_help=True, answer="I ring you at 4 today")
    CheckIn.objects.create(person=kai, by=kai.user, at=NOW + DAY, said="ok")
    before = words(me.get(CHECK_IN)).split("A quick word")[0]
    assert f"{adviser.user.name} answered you: I ring you at 4 today You wrote to us on 20 November 2026." in before
    assert "Good to hear" not in before


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Choose how it is going, tick “I need help”, or write to us"),
        ({"said": "awful"}, "Choose one of the answers"),
        ({"said": "ok", "note": "x" * 1001}, "Write 1000 characters or fewer"),
        ({"said": "ok", "note": "\x00"}, "Take out the character that cannot be shown"),
    ],
)
def test_a_check_in_that_cannot_be_sent(me, fields, message):
    assert message in words(sends(me, CHECK_IN, **fields))
    assert not CheckIn.objects.exists()


def test_asking_taking_back_and_asking_again(me):
    sends(me, ASK, why="I want to move", with_whom="My sister", where="At home", when="Evenings")
    row = ReviewAsk.objects.get()
    said = words(me.get(ASK))
    assert (
        "You asked on 20 November 2026. It is on your worker’s list until it is answered." in said
        and "My sister" in said
    )
    assert sends(me, f"{ASK}{row.key}/take-back/").status_code == 302
    assert "You took it back on 20 November 2026." in words(me.get(ASK))
    assert sends(me, ASK).status_code == 302  # nobody has to say why
    assert ReviewAsk.objects.count() == 2


def test_asking_twice_at_once_keeps_what_was_typed(me):
    first, second = opened(me, ASK), opened(me, ASK)
    me.post(ASK, {"why": "One"} | first)
    response = me.post(ASK, {"why": "Two"} | second)
    assert "You have asked already." in words(response)
    assert ReviewAsk.objects.get().why == "One"


def test_the_answer_is_a_day_or_a_reason(me, kai, adviser):
    values = {"person": kai, "by": kai.user, "asked_at": NOW, "answered_by": adviser.user, "answered_at": NOW}
    ReviewAsk.objects.create(offered_on=TODAY + DAY, **values)
    ReviewAsk.objects.create(answer="We met last week", **values)
    said = words(me.get(ASK))
    assert f"{adviser.user.name} answered, 20 November 2026 We can meet on 21 November 2026." in said
    assert "We met last week" in said


def test_what_was_answered_or_is_somebody_elses_is_not_taken_back(me, kai, adviser):
    other = young(account=True)
    rows = [
        ReviewAsk.objects.create(person=other, by=other.user, asked_at=NOW),
        ReviewAsk.objects.create(
            person=kai, by=kai.user, asked_at=NOW, answer="No", answered_by=adviser.user, answered_at=NOW
        ),
    ]
    for row in rows:
        assert me.post(f"{ASK}{row.key}/take-back/").status_code == 404


def test_few_queries_however_many(client, kai, at_most):
    for _ in range(30):
        CheckIn.objects.create(person=kai, said="ok", by=kai.user, at=NOW, seen_at=NOW, seen_by=kai.user)
        ReviewAsk.objects.create(person=kai, by=kai.user, asked_at=NOW, withdrawn_on=TODAY)
    sign_in(client, kai.user, NOW)
    for address in (CHECK_IN, ASK):
        with at_most(10):
            assert client.get(address).status_code == 200
