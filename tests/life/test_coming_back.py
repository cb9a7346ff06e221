"""Coming back at 21 to 24: asked for by themselves or taken on the phone, settled by a manager, the last adviser first."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Allocation, Membership, Role, SupportAsked
from pathways.actions import choices, coming_back
from pathways.from_21 import last_known
from pathways.models import CameBack
from tests.life.conftest import DAY, on, sent
from tests.people import LONG_AGO, NOW, TODAY, allocate, member, young

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(kai):
    """Kai, who stopped, and whose adviser stopped with it."""
    choices.choose(kai, "stop", by=kai.user, at=NOW)
    Allocation.objects.filter(person=kai).update(ends_on=TODAY - DAY)
    return kai


def ask(person, words=""):
    return coming_back.ask(person, words, by=person.user, at=NOW)


def test_the_last_adviser_who_still_works_here_is_offered_first(gone, adviser, team):
    left = member(Role.PERSONAL_ADVISER, team=team, ends_on=TODAY - DAY)
    allocate(left, gone, is_main=False, starts_on=LONG_AGO, ends_on=TODAY - DAY)
    assert ask(gone).offered == adviser
    Membership.objects.filter(pk=adviser.pk).update(ends_on=TODAY - DAY)
    last = last_known(gone, TODAY)
    assert (last.adviser, last.team, last.name) == (None, team, adviser.user.name)
    assert last_known(young(), TODAY).team is None


def test_a_manager_settles_it_and_the_record_is_open_again(gone, adviser, manager, as_):
    row = ask(gone, "I need a hand")
    assert as_(adviser).get(f"/work/people/{gone.key}/").status_code == 404
    once = uuid.uuid4()
    coming_back.settle(row, worker=adviser, reply_by=TODAY + DAY, by=manager.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        coming_back.settle(row, worker=adviser, by=manager.user, at=NOW, once=once)
    with pytest.raises(ValidationError, match="settled this already"):
        coming_back.settle(row, worker=adviser, by=manager.user, at=NOW)
    assert as_(adviser).get(f"/work/people/{gone.key}/").status_code == 200
    assert SupportAsked.objects.get(person=gone).wanted
    row.refresh_from_db()
    assert (row.worker, row.settled_by, row.reply_by) == (adviser, manager.user, TODAY + DAY)
    page = as_(gone).get("/me/back/").content.decode()
    assert f"{adviser.user.name} works with you now. They ring you by 21 November 2026" in page
    assert "choose again" in page


def test_who_stays_main_adviser_is_not_allocated_twice_and_another_needs_a_reason(kai, adviser, manager):
    choices.choose(kai, "step_back", by=kai.user, at=NOW)
    row = ask(kai)
    other = member(Role.PERSONAL_ADVISER)
    with pytest.raises(ValidationError, match="Say why"):
        coming_back.settle(row, worker=other, by=manager.user, at=NOW)
    row.refresh_from_db()
    assert row.settled_at is None and not SupportAsked.objects.exists()
    coming_back.settle(row, worker=adviser, by=manager.user, at=NOW)
    assert Allocation.objects.filter(person=kai).count() == 1


@pytest.mark.parametrize(
    ("born", "refused"),
    [(date(2005, 11, 21), True), (date(2005, 11, 20), False), (date(2001, 11, 21), False), (date(2001, 11, 20), True)],
)
def test_it_is_for_21_to_24(born, refused):
    person = young(account=True, date_of_birth=born)
    if refused:
        with pytest.raises(ValidationError, match="21 to 24"):
            ask(person)
    else:
        ask(person)


def test_once_at_a_time_and_not_while_somebody_helps(gone, kai, adviser):
    helped = young(adviser=adviser, account=True, date_of_birth=date(2004, 1, 1))
    with pytest.raises(ValidationError, match="Somebody works with you"):
        ask(helped)
    ask(gone)
    with pytest.raises(ValidationError, match="asked already"):
        ask(gone)


def test_only_they_ask_and_only_their_managers_take_it_back(gone, adviser, manager, strangers):
    for other in [*strangers, adviser.user, manager.user]:
        with pytest.raises(NotAllowed):
            coming_back.ask(gone, by=other, at=NOW)
    row = ask(gone)
    for other in [*strangers, adviser.user, gone.user]:
        with pytest.raises(NotAllowed):
            coming_back.take_call(gone, by=other, at=NOW)
        with pytest.raises(NotAllowed):
            coming_back.settle(row, worker=adviser, by=other, at=NOW)


def test_on_their_page(gone, as_, at_most):
    client = as_(gone)
    with at_most(12):
        assert "I want help again" in client.get("/me/back/").content.decode()
    assert client.post("/me/back/", sent(words="")).status_code == 302
    with at_most(12):
        page = client.get("/me/back/").content.decode()
    assert "Your last team will ring you." in page and "01632 960001" in page
    assert "We owe you a call" in client.post("/me/back/", sent()).content.decode()
    assert CameBack.objects.count() == 1


def test_a_manager_writes_down_a_call_and_settles_it_on_the_pages(gone, adviser, manager, as_, at_most):
    client, address = as_(manager), f"/work/people/{gone.key}/back/"
    past = client.post(f"{address}call/", sent(words="Rang", **on("reply_by", TODAY - DAY)))
    assert "This day has passed" in past.content.decode() and "Rang" in past.content.decode()
    client.post(f"{address}call/", sent(words="Rang", **on("reply_by", TODAY + DAY)))
    row = CameBack.objects.get()
    for name in range(3):
        other = young(account=True, date_of_birth=date(2004, 1, 1), name_used=f"Other {name}")
        ask(other)
    with at_most(10):
        page = client.get("/work/came-back/").content.decode()
    assert "Kai Example" in page and adviser.user.name in page and "21 November 2026" in page
    with at_most(12):
        assert "“Rang”" in client.get(address).content.decode()
    form = client.get(f"{address}{row.key}/").content.decode()
    assert f'value="{adviser.key}" selected' in form
    assert client.post(f"{address}{row.key}/", sent(worker="x")).status_code == 200
    assert client.post(f"{address}{row.key}/", sent(worker=str(adviser.key))).status_code == 302
    row.refresh_from_db()
    assert row.worker == adviser
