"""“I need help” is enough by itself: what they read then, and that whoever works with them is told at once."""

from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from leaving_care.changing import AlreadyDone
from leaving_care.models import Cover, Role
from pathways import asking_help
from pathways.actions.check_ins import check_in
from pathways.asking_help import mail_of_help
from pathways.models import CheckIn
from tests.people import LONG_AGO, NOW, TODAY, allocate, member, user, young
from tests.say.pages import opened, sends, words

CHECK_IN = "/me/check-in/"


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """Who is mailed, by user, in order. The task itself is tried below."""
    made = []
    fake = SimpleNamespace(enqueue=lambda user_id, page: made.append(user_id))
    monkeypatch.setattr(asking_help, "mail_of_help", fake)
    return made


def away(who, cover, **values):
    return Cover.objects.create(away=who, cover=cover, **({"starts_on": LONG_AGO, "ends_on": TODAY} | values))


def box(response):
    """What the box says after sending."""
    return response.content.decode().split("govuk-notification-banner__content")[1].split("</div>")[0]


def test_the_tick_alone_is_sent_and_says_whom_to_ring(me, kai, adviser, told):
    adviser.phone = "07700 900001"
    adviser.save()
    said = box(me.post(CHECK_IN, {"needs_help": "on"} | opened(me, CHECK_IN), follow=True))
    row = CheckIn.objects.get()
    assert (row.said, row.needs_help, row.note) == ("", True, "")
    assert "We told your worker that you need help." in said
    assert 'href="tel:07700900001"' in said and 'href="/help-now/">Help now, day or night</a>' in said
    assert told == [adviser.user_id]
    assert "You wrote to us , 20 November 2026. You asked for help." in words(me.get(CHECK_IN)).replace("us,", "us ,")


def test_without_a_number_it_says_who_to_ask_and_without_a_worker_that_nobody_was_told(me, kai, adviser, told, client):
    said = box(me.post(CHECK_IN, {"needs_help": "on"} | opened(me, CHECK_IN), follow=True))
    assert "ask for the leaving care team" in said and "Help now, day or night" in said
    kai.allocation_rows.all().delete()
    said = box(me.post(CHECK_IN, {"needs_help": "on"} | opened(me, CHECK_IN), follow=True))
    assert "We told" not in said and "Help now, day or night" in said
    assert told == [adviser.user_id]


def test_whoever_covers_is_told_and_rung(me, kai, adviser, told):
    jo = member(Role.PERSONAL_ADVISER, who=user("Jo Example"), phone="07700 900002")
    away(adviser, jo)
    said = box(me.post(CHECK_IN, {"needs_help": "on"} | opened(me, CHECK_IN), follow=True))
    assert "Jo Example is there for you" in said and 'href="tel:07700900002"' in said
    assert told == [adviser.user_id, jo.user_id]


def test_a_line_alone_is_sent_too_and_tells_nobody_at_once(me, told):
    assert sends(me, CHECK_IN, note="Thank you for yesterday").status_code == 302
    assert CheckIn.objects.get().note == "Thank you for yesterday"
    assert told == []


def test_sent_twice_is_told_once(kai, told):
    once = "7a1b6c3e-2f44-4c0e-9a51-0d5a2b1c9e10"
    check_in(kai, needs_help=True, by=kai.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        check_in(kai, needs_help=True, by=kai.user, at=NOW, once=once)
    assert len(told) == CheckIn.objects.count() == 1


def test_nothing_at_all_and_a_word_that_is_none_are_refused(kai, told):
    for values in ({}, {"said": "awful", "needs_help": True}):
        with pytest.raises(ValidationError):
            check_in(kai, by=kai.user, at=NOW, **values)
    assert not CheckIn.objects.exists() and told == []


def test_another_worker_of_theirs_and_somebody_elses_adviser_are_not_mailed(kai, adviser, told):
    allocate(member(Role.SOCIAL_WORKER), kai)
    young(adviser=member(Role.PERSONAL_ADVISER))
    away(adviser, member(Role.PERSONAL_ADVISER), ends_on=LONG_AGO)
    check_in(kai, needs_help=True, by=kai.user, at=NOW)
    assert told == [adviser.user_id]


def test_the_mail_names_nobody_and_goes_to_whoever_can_sign_in(kai, adviser):
    mail_of_help.func(user_id=adviser.user_id)
    (sent,) = mail.outbox
    assert sent.to == [adviser.user.email] and "/work/" in sent.body
    assert "Kai" not in sent.subject + sent.body
    adviser.user.is_active = False
    adviser.user.save()
    mail_of_help.func(user_id=adviser.user_id)
    assert len(mail.outbox) == 1


def test_the_task_is_written_in_the_same_transaction(kai, adviser, monkeypatch):
    monkeypatch.undo()
    check_in(kai, needs_help=True, by=kai.user, at=NOW)
    (task,) = DBTaskResult.objects.all()
    assert task.task_path == "pathways.asking_help.mail_of_help"
    assert task.args_kwargs["kwargs"] == {"user_id": adviser.user_id, "page": "/work/"}


def test_the_mail_holds_a_whole_link_wherever_it_is_sent_from(me, kai, monkeypatch):
    monkeypatch.undo()
    sends(me, CHECK_IN, needs_help="on")
    (task,) = DBTaskResult.objects.all()
    mail_of_help.func(**task.args_kwargs["kwargs"])
    assert "http://testserver/work/\n" in mail.outbox[0].body


@pytest.mark.parametrize(("address", "back"), [(CHECK_IN, "/me/"), (f"{CHECK_IN}?from=plan", "/me/plan/")])
def test_back_is_where_they_came_from(me, address, back):
    page = me.get(address).content.decode()
    assert f'<a class="govuk-back-link" href="{back}">' in page
