"""What the young person says is written by them and by nobody else, whatever the role and whichever the door.

On SQLite and on PostgreSQL: the actions refuse, the database refuses, and no address writes it for them. What a worker was told
is another thing: it is marked as told, and names them.
"""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from leaving_care.changing import NotAllowed
from leaving_care.models import Role
from pathways.actions import answering_them, check_ins, copies, review_asks, saying
from pathways.models import (
    Achievement,
    Answer,
    CheckIn,
    Copy,
    GoalView,
    Meaning,
    OwnWords,
    PreferredWord,
    Review,
    ReviewAsk,
    Tick,
)
from tests.people import NOW, TODAY, allocate, member, sign_in, young
from tests.plans import approved
from tests.say.pages import opened

ALONE = (OwnWords, Answer, Meaning, GoalView)
WORDS = "Only the young person"


@pytest.fixture
def version(kai, adviser, manager):
    """Kai's plan, approved, made by a review."""
    made = approved(kai, adviser.user, manager.user)
    Review.objects.create(person=kai, of=made, made=made, begun_at=NOW, begun_by=adviser.user, held_on=TODAY)
    made.refresh_from_db()
    return made


@pytest.fixture
def others(kai, adviser, manager):
    """Everybody else who could think of it: every role of the council, and another young person."""
    social_worker = member(Role.SOCIAL_WORKER)
    allocate(social_worker, kai)
    found = {"adviser": adviser.user, "manager": manager.user, "social worker": social_worker.user}
    found |= {str(role): member(role).user for role in Role if role != Role.YOUNG_PERSON}
    return found | {"another young person": young(account=True).user}


def values(model, kai, version):
    """A right row of a model, as Kai would write it."""
    row = {"person": kai, "by": kai.user, "at": NOW}
    goal = version.goal_rows.get().thread
    return (
        row
        | {
            OwnWords: {"section": "home", "text": "Mine"},
            Answer: {"version": version, "said": "agree"},
            Meaning: {"version": version, "said": "yes"},
            GoalView: {"version": version, "goal": goal, "words": "Mine"},
        }[model]
    )


def refused(does, words: str | None = WORDS):
    """The database refuses, in these words; None: in whichever."""
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        does()


@pytest.mark.parametrize("model", ALONE)
def test_the_database_refuses_a_row_by_anybody_else(kai, version, others, model):
    row = values(model, kai, version)
    for by in others.values():
        refused(lambda by=by: model.objects.create(**row | {"by": by}))
        refused(lambda by=by: model.objects.bulk_create([model(**row | {"by": by})]))
    assert model.objects.create(**row).by == kai.user


@pytest.mark.parametrize("model", ALONE)
def test_the_database_refuses_it_in_plain_sql(kai, adviser, version, model):
    made = model.objects.create(**values(model, kai, version))
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    given = {"by_id": adviser.user.pk, "key": uuid.uuid4()}
    picked = ", ".join("%s" if field.column in given else f'"{field.column}"' for field in fields)
    changed = [
        model._meta.get_field("key" if field.column == "key" else "by").get_db_prep_value(
            given[field.column], connection
        )
        for field in fields
        if field.column in given
    ]

    def insert():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f'INSERT INTO "{table}" ({columns}) SELECT {picked} FROM "{table}" WHERE id = %s',
                [*changed, made.pk],
            )

    refused(insert)
    assert model.objects.count() == 1


@pytest.mark.parametrize("model", ALONE)
def test_what_was_said_is_not_changed_or_taken_away_afterwards(kai, adviser, version, model):
    made = model.objects.create(**values(model, kai, version))
    table = model._meta.db_table

    def run(sql):
        with connection.cursor() as cursor:
            cursor.execute(sql, [made.pk])

    refused(lambda: model.objects.filter(pk=made.pk).update(by=adviser.user), None)
    refused(lambda: model.objects.filter(pk=made.pk).delete(), None)
    refused(lambda: run(f'UPDATE "{table}" SET at = at WHERE id = %s'), None)
    refused(lambda: run(f'DELETE FROM "{table}" WHERE id = %s'), None)
    made.refresh_from_db()
    assert made.by == kai.user


def test_an_answer_by_somebody_else_says_to_whom_it_was_told(kai, adviser, version):
    row = values(Answer, kai, version) | {"by": adviser.user}
    refused(lambda: Answer.objects.create(**row))
    assert Answer.objects.create(**row, told_to=adviser.user).told_to == adviser.user


def test_every_action_refuses_everybody_else(kai, version, others):
    thread = version.planaction_rows.get().thread
    word = PreferredWord.objects.create(person=kai, word="LAC", by=kai.user, at=NOW)
    ask = ReviewAsk.objects.create(person=kai, by=kai.user, asked_at=NOW)
    doors = [
        lambda **o: saying.say(kai, "home", "Words", **o),
        lambda **o: saying.say_meaning(version, "yes", **o),
        lambda **o: saying.tick(kai, version, thread, True, **o),
        lambda **o: saying.achieve(kai, "Well", TODAY, **o),
        lambda **o: saying.prefer_word(kai, "NEET", **o),
        lambda **o: saying.drop_word(word, **o),
        lambda **o: answering_them.answer(version, {None: ("agree", "")}, **o),
        lambda **o: check_ins.check_in(kai, "good", **o),
        lambda **o: copies.see(version, **o),
        lambda **o: review_asks.take_back(ask, **o),
        lambda **o: review_asks.ask_for_review(kai, {}, **o),
    ]
    for door in doors:
        for by in others.values():
            with pytest.raises(NotAllowed):
                door(by=by, at=NOW)
        door(by=kai.user, at=NOW)


def test_no_address_writes_it_for_them(client, kai, version, others):
    """Every address that takes a form, sent by everybody else with the words of another."""
    thread = version.planaction_rows.get().thread
    own = [
        *(reverse(f"me_{name}") for name in ("answer", "meaning", "went_well", "preferred_words", "check_in")),
        reverse("me_words", args=["home"]),
        reverse("me_words", args=["all"]),
        reverse("me_ask_review"),
        reverse("me_tick", args=[thread]),
        reverse("me_answer_version", args=[version.key]),
        reverse("me_plan_read", args=[version.key]),
    ]
    fields = {
        "text": "Not mine", "said": "good", "said_plan": "agree", "word": "x", "why": "x", "done": "yes", "note": "x",
        "on-day": "1", "on-month": "5", "on-year": "2026", "person": kai.pk, "by": kai.user.pk, "once": uuid.uuid4(),
    }  # fmt: skip
    for by in others.values():
        sign_in(client, by, NOW)
        for address in own:
            client.post(address, fields | {"once": uuid.uuid4(), "version": 0})
    for model in (*ALONE, Achievement, CheckIn, PreferredWord, ReviewAsk, Tick):
        assert not model.objects.filter(person=kai).exists(), model
    assert Copy.objects.get(version=version).seen_at is None


def test_what_a_worker_writes_down_stays_marked_and_does_not_pass_for_theirs(client, kai, adviser, version):
    sign_in(client, adviser.user, NOW)
    address = reverse("work_told_answer", args=[kai.key, version.key])
    client.post(address, {"said_plan": "agree", "told_to": "", "by": kai.user.pk} | opened(client, address))
    row = Answer.objects.get()
    assert (row.by, row.told_to) == (adviser.user, adviser.user)
