"""A notice above all pages at once: put up without an edition, gone by itself after its last day, or taken down."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from offers.actions.notices import put_up, take_down
from offers.actions.publishing import keep_published, render_council
from offers.models import Notice
from tests.desk.two_editions import two_editions
from tests.offers.conftest import published_folder, visit  # noqa: F401
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DOWN = "Our phones are <down>. Come to the office."
DRAWN = "Our phones are &lt;down&gt;. Come to the office."
ONCE = "2b1f6a3e-6a0c-4a53-9f0d-6a2f1c2d3e4f"
NOTICES = "/manage/offer/testshire/notices/"
DAY = timedelta(days=1)
WRITES = {"text": DOWN, "until-day": TODAY.day, "until-month": TODAY.month, "until-year": TODAY.year}


@pytest.fixture
def edition(published_folder):  # noqa: F811
    first, _ = two_editions(council())
    render_council(council(), today=TODAY)
    return first


@pytest.fixture
def editor():
    return member(Role.EDITOR).user


def up(by, until=TODAY, **more):
    return put_up(council(), text=DOWN, until=until, by=by, at=NOW, **more)


@pytest.fixture
def shown(visit):  # noqa: F811
    def ask(day=TODAY, address="/testshire/contacts/"):
        keep_published(today=day)
        status, body = visit(address, day)
        assert status == 200, address
        return DRAWN in body

    return ask


@pytest.mark.parametrize(
    "address", ["/testshire/", "/testshire/contacts/", "/testshire/help-now/", "/testshire/offer/all/gym/"]
)
def test_every_page_says_it_at_the_next_look(edition, editor, shown, address):
    assert not shown(address=address)
    up(editor)
    assert shown(address=address)


def test_an_old_edition_does_not(edition, editor, shown):
    up(editor)
    assert not shown(address=f"/testshire/offer/editions/{edition.number}/")


def test_it_goes_by_itself_after_its_last_day(edition, editor, shown):
    up(editor, until=TODAY + DAY)
    assert shown() and shown(TODAY + DAY) and not shown(TODAY + 2 * DAY)


def test_it_is_taken_down_before_that(edition, editor, shown):
    notice = up(editor)
    assert shown()
    take_down(notice, by=member(Role.APPROVER).user, at=NOW)
    assert not shown()
    with pytest.raises(ValidationError, match="taken down already"):
        take_down(notice, by=editor, at=NOW)


def test_another_councils_pages_say_nothing_of_it(edition, editor, shown):
    two_editions(council("nextshire"))
    render_council(council("nextshire"), today=TODAY)
    up(editor)
    assert shown() and not shown(address="/nextshire/contacts/")


def test_only_who_publishes_for_this_council(editor):
    for who in (member(Role.MANAGER), member(Role.PARTICIPATION), member(Role.EDITOR, council("nextshire"))):
        with pytest.raises(NotAllowed):
            up(who.user)
    notice = up(editor)
    with pytest.raises(NotAllowed):
        take_down(notice, by=member(Role.MANAGER).user, at=NOW)


def test_nothing_and_a_day_that_is_over_are_refused(editor):
    with pytest.raises(ValidationError, match="nobody would see it"):
        up(editor, until=TODAY - DAY)
    with pytest.raises(ValidationError, match="everybody should know"):
        put_up(council(), text=" ", until=TODAY, by=editor, at=NOW)
    assert not Notice.objects.exists()


def test_sent_twice_there_is_one(editor):
    up(editor, once=ONCE)
    with pytest.raises(AlreadyDone):
        up(editor, once=ONCE)
    assert Notice.objects.count() == 1


def test_an_editor_puts_one_up_and_takes_it_down(editor):
    client = sign_in(Client(), editor, NOW)
    said = client.post(f"{NOTICES}put-up/", WRITES, follow=True).content.decode()
    assert "The notice is up" in said and DRAWN in said
    there = f"{NOTICES}{Notice.objects.get().key}/take-down/"
    assert there in said and DRAWN in client.get(there).content.decode()
    said = client.post(there, {}, follow=True).content.decode()
    assert "taken down" in said and there not in said


def test_a_second_press_leads_back_to_the_list_and_says_nothing_anew(editor):
    client, notice = sign_in(Client(), editor, NOW), up(editor)
    there = f"{NOTICES}{notice.key}/take-down/"
    client.post(there, {"once": ONCE}, follow=True)
    notice.refresh_from_db()
    for ask in (lambda: client.post(there, {"once": ONCE}, follow=True), lambda: client.get(there, follow=True)):
        answer = ask()
        assert answer.redirect_chain == [(NOTICES, 302)] and not list(answer.context["messages"])
    down_at = notice.taken_down_at
    notice.refresh_from_db()
    assert notice.taken_down_at == down_at
    stranger = member(Role.EDITOR, council("nextshire")).user
    assert sign_in(Client(), stranger, NOW).post(there).status_code == 404


def test_the_last_day_is_within_a_year(editor):
    far = TODAY.replace(year=TODAY.year + 1)
    up(editor, until=far)
    with pytest.raises(ValidationError, match="Choose a day within a year: a notice is for what is true now"):
        up(editor, until=far + DAY)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": ""}, "Say what everybody should know"),
        ({"text": "x" * 301}, "300 characters"),
        ({"until-year": "2020"}, "nobody would see it"),
        ({"until-year": "9999"}, "Choose a day within a year"),
        ({"until-day": "31", "until-month": "2"}, "must be a real date"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(editor, wrong, words):
    answer = sign_in(Client(), editor, NOW).post(f"{NOTICES}put-up/", WRITES | wrong)
    drawn = answer.content.decode()
    assert answer.status_code == 200 and words in drawn
    assert "text" in wrong or DRAWN in drawn
    assert not Notice.objects.exists()
