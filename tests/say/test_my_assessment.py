"""A young person's own needs assessment: their words first, what was found, who was asked, and what to do if it is wrong."""

from datetime import date, timedelta

import pytest

from leaving_care.actions.rights import hold_back, row_name
from leaving_care.models import ConsultationNote, Event, Referral, Role
from pathways import matters
from pathways.actions import assessments, copies
from pathways.models import Assessment, Consulted, Copy
from pathways.sections import AFTER_CARE, KINDS
from tests.assessment.writing import finished, written
from tests.people import NOW, TODAY, member, sign_in, young
from tests.say.pages import title, words

pytestmark = pytest.mark.django_db
MINE = "/me/assessment/"
DAY = timedelta(days=1)


@pytest.fixture
def done(kai, adviser):
    return finished(kai, adviser.user, copy_how="read")


@pytest.fixture
def officer(db):
    return member(Role.DATA_OFFICER)


def test_their_words_stand_first_under_each_matter(me, done, adviser):
    response = me.get(MINE)
    said = words(response)
    for each in matters.matters_of(AFTER_CARE):
        if not each.only_for:
            theirs, found, needs = f"“I say {each.key}”", f"Found {each.key}", f"Needs {each.key}"
            assert said.index(theirs) < said.index(found) < said.index(needs)
    assert "What you want, and how you feel" in said and "Your parents Alex, 20 November 2026 Yes" in said
    assert f"finished on 20 November 2026. {adviser.user.name} wrote it down" in said
    assert "What came of it It is known now" in said and "trafficked" not in said
    assert "Your copy comes read together with you" in said
    assert title(response).split()[:3] == ["Your", "needs", "assessment"]
    assert not Event.objects.filter(kind="looked").exists(), "nobody else looked"


def test_what_to_do_if_it_is_wrong_and_the_way_from_the_plan(me, done):
    page = me.get(MINE).content.decode()
    assert 'href="/me/data/correction/"' in page and "Ask your worker" in page
    assert f'href="{MINE}"' in me.get("/me/plan/").content.decode()


def test_what_is_blank_is_said_as_that_and_none_at_all_says_who_to_ask(me, kai, adviser):
    said = words(me.get(MINE))
    assert "not recorded yet" in said and "Nobody has finished a needs assessment" in said and "Ring" in said
    made = written(kai, adviser.user)
    row = made.matter_rows.get(matter="health")
    assessments.write_matter(row, {"theirs": "", "found": ""}, by=adviser.user, at=NOW, edit=row.edit)
    row = made.consulted_rows.get(who="school")
    assessments.change_consulted(row, {"said": ""}, by=adviser.user, at=NOW, edit=assessments.edit_of(row))
    said = words(me.get(MINE))
    assert "We are writing yours with you now" in said and "I say home" not in said
    assessments.finish(made, copy_how="paper", by=adviser.user, at=NOW)
    said = words(me.get(MINE))
    assert "What you said We wrote down no words of yours here. What you need Needs health" in said
    assert "They had not answered when this was finished." in said and "meetings" not in said
    assert "Not recorded yet" not in said


def test_headings_with_nothing_stand_together_in_the_end(me, kai, adviser):
    made = assessments.begin(kai, AFTER_CARE, by=adviser.user, at=NOW)
    made.matter_rows.filter(matter="health").update(theirs="Well")
    Assessment.objects.filter(pk=made.pk).update(finished_at=NOW, finished_by=adviser.user, result="Known")
    said = words(me.get(MINE))
    assert "Health and development What you said “Well”" in said
    assert "Where we wrote nothing What you want, and how you feel Education" in said
    assert "Not recorded yet" not in said


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_speaks_to_them(me, kai, adviser, kind):
    finished(kai, adviser.user, kind=kind)
    said = words(me.get(MINE)).replace("What they said", "")
    assert " their " not in said.lower() and " them " not in said.lower() and " they " not in said.lower()


def test_what_is_held_back_for_somebody_else_stays_out(me, kai, done, officer):
    asked = done.consulted_rows.get(who="carer")
    health = done.matter_rows.get(matter="health")
    for row, why in ((asked, "they asked us to"), (health, "it is about a friend"), (done, "it names others")):
        hold_back(kai, row_name(row), reason=why, by=officer.user, at=NOW)
    said = words(me.get(MINE))
    assert "Whoever cares for you now Something is held back here because: they asked us to" in said
    assert "Health and development Something is held back here because: it is about a friend" in said
    assert "What came of it Something is held back here because: it names others" in said
    assert "I say health" not in said and "It is known now" not in said
    assert "I say home" in said and "Your parents Alex" in said


def test_what_clinicians_keep_for_clinicians_is_in_none(me, kai, done):
    clinician = member(Role.CLINICIAN)
    Referral.objects.create(person=kai, clinician=clinician, starts_on=TODAY)
    ConsultationNote.objects.create(person=kai, by=clinician.user, at=NOW, on=TODAY, text="Restrictedwords")
    assert "Restrictedwords" not in me.get(MINE).content.decode()


def test_older_ones_stay_and_nobody_elses_are_there(me, kai, adviser, done):
    older = done
    new = finished(kai, adviser.user, at=NOW + DAY)
    others = finished(young(adviser=adviser, account=True), adviser.user)
    draft = assessments.begin(kai, AFTER_CARE, by=adviser.user, at=NOW + DAY)
    said = words(me.get(MINE))
    assert "21 November 2026, the one you are reading" in said and "writing a new one" in said
    assert "There is a newer one" in words(me.get(f"{MINE}{older.key}/"))
    assert me.get(f"{MINE}{new.key}/").status_code == 200
    for row in (others, draft):
        assert me.get(f"{MINE}{row.key}/").status_code == 404
        assert me.post(f"{MINE}{row.key}/read/").status_code == 404


def test_they_say_that_they_have_read_it(me, kai, done, client, adviser):
    copies.give(Copy.objects.get(assessment=done), "paper", TODAY, by=adviser.user, at=NOW)
    assert "You got your copy on 20 November 2026, on paper." in words(me.get(MINE))
    for _ in range(2):
        assert me.post(f"{MINE}{done.key}/read/")["Location"] == f"{MINE}{done.key}/"
    said = words(me.get(MINE))
    assert "You told us on 20 November 2026 that you have read it" in said and "I have read my copy" not in said
    assert Event.objects.filter(by=kai.user, kind="changed").count() == 1
    assert sign_in(client, adviser.user, NOW).post(f"{MINE}{done.key}/read/").status_code == 404


def test_few_queries_however_much_there_is(me, kai, adviser, done, at_most):
    me.get(MINE)
    with at_most(12):
        me.get(MINE)
    rows = [
        Consulted(person=kai, assessment=done, who="somebody", asked_on=date(2026, 11, 1), said="x") for _ in range(9)
    ]
    made = written(kai, adviser.user, at=NOW + DAY)
    for row in rows:
        row.assessment = made
    Consulted.objects.bulk_create(rows)
    assessments.finish(made, copy_how="paper", by=adviser.user, at=NOW + DAY)
    with at_most(12):
        response = me.get(MINE)
    assert len(response.content) < 100_000
