"""The mail to those on duty that somebody may need help: its link is whole, wherever the words were written."""

import json

import pytest
import time_machine
from allauth.core import context
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from leaving_care.store import Schedule, Store
from offers.forms.partner import GuestForm
from offers.forms.suggesting import SuggestForm
from offers.models import ProposedChange, Suggestion, SurveyAnswer
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.desk import asking
from tests.desk.checking import a_draft, guest_link, in_force, on_duty, token
from tests.people import NOW, TODAY, council

pytestmark = pytest.mark.django_db
HELP = "I want to kill myself"


@pytest.fixture(autouse=True)
def duty(settings, tmp_path):
    """The offer in force names an address for duty; tasks wait for a process that knows of no request."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "publishing"]}}
    settings.PUBLISHED_DIR = tmp_path / "published"
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        edition = a_draft()
        on_duty(edition)
        yield in_force(edition)


def suggestion(client, settings):
    store = Store(settings.PUBLISHED_DIR)
    offer = json.dumps(answering(PageMaker(council(), None, TODAY), None)).encode()
    release = store.add_release("testshire", [store.file("testshire", FILE, offer, "application/json")])
    store.publish("testshire", Schedule(((TODAY, release),), "made for a test"), TODAY)
    client.post("/testshire/suggest/", {"kind": "wrong", "words": HELP, "reach": "", "page": "", **token(SuggestForm)})
    return "suggestion", Suggestion.objects.get()


def comment(client, settings):
    _, secret = guest_link(a_draft(number=2))
    said = {"words": HELP, "said_by": "", "about": "", **token(GuestForm)}
    client.post(reverse("offers:partner", args=[secret]), said)
    return "comment", ProposedChange.objects.get()


def survey(client, settings):
    survey = asking.a_survey(asking.a_draft(number=2))
    said = asking.token(survey) | {"go": "send", "screen": "0", "anything_else": HELP}
    client.post(f"/testshire/survey/{survey.key}/", said)
    return "survey", SurveyAnswer.objects.get()


def run_what_waits():
    """As the process of tasks does: later, beside any request."""
    assert context.request is None
    for row in DBTaskResult.objects.filter(task_path__contains="tell_duty"):
        import_string(row.task_path).call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])


@pytest.mark.parametrize("written", [suggestion, comment, survey])
@pytest.mark.parametrize(
    ("known", "site"),
    [("https://offer.example", "https://offer.example"), ("", "http://testserver")],
    ids=["its address is set", "it is reached by the host of the request"],
)
def test_the_link_is_whole(client, settings, written, known, site):
    settings.SITE_ADDRESS = known
    kind, row = written(client, settings)
    assert not mail.outbox
    run_what_waits()
    [sent] = mail.outbox
    page = reverse("offers:call_for_help", args=["testshire", kind, row.key])
    assert f"\n{site}{page}\n" in sent.body and HELP not in sent.body
    assert sent.subject == "Please look now: somebody may need help" and sent.to == ["duty@testshire.example"]


def test_a_task_that_was_written_before_it_was_told_the_address_has_what_is_set(client, settings):
    settings.SITE_ADDRESS = "https://offer.example"
    _, row = suggestion(client, settings)
    DBTaskResult.objects.update(args_kwargs={"args": [], "kwargs": {"suggestion_id": row.pk}})
    run_what_waits()
    assert "\nhttps://offer.example/manage/offer/testshire/help/" in mail.outbox[0].body
