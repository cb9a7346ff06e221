"""A call for help: mailed to those on duty from wherever it was written, who can open that one page and no list."""

import uuid

import pytest
from django.core import mail
from django.urls import reverse

from leaving_care.models import Role
from offers.actions import link_answers
from offers.actions.link_answers import comment
from offers.actions.suggestions import suggest
from offers.actions.surveys import Said, answer_survey
from offers.models import ProposedChange, Suggestion, SurveyAnswer
from tests.desk import asking
from tests.desk.checking import a_draft, guest_link, identity, in_force, on_duty, partner_link
from tests.people import NOW, TODAY, council, member, sign_in, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
HELP = "i cant cope and want to kill myself"
READERS = (Role.EDITOR, Role.PARTICIPATION, Role.PERSONAL_ADVISER, Role.SOCIAL_WORKER, Role.MANAGER)
OTHERS = (Role.APPROVER, Role.ADMINISTRATOR, Role.AUDITOR, Role.DATA_OFFICER, Role.YOUNG_PERSON)


@pytest.fixture(autouse=True)
def tasks_at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}


@pytest.fixture
def duty():
    """The offer in force names an address for duty."""
    edition = a_draft()
    on_duty(edition)
    return in_force(edition)


def call(words=HELP, **said) -> Suggestion:
    return suggest(council(), kind="wrong", words=words, at=NOW, once=uuid.uuid4(), **said)


def page(kind, row):
    return reverse("offers:call_for_help", args=["testshire", kind, row.key])


@pytest.mark.parametrize("role", READERS)
def test_who_is_on_duty_opens_it(client, role):
    row = call(reach="07700 900001", page="/testshire/offer/home/")
    said = sign_in(client, member(role).user, NOW).get(page("suggestion", row))
    assert said.status_code == 200
    text = said.content.decode()
    assert HELP in text and "07700 900001" in text and "/testshire/offer/home/" in text and "help-now" in text
    assert ("Where it is listed and settled" in text) is (role in (Role.EDITOR, Role.PARTICIPATION))


@pytest.mark.parametrize("role", OTHERS)
def test_for_others_it_is_absent(client, role):
    assert sign_in(client, member(role).user, NOW).get(page("suggestion", call())).status_code == 404


def test_nor_for_the_next_council(client):
    row = call()
    browser = sign_in(client, member(Role.PERSONAL_ADVISER, council("elsewhere")).user, NOW)
    assert browser.get(page("suggestion", row)).status_code == 404
    assert browser.get(page("suggestion", row).replace("testshire", "elsewhere")).status_code == 404


def test_whose_own_address_is_that_of_duty_opens_it(client, duty):
    named = user("Nia Night", email="Duty@testshire.example")
    browser = sign_in(client, named, NOW)
    assert browser.get(page("suggestion", call())).status_code == 404  # they belong to no council
    member(Role.AUDITOR, who=named)
    assert browser.get(page("suggestion", call())).status_code == 200


def test_it_is_one_page_and_no_list(client):
    browser = sign_in(client, member(Role.PERSONAL_ADVISER).user, NOW)
    assert browser.get(page("suggestion", call("The number is wrong."))).status_code == 404
    assert browser.get(reverse("offers:suggestions", args=["testshire"])).status_code == 404
    assert browser.get(page("nonsense", call())).status_code == 404


def test_a_survey_is_mailed_as_a_suggestion_is(client, duty):
    survey = asking.a_survey(asking.a_draft(number=2))
    key, items = uuid.uuid4(), {asking.identity().pk: Said(missing=HELP)}
    for _ in range(2):
        answer_survey(survey, key=key, on=TODAY, items=items, anything_else="More pans.")
    answer_survey(survey, key=uuid.uuid4(), on=TODAY, items={}, anything_else="More pans.")
    [sent] = mail.outbox
    row = SurveyAnswer.objects.get(key=key)
    assert sent.to == ["duty@testshire.example"] and page("survey", row) in sent.body and "cope" not in sent.body
    text = sign_in(client, member(Role.SOCIAL_WORKER).user, NOW).get(page("survey", row)).content.decode()
    assert HELP in text and "More pans" not in text and "They did not say" in text
    other = SurveyAnswer.objects.exclude(key=key).get()
    assert client.get(page("survey", other)).status_code == 404


def test_a_guests_comment(client, duty):
    link, _ = guest_link(a_draft(number=2))
    comment(link, identity=None, words=HELP, said_by="Kai", at=NOW)
    comment(link, identity=None, words="More pans.", said_by="Kai", at=NOW)
    call_, other = ProposedChange.objects.order_by("pk")
    assert page("comment", call_) in mail.outbox[0].body and len(mail.outbox) == 1
    browser = sign_in(client, member(Role.MANAGER).user, NOW)
    assert "They gave the name Kai" in browser.get(page("comment", call_)).content.decode()
    assert browser.get(page("comment", other)).status_code == 404


def test_it_asks_little(client, duty, django_assert_max_num_queries):
    row = call()
    browser = sign_in(client, member(Role.PERSONAL_ADVISER).user, NOW)
    browser.get(page("suggestion", row))
    with django_assert_max_num_queries(8):
        browser.get(page("suggestion", row))


def test_a_partners_answer(client, duty):
    draft = a_draft(number=2)
    link, _ = partner_link(draft, "laptop", "advice")
    said = [("laptop", "confirm", ""), ("advice", "ask", HELP)]
    told = [link_answers.Said(identity(draft, key), what, words) for key, what, words in said]
    link_answers.answer(link, said=told, name="Robin", organisation="Housing", at=NOW)
    [call_] = ProposedChange.objects.all()
    assert page("comment", call_) in mail.outbox[0].body and len(mail.outbox) == 1
