"""What the young person has not had yet, asking for it by one button, and what was answered."""

import pytest

from leaving_care.models import Role
from pathways.actions import check_ins
from pathways.asking_for import BEGINS
from pathways.models import CheckIn
from pathways.things import not_had
from tests.people import NOW, TODAY, member, sign_in, young
from tests.say.pages import opened, words

PAGE, ASK = "/me/plan/things/", "/me/plan/things/ask/"
WORD, NAME = "national:work-costs", "work-costs"


@pytest.fixture
def thing(kai):
    """One that the law gives, without any offer."""
    found = not_had(kai, None, TODAY).named(WORD)
    assert found
    return found


def press(client, word=WORD, **more):
    return client.post(ASK, {"thing": word} | opened(client, PAGE) | more, follow=True)


def test_they_are_listed_with_a_button_each_and_the_pages_lead_to_them(me, thing):
    page = me.get(PAGE)
    assert f"Ask for this: {thing.entry.name}" in words(page)
    assert "What you asked for" not in words(page)
    for address in ("/me/plan/", "/me/what-can-i-get/"):
        assert address == "/me/what-can-i-get/" or f'href="{PAGE}"' in me.get(address).content.decode()


def test_asked_on_which_day_and_what_was_answered(me, kai, adviser, thing):
    name = thing.entry.name
    assert f"Sent. You asked for: {name}." in press(me).content.decode()
    row = CheckIn.objects.get()
    assert (row.note, row.said, row.needs_help, row.by) == (f"{BEGINS}{name}", "", False, kai.user)
    said = words(me.get(PAGE))
    assert f"What you asked for {name} You asked on 20 November 2026. Your worker has not opened this yet." in said
    assert f"Ask for this: {name}" not in said and "You asked for this. It is not answered yet." in said
    check_ins.answer_check_in(row, "I will bring the form", by=adviser.user, at=NOW)
    said = words(me.get(PAGE))
    assert f"{adviser.user.name} answered: I will bring the form" in said and f"Ask for this: {name}" in said


def test_the_adviser_sees_it_on_the_list_of_what_they_say(me, kai, adviser, as_, thing):
    press(me)
    assert f"They wrote , 20 November 2026. “{BEGINS}{thing.entry.name}”" in words(
        as_(adviser).get(f"/work/people/{kai.key}/say/")
    ).replace("wrote,", "wrote ,")


def test_sent_twice_and_asked_twice_is_asked_once(me, thing):
    form = {"thing": WORD} | opened(me, PAGE)
    for _ in range(2):
        assert me.post(ASK, form).status_code == 302
    assert "You have asked for this already." in press(me).content.decode()
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize("word", ["", "item:0", "national:nothing", "x" * 5000, "\0"])
def test_what_is_not_on_the_list_is_not_asked_for(me, word):
    assert "This is not on your list any more." in press(me, word).content.decode()
    assert not CheckIn.objects.exists()


def test_the_ask_of_somebody_else_is_not_shown(me, thing):
    other = young(account=True)
    check_ins.check_in(other, note=f"{BEGINS}{thing.entry.name}", by=other.user, at=NOW)
    assert "What you asked for" not in words(me.get(PAGE))


def test_nothing_on_the_list_says_who_to_ask(me, monkeypatch):
    from pathways.things import Things

    monkeypatch.setattr("pathways.views.my_plan.things.not_had", lambda *_: Things([], []))
    assert "There is nothing on the list" in words(me.get(PAGE))


def test_staff_have_no_such_page(as_, db):
    client = as_(member(Role.MANAGER))
    assert client.get(PAGE).status_code == client.post(ASK, {"thing": WORD}).status_code == 404


def test_few_queries_however_many_asks(client, kai, at_most, thing):
    for number in range(30):
        check_ins.check_in(kai, note=f"{BEGINS}Thing {number}", by=kai.user, at=NOW)
    sign_in(client, kai.user, NOW)
    with at_most(12):
        assert client.get(PAGE).status_code == 200
