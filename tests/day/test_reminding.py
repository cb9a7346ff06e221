"""Reminders: what is told to whom, once, in words that give nothing away, and to nobody for whom it is not safe."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from leaving_care.models import WayToReach
from pathways import reminding, reminding_tasks
from pathways.models import ChoiceAt21, Reminder
from pathways.reminding import remind, remind_once_a_day
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, NOW, TODAY, council, young
from tests.plans_kept.rows import kept

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    """What would be sent: (user, what), in order. The tasks themselves are tried below."""
    made = []
    monkeypatch.setattr(reminding, "remind_adviser", Fake(lambda user_id, number: made.append((user_id, number))))
    monkeypatch.setattr(reminding, "remind_young_person", Fake(lambda user_id, how: made.append((user_id, how))))
    cache.clear()
    return made


class Fake:
    def __init__(self, enqueue):
        self.enqueue = enqueue


def duty(id, last, about="", held_until=None):
    day = last.isoformat() if last else None
    return {"id": id, "about": about, "what": id, "due_on": day, "held_until": held_until, "from_on": None}


def due(person, *duties):
    """A summary with these duties, whatever the facts."""
    kept(person)
    first = min((each["due_on"] for each in duties if each["due_on"]), default=None)
    person.summary_rows.update(duties=list(duties), next_due_on=first)


def way(person, kind="email", **values):
    value = values.pop("value", person.user.email if kind == "email" else "07700 900123")
    build(WayToReach, person=person, kind=kind, value=value, starts_on=LONG_AGO, **({"safe": "yes"} | values))


def test_an_adviser_is_told_how_many_things_are_due_within_seven_days(adviser, sent):
    kai, noor = young(adviser=adviser), young(adviser=adviser)
    due(kai, duty("a", TODAY), duty("b", TODAY + 6 * DAY), duty("c", TODAY + 7 * DAY), duty("d", TODAY - DAY))
    due(noor, duty("a", TODAY + DAY), duty("h", TODAY, held_until=TODAY.isoformat()), duty("n", None))
    due(young(), duty("a", TODAY))
    assert remind(NOW) == 1
    assert sent == [(adviser.user_id, 3)]


def test_each_last_day_is_told_once_and_a_new_one_anew(adviser, kai, sent):
    due(kai, duty("a", TODAY + DAY), duty("a", TODAY + DAY, about="another"))
    assert (remind(NOW), remind(NOW), remind(NOW + DAY)) == (1, 0, 0)
    due(kai, duty("a", TODAY + 3 * DAY))
    assert remind(NOW + DAY) == 1
    assert sent == [(adviser.user_id, 2), (adviser.user_id, 1)]
    assert Reminder.objects.count() == 3


def test_a_reminder_that_cannot_be_passed_on_is_not_written_as_sent(adviser, kai, monkeypatch):
    def fails(**_):
        raise RuntimeError

    due(kai, duty("a", TODAY))
    monkeypatch.setattr(reminding, "remind_adviser", Fake(fails))
    with pytest.raises(RuntimeError):
        remind(NOW)
    assert not Reminder.objects.exists()


def test_who_cannot_sign_in_is_not_told(adviser, kai, sent):
    due(kai, duty("a", TODAY))
    adviser.user.is_active = False
    adviser.user.save()
    assert remind(NOW) == 0 and sent == []


@pytest.mark.parametrize(
    ("recorded", "how"),
    [
        ([{}], "email"),
        ([{"safe": "care"}], None),
        ([{"safe": "no"}], None),
        ([{"safe": ""}], None),
        ([{"note": "not after eight"}], None),
        ([{"value": "other@example.org"}], None),
        ([{}, {"safe": "no"}], None),
        ([{"ends_on": TODAY - DAY}], None),
        ([{"kind": "mobile"}], "text"),
        ([{"kind": "mobile", "value": "07700 900999"}], None),
        ([{}, {"kind": "mobile", "is_first": True}], "text"),
        ([], None),
    ],
)
def test_a_young_person_is_told_by_their_own_safe_way_alone(sent, recorded, how):
    kai = young(account=True)
    kai.user.phone, kai.user.phone_verified = "+447700900123", True
    kai.user.save()
    for each in recorded:
        way(kai, **each)
    due(kai, duty("plan-review", TODAY), duty("plan-review", TODAY + DAY, about="x"), duty("policy", TODAY))
    remind(NOW)
    assert sent == ([(kai.user_id, how)] if how else [])
    assert Reminder.objects.count() == (2 if how else 0)


@pytest.mark.parametrize("choice", [ChoiceAt21.Said.STEP_BACK, ChoiceAt21.Said.STOP])
def test_who_stepped_back_is_left_in_peace(sent, choice):
    kai = young(account=True)
    way(kai)
    due(kai, duty("plan-review", TODAY))
    kai.summary_rows.update(choice=choice)
    assert remind(NOW) == 0 and sent == []


def test_what_is_no_matter_of_theirs_is_not_told_to_them(sent):
    kai = young(account=True)
    way(kai)
    due(kai, duty("papers-policy", TODAY))
    assert remind(NOW) == 0


def test_every_council_is_reminded(sent):
    for slug in ("testshire", "elsewhere"):
        kai = young(council(slug), account=True)
        way(kai)
        due(kai, duty("plan-review", TODAY))
    assert remind(NOW) == 2


def test_the_clock_reminds_once_a_day_from_nine(adviser, kai, sent):
    due(kai, duty("a", TODAY + DAY))
    assert remind_once_a_day(datetime(2026, 11, 20, 8, 59, tzinfo=UTC)) == 0
    assert remind_once_a_day(datetime(2026, 11, 20, 9, tzinfo=UTC)) == 1
    due(kai, duty("a", TODAY + 2 * DAY))
    assert remind_once_a_day(NOW) == 0
    assert remind_once_a_day(NOW + DAY) == 1


def test_the_command_says_how_many(adviser, kai):
    due(kai, duty("a", TODAY))
    out = StringIO()
    call_command("remind", stdout=out)
    assert out.getvalue() == "Reminders to send: 1.\n"


def test_the_task_is_a_row_of_the_same_transaction(adviser, kai, monkeypatch):
    monkeypatch.setattr(reminding, "remind_adviser", reminding_tasks.remind_adviser)
    due(kai, duty("a", TODAY))
    remind(NOW)
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [], "kwargs": {"user_id": adviser.user_id, "number": 1}}


def test_the_mails_and_texts_name_nobody_and_nothing(adviser, kai, mailoutbox, settings, capsys):
    settings.SITE_ADDRESS = "https://portal.example.org"
    reminding_tasks.remind_adviser.call(adviser.user_id, 3)
    reminding_tasks.remind_young_person.call(adviser.user_id, "email")
    adviser.user.phone, adviser.user.phone_verified = "+447700900123", True
    adviser.user.save()
    reminding_tasks.remind_young_person.call(adviser.user_id, "text")
    first, second = mailoutbox
    assert (
        "3 things on your list are due within a week" in first.body and "https://portal.example.org/work/" in first.body
    )
    assert second.to == [adviser.user.email]
    for words in (second.subject, second.body, capsys.readouterr().out):
        assert not any(word in words.lower() for word in ("care", "council", "kai", "adviser", "http"))
    adviser.user.is_active = False
    adviser.user.save()
    reminding_tasks.remind_adviser.call(adviser.user_id, 3)
    assert len(mailoutbox) == 2
