"""Surveys on the desk: opened, changed, what came of them item by item, and nobody to be known from the numbers."""

import uuid
from collections import Counter

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.surveys import (
    Said,
    answer_survey,
    asked,
    change_survey,
    look_at_words,
    looked,
    open_survey,
    record_survey,
)
from offers.models import Consultation, Edition, ItemAnswer, Survey
from offers.small_groups import shown, total
from offers.survey_results import line
from tests.desk.asking import DAY, SURVEY, a_draft, a_survey, identity
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = pytest.mark.django_db
WRONG_ROLES = sorted(set(Role) - {Role.EDITOR, Role.PARTICIPATION, Role.YOUNG_PERSON})
AFTER = NOW + 8 * DAY


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture
def participation(draft):
    return member(Role.PARTICIPATION, draft.authority)


@pytest.fixture
def by(participation):
    return participation.user


def page(name, survey, *more):
    edition = survey.edition
    return reverse(f"offers:{name}", args=[edition.authority.slug, edition.number, survey.key, *more])


def answered(survey, *useful, **more):
    for said in useful:
        answer_survey(survey, key=uuid.uuid4(), on=TODAY, items={identity().pk: Said(useful=said)}, **more)


def test_a_survey_is_opened_on_a_draft(draft, by):
    item = draft.items.get(slug="item-2")
    survey = open_survey(draft, said=SURVEY, items=[item], by=by, at=NOW)
    assert (survey.made_by, survey.made_at, survey.items.get().key) == (by, NOW, "item-2")


@pytest.mark.parametrize("role", WRONG_ROLES)
def test_nobody_else_opens_one(draft, role):
    with pytest.raises(NotAllowed):
        open_survey(draft, said=SURVEY, by=member(role, draft.authority).user, at=NOW)


def test_an_editor_of_the_next_council_does_not(draft):
    with pytest.raises(NotAllowed):
        open_survey(draft, said=SURVEY, by=member(Role.EDITOR, council("elsewhere")).user, at=NOW)


@pytest.mark.parametrize(
    "said, words",
    [
        ({"closes_on": TODAY - DAY}, "before it opens"),
        ({"opens_on": TODAY - 2 * DAY, "closes_on": TODAY - DAY}, "still to come"),
    ],
)
def test_days_that_do_not_fit_are_refused(draft, by, said, words):
    with pytest.raises(ValidationError) as refused:
        open_survey(draft, said=SURVEY | said, by=by, at=NOW)
    assert words in str(refused.value) or "still to come" in str(refused.value)
    assert not Survey.objects.exists()


def test_none_is_opened_on_what_is_published_or_of_another_edition(draft, by):
    with pytest.raises(ValidationError, match="this edition"):
        open_survey(draft, said=SURVEY, items=a_draft(number=2).items.all(), by=by, at=NOW)
    Edition.objects.filter(pk=draft.pk).update(published_at=NOW, effective_from=TODAY)
    draft.refresh_from_db()
    with pytest.raises(ValidationError, match="published"):
        open_survey(draft, said=SURVEY, by=by, at=NOW)


def test_a_form_sent_twice_opens_one(draft, by):
    once = uuid.uuid4()
    open_survey(draft, said=SURVEY, by=by, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        open_survey(draft, said=SURVEY, by=by, at=NOW, once=once)
    assert Survey.objects.count() == 1


def test_a_survey_is_changed_and_the_second_to_save_is_told(draft, by):
    survey = a_survey(draft)
    opened = fingerprint(asked(survey))
    change_survey(survey, said=SURVEY | {"title": "New"}, by=by, at=NOW, version=opened)
    assert Survey.objects.get().title == "New"
    with pytest.raises(ChangedMeanwhile):
        change_survey(survey, said=SURVEY, by=by, at=NOW, version=opened)


def test_what_is_asked_about_stays_once_somebody_answered(draft, by):
    survey = a_survey(draft)
    answered(survey, "yes")
    with pytest.raises(ValidationError, match="answered already"):
        change_survey(survey, said=SURVEY, items=draft.items.all()[:1], by=by, at=NOW)
    change_survey(survey, said=SURVEY | {"closes_on": TODAY + 9 * DAY}, by=by, at=NOW)


def test_one_that_has_closed_stays_closed(draft, by):
    with pytest.raises(ValidationError, match="has closed"):
        change_survey(a_survey(draft), said=SURVEY | {"closes_on": TODAY + 99 * DAY}, by=by, at=AFTER)


@pytest.mark.parametrize(
    "counts, told",
    [
        ([10, 8, 6], [10, 8, 6]),
        ([10, 0, 8], [10, 0, 8]),
        ([2, 1, 1], [None, None, None]),
        ([4, 0, 0], [None, None, None]),
        ([10, 8, 3], [10, None, None]),
        ([10, 3, 2], [10, None, None]),
        ([10, 2, 2], [None, None, None]),
        ([12, 0, 3], [None, None, None]),
        ([0, 0, 14], [0, 0, 14]),
        ([0, 0, 0], [None, None, None]),
        ([7, 1, 9, 20], [None, None, 9, 20]),
    ],
)
def test_small_groups_are_not_shown(counts, told):
    assert shown(counts) == told


def test_no_small_group_can_be_worked_out():
    for yes in range(13):
        for partly in range(13):
            for no in range(13):
                counts = [yes, partly, no]
                kept = shown(counts)
                hidden = [count for count, said in zip(counts, kept, strict=True) if said is None]
                assert not any(said is not None and 0 < said < 5 for said in kept)
                if sum(counts) >= 5 and hidden:
                    assert len(hidden) > 1 and sum(hidden) >= 5, counts
                assert total(counts) is None or sum(counts) >= 5


def test_a_line_says_in_words_what_is_not_shown():
    assert line(Counter(yes=10, no=3), ["yes", "partly", "no"]).cells == ["13", "not shown", "not shown", "not shown"]
    assert line(Counter(yes=2), ["yes", "partly", "no"]).cells[0] == "fewer than 5"


def test_words_are_looked_at_and_the_second_to_save_is_told(draft, by):
    row = answer_survey(a_survey(draft), key=uuid.uuid4(), on=TODAY, items={}, anything_else="Robin is great.")
    opened = fingerprint(looked(row))
    look_at_words(row, told="Somebody is great.", by=by, at=NOW, version=opened)
    row.refresh_from_db()
    assert (row.told, row.looked_by, row.anything_else) == ("Somebody is great.", by, "Robin is great.")
    with pytest.raises(ChangedMeanwhile):
        look_at_words(row, told="", by=by, at=NOW, version=opened)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.MANAGER])
def test_nobody_else_looks_at_words(draft, role):
    row = answer_survey(a_survey(draft), key=uuid.uuid4(), on=TODAY, items={}, anything_else="Hello.")
    with pytest.raises(NotAllowed):
        look_at_words(row, told="", by=member(role, draft.authority).user, at=NOW)


def test_a_closed_survey_goes_in_the_record_once(draft, by):
    survey = a_survey(draft)
    answered(survey, *["yes"] * 6)
    with pytest.raises(ValidationError, match="when it has closed"):
        record_survey(survey, by=by, at=NOW)
    row = record_survey(survey, by=by, at=AFTER)
    assert (row.people, row.way, row.ends_on) == (6, "survey", survey.closes_on)
    survey.refresh_from_db()
    assert record_survey(survey, by=by, at=AFTER) == row and Consultation.objects.count() == 1


def test_a_record_does_not_tell_a_small_number(draft, by):
    survey = a_survey(draft)
    answered(survey, "yes")
    assert record_survey(survey, by=by, at=AFTER).people is None


def test_no_number_is_shown_while_the_survey_is_open(draft, participation, as_, at_most):
    survey = a_survey(draft)
    answered(survey, *["yes"] * 11, anything_else="A secret")
    with time_machine.travel(NOW, tick=False):
        browser = as_(participation)
        with at_most(14):
            text = browser.get(page("survey_results", survey)).content.decode()
        assert "Answers so far: 11" in text and "answered. Yes:" not in text and "A secret" not in text
        assert browser.get(page("survey_csv", survey)).status_code == 404


@time_machine.travel(AFTER, tick=False)
def test_results_by_item_and_as_a_file(draft, participation, client, at_most):
    survey = a_survey(draft)
    answered(survey, *["yes"] * 11, *["no"] * 2)
    item = ItemAnswer.objects.first()
    ItemAnswer.objects.filter(pk=item.pk).update(missing="Robin says =pans", told="=pans", looked_at=NOW)
    browser = sign_in(client, participation.user, AFTER)
    with at_most(14):
        text = browser.get(page("survey_results", survey)).content.decode()
    assert "13 answered. Yes: not shown. Partly: not shown. No: not shown." in text and ": 11" not in text
    assert "=pans" in text and "Robin" not in text
    lines = browser.get(page("survey_csv", survey)).content.decode().splitlines()
    assert (
        lines[1]
        == "Your home,Item 1,13,not shown,not shown,not shown,fewer than 5,not shown,not shown,not shown,'=pans"
    )
    assert len(lines) == 4 and "Robin" not in "".join(lines)
    assert len(browser.get(page("survey_csv", survey) + "?theme=nothing").content.decode().splitlines()) == 1
