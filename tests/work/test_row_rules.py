"""What rows of a record may say: dates, times in care, what comes first, who wrote it, and what follows for the status."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.facts import add_row, change_row
from leaving_care.changing import NotAllowed
from leaving_care.models import Consent, ConsultationNote, Home, Role, SupportLevel, TimeInCare, WayToReach
from leaving_care.standing import spell_on
from pathways.forms.work.kinds import KINDS
from tests.people import NOW, TODAY, council, member, young
from tests.work.sending import BORN, SENT, boxes, opened, to, writer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def said_of(as_, who, kai, slug, **sent):
    response = as_(who).post(to(kai, slug), opened(kai, **SENT[slug] | sent))
    assert response.status_code in (200, 302)
    return response.content.decode()


def test_dates_that_cannot_be_are_refused_beside_the_question(as_, kai, adviser):
    before = boxes("ends_on", date(2026, 1, 1))
    assert "The last day cannot be before the first day" in said_of(as_, adviser, kai, "home", **before)
    born = boxes("starts_on", BORN - DAY)
    assert "This is before they were born, on 4 May 2007" in said_of(as_, adviser, kai, "home", **born)
    to_come = boxes("given_on", TODAY + DAY)
    assert "Day it was given cannot be in the future" in said_of(as_, adviser, kai, "booklet", **to_come)
    assert not Home.objects.exists()
    assert said_of(as_, adviser, kai, "home", **boxes("starts_on", BORN), **boxes("ends_on", BORN)) == ""


@pytest.mark.parametrize(
    "first, last, legal, is_refused",
    [
        (date(2022, 1, 1), date(2022, 2, 1), "C2", True),  # inside
        (date(2020, 1, 1), None, "C2", True),  # round it
        (date(2021, 1, 1), date(2021, 1, 1), "C2", True),  # the same first day
        (date(2025, 5, 3), None, "C2", True),  # its last day but one
        (date(2025, 5, 4), None, "C2", False),  # the day of the change
        (date(2020, 1, 1), date(2021, 1, 1), "C2", False),  # up to it
        (date(2022, 1, 1), date(2022, 2, 1), "J1", False),  # another status
    ],
)
def test_nobody_is_in_care_twice_under_one_order(as_, kai, adviser, first, last, legal, is_refused):
    # Recorded by the builder: C2 from 1 January 2021 to 4 May 2025.
    sent = {
        "legal": legal,
        "nation": "England",
        **boxes("starts_on", first),
        **(boxes("ends_on", last) if last else {}),
    }
    said = as_(adviser).post(to(kai, "time-in-care"), opened(kai, **sent)).content.decode()
    assert ("A time in care with the same legal status is recorded" in said) is is_refused
    assert TimeInCare.objects.filter(person=kai).count() == 2 - is_refused


def test_one_way_is_tried_first_and_none_that_is_not_safe(as_, kai, adviser):
    for number, safe in (("07700900011", "yes"), ("+44 7700 900012", ""), ("07700 900013", "no")):
        assert said_of(as_, adviser, kai, "way-to-reach", value=number, safe=safe, is_first="on") == ""
    ways = WayToReach.objects.order_by("pk").values_list("value", "is_first")
    assert list(ways) == [("07700 900011", False), ("07700 900012", True), ("07700 900013", False)]
    assert "Write a mobile number" in said_of(as_, adviser, kai, "way-to-reach", value="nobody knows")


def test_a_new_level_takes_the_place_of_the_one_before(kai, adviser):
    for level, day in ((2, date(2026, 1, 1)), (4, date(2026, 6, 1))):
        add_row(kai, SupportLevel, {"level": level, "reason": "x", "starts_on": day}, by=adviser.user, at=NOW)
    assert list(SupportLevel.objects.values_list("level", "ends_on")) == [(2, date(2026, 5, 31)), (4, None)]


def test_a_new_fact_changes_the_status_at_once(kai, adviser):
    assert spell_on(kai, TODAY).status == "former_relevant"
    row = TimeInCare.objects.get(person=kai)
    change_row(row, {"ends_on": date(2021, 2, 1)}, by=adviser.user, at=NOW)
    assert spell_on(kai, TODAY).status == "none"


def test_who_said_it_and_when_is_written_down(as_, kai, adviser):
    said_of(as_, adviser, kai, "consent")
    row = Consent.objects.get()
    assert (row.by_id, row.said_at, row.given) == (adviser.user_id, NOW, False)
    assert f'Written down by</dt><dd class="govuk-summary-list__value">{adviser.user.name}' in (
        as_(adviser).get(f"/work/people/{kai.key}/consent/").content.decode()
    )


def test_a_note_is_a_clinicians_and_nobody_elses(as_, client, kai, adviser):
    assert as_(adviser).get(to(kai, "note")).status_code == 403
    client.logout()
    assert as_(member(Role.CLINICIAN)).get(to(kai, "note")).status_code == 404
    client.logout()
    clinician = writer("note", kai, adviser)
    assert as_(clinician).get(to(kai, "home")).status_code == 403
    said_of(as_, clinician, kai, "note")
    note = ConsultationNote.objects.get()
    assert (note.text, note.by_id, note.at) == ("We talked", clinician.user_id, NOW)


def test_nobody_writes_through_the_action_without_permission(kai):
    stranger = member(Role.MANAGER, council("elsewhere"))
    with pytest.raises(NotAllowed):
        add_row(kai, Home, {"starts_on": TODAY}, by=stranger.user, at=NOW)
    assert not Home.objects.exists()


@pytest.mark.parametrize("slug", ["way-to-reach", "home", "time-at-home", "time-away"])
def test_what_begins_in_the_future_has_to_be_confirmed(as_, kai, adviser, slug):
    model, later = KINDS[slug].model, boxes("starts_on", TODAY + DAY)
    assert "begins_later" not in as_(adviser).get(to(kai, slug)).content.decode()
    assert said_of(as_, adviser, kai, slug, **boxes("starts_on", TODAY)) == ""
    asked = said_of(as_, adviser, kai, slug, **later)
    assert "This begins in the future. Is that right?" in asked and 'name="begins_later"' in asked
    assert not model.objects.filter(starts_on__gt=TODAY).exists()
    assert said_of(as_, adviser, kai, slug, **later, begins_later="on") == ""
    row = model.objects.get(starts_on=TODAY + DAY)
    # Nobody is asked again about a day that stays as it is.
    sent = opened(kai, **SENT[slug] | later)
    assert as_(adviser).post(to(kai, slug, row.key), sent).status_code == 302


def test_a_time_in_care_to_come_has_to_be_confirmed_too(as_, adviser):
    child = young(adviser=adviser, date_of_birth=date(2012, 5, 4))
    TimeInCare.objects.filter(person=child).delete()
    later = {"legal": "V2", "nation": "England", **boxes("starts_on", TODAY + DAY)}
    client = as_(adviser)
    blank = {f"ends_on-{box}": "" for box in ("day", "month", "year")}
    asked = client.post(to(child, "time-in-care"), opened(child, **later | blank)).content.decode()
    assert "This begins in the future. Is that right?" in asked
    sent = opened(child, **later | blank, begins_later="on")
    assert client.post(to(child, "time-in-care"), sent).status_code == 302
    assert TimeInCare.objects.get(person=child).starts_on == TODAY + DAY


def test_nobody_is_in_care_after_18(as_, kai, adviser):
    eighteen, said = date(2025, 5, 4), "Nobody is in care after their 18th birthday. Theirs is 4 May 2025."
    assert said_of(as_, adviser, kai, "time-in-care", **boxes("ends_on", eighteen)) == ""
    assert said in said_of(as_, adviser, kai, "time-in-care", **boxes("ends_on", eighteen + DAY))
    late = boxes("starts_on", TODAY + DAY) | boxes("ends_on", TODAY + 2 * DAY)
    refused = said_of(as_, adviser, kai, "time-in-care", **late)
    assert said in refused and "begins_later" not in refused
    with pytest.raises(ValidationError, match="after their 18th birthday"):
        add_row(kai, TimeInCare, {"legal": "V2", "starts_on": eighteen + DAY}, by=adviser.user, at=NOW)
    assert TimeInCare.objects.filter(person=kai).count() == 2


@pytest.mark.parametrize(
    "slug, name",
    [("way-to-reach", "starts_on"), ("level", "starts_on"), ("booklet", "given_on"), ("support-asked", "said_on")],
)
def test_a_day_that_is_mostly_today_is_filled_in(as_, kai, adviser, slug, name):
    assert as_(adviser).get(to(kai, slug)).context["form"][name].value() == TODAY


@pytest.mark.parametrize("slug", ["time-in-care", "home"])
def test_a_day_that_somebody_has_to_know_is_not_filled_in(as_, kai, adviser, slug):
    assert as_(adviser).get(to(kai, slug)).context["form"]["starts_on"].value() is None
