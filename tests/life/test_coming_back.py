"""Coming back at 21 to 24: asked for by themselves or taken on the phone, settled by a manager, the last adviser first."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Allocation, Membership, Role, SupportAsked
from pathways import summaries
from pathways.actions import choices, coming_back
from pathways.from_21 import last_known, newest_choice
from pathways.models import CameBack
from tests.life.conftest import DAY, ids, on, sent
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
    assert "we wrote down that you want to stay" in page and "choose again" in page


def test_the_timetable_follows_and_they_can_change_it_any_day(kai, adviser, manager):
    """A worked case: 21 on 4 May 2025, stopped then, asked for help on 18 November 2026, taken back on the 20th."""
    choices.choose(kai, "stop", by=kai.user, at=datetime(2025, 5, 4, 10, tzinfo=UTC))
    Allocation.objects.filter(person=kai).update(ends_on=date(2025, 5, 4))
    asked_at = NOW - 2 * DAY
    row = coming_back.ask(kai, "My rent, please", by=kai.user, at=asked_at)
    before = ids(kai)
    assert before["yearly-offer-again"] == "2026-05-04" and "at-21" in before
    assert not {"assessment-on-request", "adviser-from-21", "plan-from-21"} & before.keys()
    coming_back.settle(row, worker=adviser, by=manager.user, at=NOW)
    made = newest_choice(kai)
    assert (made.said, made.on, made.words) == ("stay", TODAY - 2 * DAY, "My rent, please")
    assert (made.told_to, made.by) == (manager.user, manager.user)
    after = ids(kai)
    assert after.keys() >= {"assessment-on-request", "plan-from-21"}
    assert not {"at-21", "yearly-offer-again", "adviser-from-21"} & after.keys(), "there is help, and an adviser"
    choices.choose(kai, "stop", by=kai.user, at=NOW + DAY)
    (summary,) = summaries.of_people([kai], TODAY + DAY)
    duties = {duty["id"]: duty["due_on"] for duty in summary.duties}
    assert duties["yearly-offer-again"] == "2027-11-21", "the year runs from the end of help"
    assert "assessment-on-request" not in duties


def test_what_they_chose_since_they_asked_stands(gone, adviser, manager):
    row = coming_back.ask(gone, by=gone.user, at=NOW - DAY)
    choices.choose(gone, "step_back", by=gone.user, at=NOW)
    coming_back.settle(row, worker=adviser, by=manager.user, at=NOW)
    assert newest_choice(gone).said == "step_back"


def test_who_chose_to_stay_and_who_is_25_by_then_is_given_no_second_choice(adviser, manager):
    staying = young(account=True, date_of_birth=date(2004, 1, 1))
    choices.choose(staying, "stay", by=staying.user, at=NOW)
    late = young(account=True, date_of_birth=date(2001, 11, 21))
    rows = [ask(staying), ask(late)]
    coming_back.settle(rows[0], worker=adviser, by=manager.user, at=NOW)
    coming_back.settle(rows[1], worker=adviser, by=manager.user, at=NOW + DAY)
    assert staying.choiceat21_rows.count() == 1
    assert not late.choiceat21_rows.exists()


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


def test_until_it_is_settled_it_stands_where_their_adviser_and_they_look(kai, adviser, manager, as_, at_most):
    choices.choose(kai, "stop", by=kai.user, at=NOW - DAY)
    row = ask(kai, "I lost my room")
    CameBack.objects.filter(pk=row.pk).update(reply_by=TODAY + 3 * DAY)
    address, settle = f"/work/people/{kai.key}/at-21/", f"/work/people/{kai.key}/back/{row.key}/"
    client = as_(adviser)
    with at_most(12):
        page = client.get(address).content.decode()
    for said in ("They asked for help again", "20 November 2026", "“I lost my room”", "rings them by 23 November 2026"):
        assert said in page
    assert settle not in page and "End the work" not in page
    assert settle in as_(manager).get(address).content.decode()
    client = as_(kai)
    with at_most(12):
        page = client.get("/me/at-21/").content.decode()
    for said in ("You asked for help again", "I lost my room", "We ring you by 23 November 2026", 'href="/me/back/"'):
        assert said in page
    coming_back.settle(row, worker=adviser, by=manager.user, at=NOW)
    assert "asked for help again" not in as_(adviser).get(address).content.decode()
    assert "asked for help again" not in as_(kai).get("/me/at-21/").content.decode()


def test_who_works_with_them_sees_that_they_wait_and_a_manager_settles_it(
    kai, adviser, manager, strangers, as_, at_most
):
    choices.choose(kai, "stop", by=kai.user, at=NOW)
    row, other = ask(kai), young(account=True, date_of_birth=date(2004, 1, 1), name_used="Not Theirs")
    coming_back.ask(other, by=other.user, at=NOW)
    client = as_(adviser)
    with at_most(6):
        page = client.get("/work/came-back/").content.decode()
    assert "Kai Example" in page and "Not Theirs" not in page
    assert f"/people/{kai.key}/at-21/" in page and str(row.key) not in page
    page = as_(manager).get("/work/came-back/").content.decode()
    assert f"/people/{kai.key}/back/{row.key}/" in page and "Not Theirs" in page
    for stranger in strangers:
        response = as_(stranger).get("/work/came-back/")
        assert response.status_code == 403 or "Kai Example" not in response.content.decode()
