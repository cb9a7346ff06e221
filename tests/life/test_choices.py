"""Choosing at 21: theirs alone or told to a worker, changed on any day, with the clocks following."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Event
from pathways.actions import choices
from pathways.models import ChoiceAt21
from tests.life.conftest import DAY, ids, on, sent
from tests.people import NOW, TODAY, young

pytestmark = pytest.mark.django_db


def choose(kai, said, by, **values):
    return choices.choose(kai, said, by=by, at=NOW, **values)


def test_their_own_choice_is_theirs_and_one_told_names_the_worker(kai, adviser):
    own = choose(kai, "stay", kai.user, words="I like Priya")
    told = choose(kai, "stop", adviser.user, words="Enough of you")
    assert (own.by, own.told_to) == (kai.user, None)
    assert (told.by, told.told_to) == (adviser.user, adviser.user)
    event = Event.objects.filter(person=kai, what="note_choice").first()
    assert "Enough" not in str(event.fields)


def test_nobody_else_can_write_a_choice_as_if_it_were_theirs(kai, adviser, strangers):
    with pytest.raises(DatabaseError, match="Only the young person"), transaction.atomic():
        ChoiceAt21.objects.create(person=kai, said="stop", on=TODAY, by=adviser.user, at=NOW)
    for other in strangers:
        with pytest.raises(NotAllowed):
            choose(kai, "stop", other)
    assert not ChoiceAt21.objects.exists()


def test_the_clocks_follow_the_last_choice(kai):
    assert "at-21" in ids(kai)
    choose(kai, "stay", kai.user)
    assert {"adviser-from-21", "yearly-offer-again"} & ids(kai).keys() <= {"adviser-from-21"}
    assert "yearly-offer-again" not in ids(kai)
    choose(kai, "stop", kai.user)
    assert ids(kai)["yearly-offer-again"] is not None


def test_no_hello_counts_with_stopping_alone_and_a_form_sent_twice_is_done_once(kai):
    once = uuid.uuid4()
    assert not choose(kai, "step_back", kai.user, no_offers=True, once=once).no_offers
    with pytest.raises(AlreadyDone):
        choose(kai, "step_back", kai.user, once=once)
    assert choose(kai, "stop", kai.user, no_offers=True).no_offers
    assert ChoiceAt21.objects.count() == 2


@pytest.mark.parametrize(
    ("born", "refused"),
    [
        (date(2008, 11, 21), True),  # 18 tomorrow
        (date(2008, 11, 20), False),  # 18 today
        (date(2001, 11, 21), False),  # 25 tomorrow
        (date(2001, 11, 20), True),  # 25 today
    ],
)
def test_it_is_chosen_from_18_to_the_day_before_25(born, refused):
    person = young(account=True, date_of_birth=born)
    if refused:
        with pytest.raises(ValidationError, match="between 18 and the 25th"):
            choose(person, "stay", person.user)
    else:
        choose(person, "stay", person.user)


def test_a_day_to_come_and_another_word_are_refused(kai, adviser):
    with pytest.raises(ValidationError, match="in the future"):
        choose(kai, "stay", adviser.user, on=TODAY + DAY)
    with pytest.raises(ValidationError):
        choose(kai, "leave", kai.user)


def test_they_choose_on_their_page_and_see_who_to_ring(kai, as_, at_most):
    client = as_(kai)
    with at_most(12):
        page = client.get("/me/at-21/").content.decode()
    assert "Stay with an adviser" in page and "01632 960001" in page
    client.post("/me/at-21/", sent(said="stop", no_offers="on", words="Bye"))
    row = ChoiceAt21.objects.get()
    assert (row.said, row.no_offers, row.words, row.told_to) == ("stop", True, "Bye", None)
    page = client.get("/me/at-21/").content.decode()
    assert "You chose: stop, with a hello each year" in page
    assert "by 4 May 2026" in page and "verdue" not in page
    assert "“Bye”" in page and "None, please" in page


def test_what_was_typed_without_an_answer_stands_there_again(kai, as_):
    client = as_(kai)
    assert client.post("/me/at-21/", sent(said="stay", words="A null\0")).status_code == 200
    assert not ChoiceAt21.objects.exists()
    page = client.post("/me/at-21/", sent(words="Half a thought")).content.decode()
    assert "Choose one of the three" in page and "Half a thought" in page
    assert "Half a thought" in client.get("/me/at-21/").content.decode()
    assert client.post("/me/at-21/", sent(said="x" * 100_000, words="y" * 3000)).status_code == 200


def test_a_worker_writes_down_what_they_said(kai, adviser, as_, at_most):
    client, address = as_(adviser), f"/work/people/{kai.key}/at-21/"
    client.post(f"{address}choice/", sent(said="step_back", words="Now and then", **on("on", TODAY)))
    row = ChoiceAt21.objects.get()
    assert (row.said, row.told_to, row.words) == ("step_back", adviser.user, "Now and then")
    with at_most(12):
        page = client.get(address).content.decode()
    assert "“Now and then”" in page and "who wrote it down" in page
    for number in range(5):
        choose(kai, "stay", kai.user, words=f"Again {number}")
    with at_most(12):
        client.get(address)
    looks = Event.objects.filter(kind=Event.Kind.LOOKED, person=kai, by=adviser.user)
    assert {event.part for event in looks} == {"plan"}


def test_somebody_of_25_is_welcomed_and_told_whom_to_ring(as_, adviser):
    person = young(account=True, adviser=adviser, date_of_birth=date(2001, 11, 20))
    for address in ("/me/at-21/", "/me/back/"):
        page = as_(person).get(address).content.decode()
        assert "You are still welcome to ring" in page and "01632 960001" in page
        assert "data-keeps" not in page
