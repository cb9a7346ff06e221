"""What the person page and its parts say, and what they ask of the database."""

import re
from datetime import date, timedelta

import pytest

from leaving_care.law import book
from leaving_care.models import (
    Circumstance,
    Consent,
    Correction,
    Home,
    Role,
    StatusElsewhere,
    WayToReach,
)
from leaving_care.standing import reckon
from pathways import summaries
from pathways.views.work.links import phone_link
from pathways.views.work.person import PAGES
from pathways.views.work.working import of_them
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, NOW, TODAY, allocate, member, young
from tests.work.reading import page, text

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MOST = 8


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, legal_name="Kai Otherwise Example")


def test_the_first_page_is_nine_queries_however_much_there_is(as_, adviser, kai, at_most):
    for number in range(5):
        allocate(member(Role.SOCIAL_WORKER), kai)
        build(WayToReach, person=kai, kind="mobile", value=f"07700 90000{number}", starts_on=LONG_AGO)
    summaries.keep(kai, TODAY)
    client = as_(adviser)
    with at_most(MOST + 1):
        assert client.get(page(kai)).status_code == 200


def test_the_first_page_says_who_they_are_and_what_is_safe_first(as_, adviser, kai):
    for safe, value in (("no", "07700 900001"), ("", "07700 900002"), ("yes", "07700 900003")):
        build(WayToReach, person=kai, kind="mobile", value=value, safe=safe, starts_on=LONG_AGO)
    build(WayToReach, person=kai, kind="mobile", value="07700 900999", starts_on=LONG_AGO, ends_on=TODAY - DAY)
    said = text(as_(adviser).get(page(kai)))
    assert "Kai Otherwise Example" in said and "19, born 4 May 2007" in said
    assert "<strong>Former relevant</strong>, since 4 May 2025" in said
    assert said.index("07700 900003") < said.index("07700 900002") < said.index("07700 900001")
    assert "07700 900999" not in said
    assert kai.name_used not in said.split("</title>")[0]


def test_what_is_unknown_is_not_recorded_yet(as_, adviser):
    person = young(adviser=adviser)
    assert text(as_(adviser).get(page(person))).count("Not recorded yet") >= 5


def test_a_status_that_disagrees_is_shown_to_look_at_and_not_copied(as_, adviser, kai):
    StatusElsewhere.objects.create(person=kai, status="former_relevant", read_at=NOW)
    client = as_(adviser)
    assert "To look at" not in text(client.get(page(kai)))
    StatusElsewhere.objects.create(person=kai, status="qualifying", read_at=NOW + DAY)
    for part in ("", "care"):
        said = text(client.get(page(kai, part)))
        assert "the case system says “qualifying”" in said
        assert "<strong>Former relevant</strong>" in said


def test_the_status_comes_with_its_working_and_its_timeline(as_, adviser, kai):
    said = text(as_(adviser).get(page(kai, "care")))
    assert "Days in care that count" in said and "4 May 2021 to 3 May 2025" in said
    assert "From 4 May 2025 to 3 May 2032: former relevant (today)" in said
    assert "legislation.gov.uk" in said
    assert "What we owe them today" in said
    assert "Nothing was settled." in said


def test_the_care_page_has_one_query_for_each_table_of_facts_and_no_more(as_, adviser, kai, at_most):
    for year in range(2010, 2020):
        build(Home, person=kai, starts_on=date(year, 1, 1), ends_on=date(year, 2, 1))
    client = as_(adviser)
    # Four to get in, nine tables of facts and who wrote two of them, spells, what was settled, and the note of the look.
    with at_most(18):
        assert client.get(page(kai, "care")).status_code == 200


@pytest.mark.parametrize("part", [part for part in PAGES if part not in ("care", "workers")])
def test_every_other_part_is_eight_queries(as_, kai, part, at_most):
    by = member(Role.MANAGER)
    for kind in ("opportunities", "consulted"):
        build(Consent, person=kai, kind=kind, given=True, said_at=NOW, by=by.user)
    client = as_(by)
    with at_most(MOST):
        assert client.get(page(kai, part)).status_code == 200


def test_workers_are_shown_with_days_and_why_they_changed(as_, adviser, kai):
    allocate(
        member(Role.PERSONAL_ADVISER), kai, is_main=False, ends_on=date(2025, 1, 1), why_ended="Left for another job"
    )
    said = text(as_(adviser).get(page(kai, "workers")))
    assert "Left for another job" in said and "1 January 2025" in said
    assert "Left for another job" not in text(as_(adviser).get(page(kai)))


def test_the_booklet_is_asked_for_from_sixteen(as_):
    manager = member(Role.MANAGER)
    client = as_(manager)
    assert "Not given yet." in text(client.get(page(young(date_of_birth=date(2010, 11, 20)), "booklet")))
    assert "Not given yet." not in text(client.get(page(young(date_of_birth=date(2010, 11, 21)), "booklet")))


def test_circumstances_are_said_to_be_sensitive(as_, adviser, kai):
    build(Circumstance, person=kai, kind="young_parent", starts_on=LONG_AGO)
    said = text(as_(adviser).get(page(kai, "circumstances")))
    assert "This is sensitive." in said and "A young parent, or expecting a baby" in said


def test_what_is_safe_comes_before_everything_and_calls_with_one_tap(as_, adviser, kai):
    adviser.phone = "01632 960001"
    adviser.save()
    for kind, safe, value in (
        ("mobile", "yes", "07700 900003"),
        ("email", "care", "kai+one@example.org"),
        ("mobile", "no", "07700 900001"),
    ):
        build(WayToReach, person=kai, kind=kind, value=value, safe=safe, starts_on=LONG_AGO)
    said = text(as_(adviser).get(page(kai)))
    assert said.index("<h1") < said.index("07700 900003") < said.index("On this page") < said.index("About them</h2>")
    assert 'href="tel:07700900003"' in said and 'href="mailto:kai+one@example.org"' in said
    assert 'href="tel:01632960001"' in said
    # What is not to be used is marked in words, and is no link.
    assert "tel:07700900001" not in said
    assert '<strong class="govuk-tag govuk-tag--red">Do not use</strong>' in said


@pytest.mark.parametrize("number", ["ask at reception", "01632 960001 ext 4", "", "()"])
def test_what_is_no_number_is_no_link(number):
    assert phone_link(number) == ""


def test_more_of_the_record_does_not_repeat_what_is_on_the_page(as_, adviser, kai):
    more = [name for name, _ in as_(adviser).get(page(kai)).context["pages"]]
    assert "homes" in more and not {"reach", "care", "workers"} & set(more)
    said = text(as_(adviser).get(page(kai)))
    for part in ("reach", "care", "workers"):
        assert said.count(f'href="{page(kai, part)}"') == 1


def test_the_timeline_has_one_row_for_each_status_however_often_questions_cut_it(as_, adviser, kai):
    spell = kai.statusspell_rows.get(status="former_relevant")
    kai.statusspell_rows.create(
        starts_on=date(2026, 1, 1),
        ends_on=spell.ends_on,
        status=spell.status,
        computed=spell.computed,
        flags=["adopted"],
    )
    kai.statusspell_rows.filter(pk=spell.pk).update(ends_on=date(2025, 12, 31))
    client = as_(adviser)
    shown = client.get(page(kai, "care"))
    assert "From 4 May 2025 to 3 May 2032: former relevant (today)" in text(shown)
    assert [row.status for row in shown.context["stretches"]].count("former_relevant") == 1
    assert "<strong>Former relevant</strong>, since 4 May 2025" in text(client.get(page(kai)))


def test_without_a_time_in_care_no_status_is_said_as_if_it_were_known(as_, adviser, kai):
    kai.timeincare_rows.all().delete()
    reckon(kai)
    client, unknown = as_(adviser), "Not recorded yet: no time in care is on the record."
    for part in ("", "care"):
        said = text(client.get(page(kai, part)))
        assert (
            unknown in said and "<strong>No leaving-care status" not in said and "If nothing else happens" not in said
        )
    assert "status not recorded yet: no time in care is on the record" in text(client.get("/work/"))
    kai.timeincare_rows.create(starts_on=LONG_AGO, ends_on=LONG_AGO, legal="C2")
    reckon(kai)
    assert unknown not in text(client.get(page(kai)))
    assert "19, no leaving-care status" in text(client.get("/work/"))


def test_what_we_owe_is_said_about_them_and_ends_before_the_acts_name(as_, adviser, kai):
    for duty in book().duties.values():
        assert not re.search(r"\byou", of_them(" ".join([duty.name, *(row.when_plain for row in duty.values)])))
    assert of_them("A council that thinks of you in all it does") == "A council that thinks of them in all it does"
    assert of_them("as your pathway plan says") == "as their pathway plan says"
    owed = text(as_(adviser).get(page(kai, "care"))).split("What we owe them today")[1].split("</details>")[0]
    for item in owed.split("<li>")[1:]:
        assert re.search(r'\S\. <a class="govuk-link"', item)


def test_the_first_page_is_nine_queries_for_a_manager_too(as_, kai, at_most):
    summaries.keep(kai, TODAY)
    client = as_(member(Role.MANAGER))
    with at_most(MOST + 1):
        assert "What they say is not right" not in text(client.get(page(kai)))


def test_what_was_not_agreed_is_shown_in_their_words_to_those_who_may_see_it(as_, client, adviser, kai, at_most):
    manager = member(Role.MANAGER)
    asked = {"person": kai, "by": manager.user, "asked_at": NOW, "about": "homes"}
    Correction.objects.create(**asked, wrong="I never lived there", agreed=False, answer="The papers say so")
    Correction.objects.create(**asked, wrong="Agreed already", agreed=True)
    Correction.objects.create(**asked, wrong="Nobody answered")
    summaries.keep(kai, TODAY)
    as_(manager)
    with at_most(MOST + 2):
        said = text(client.get(page(kai)))
    assert "I never lived there" in said and "The papers say so" in said and 'href="#data"' in said
    assert "Agreed already" not in said and "Nobody answered" not in said
    client.logout()
    assert "I never lived there" not in text(as_(adviser).get(page(kai)))
