"""The list of my people: who is in it for whom, what it says of each, and how it is searched."""

from datetime import timedelta

import pytest

from leaving_care.models import Cover, PartnerAccess, Referral, Role, StatusSpell, SupportLevel, Team
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, TODAY, allocate, council, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def listed(client, **asked):
    response = client.get("/work/", asked)
    assert response.status_code == 200
    return [line.person.name_used for line in response.context["lines"]], response.content.decode()


def test_an_adviser_sees_their_own_and_nobody_elses(as_, adviser):
    young(adviser=adviser, name_used="Mine Example")
    young(adviser=member(Role.PERSONAL_ADVISER), name_used="Theirs Example")
    gone = young(name_used="Gone Example")
    allocate(adviser, gone, ends_on=TODAY - DAY)
    names, said = listed(as_(adviser))
    assert names == ["Mine Example"]
    assert "19, former relevant" in said


def test_those_of_a_colleague_who_is_away_say_for_whom_one_covers(as_, adviser):
    away = member(Role.PERSONAL_ADVISER)
    young(adviser=away, name_used="Away Example")
    both = young(adviser=away, name_used="Both Example")
    allocate(adviser, both, is_main=False)
    Cover.objects.create(away=away, cover=adviser, starts_on=TODAY, ends_on=TODAY)
    client = as_(adviser)
    names, said = listed(client)
    assert names == ["Away Example", "Both Example"]
    assert said.count(f"You cover for {away.user.name}") == 1
    Cover.objects.update(starts_on=TODAY - DAY, ends_on=TODAY - DAY)
    assert listed(client)[0] == ["Both Example"]


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.PARTNER])
def test_clinicians_and_partners_see_names_alone(as_, role):
    worker, person = member(role), young(name_used="Shared Example", council_id="LC-1")
    build(SupportLevel, person=person, level=4, starts_on=LONG_AGO)
    if role == Role.CLINICIAN:
        Referral.objects.create(person=person, clinician=worker, starts_on=TODAY)
    else:
        PartnerAccess.objects.create(
            person=person, partner=worker, to_part="homes", reason="x", starts_on=TODAY, ends_on=TODAY
        )
    client = as_(worker)
    names, said = listed(client)
    assert names == ["Shared Example"]
    assert not any(word in said for word in ("19,", "relevant", "Main adviser", "Level of support"))
    # What they do not see they cannot find out by searching.
    assert listed(client, q="LC-1")[0] == []
    assert listed(client, status="former_relevant")[0] == []


def test_the_level_is_for_those_who_may_see_it(as_, adviser):
    build(SupportLevel, person=young(adviser=adviser), level=4, starts_on=LONG_AGO)
    assert "Level of support: 4" in listed(as_(adviser))[1]


def test_open_questions_are_counted(as_, adviser):
    person = young(adviser=adviser)
    StatusSpell.objects.filter(person=person, status="former_relevant").update(flags=["exactly_91", "wales_days"])
    assert "2 open questions" in listed(as_(adviser))[1]


def test_it_is_searched_by_name_or_number_and_filtered_by_status(as_, adviser):
    young(adviser=adviser, name_used="Ada Example", council_id="LC-7")
    child = young(adviser=adviser, name_used="Bo Example", date_of_birth=TODAY.replace(year=2010))
    client = as_(adviser)
    assert listed(client, q="ada")[0] == ["Ada Example"]
    assert listed(client, q="lc-7")[0] == ["Ada Example"]
    assert listed(client, q="example")[0] == ["Ada Example", "Bo Example"]
    assert listed(client, status="eligible")[0] == [child.name_used]
    names, said = listed(client, q="nobody", status="eligible")
    assert names == [] and "Nobody of that name" in said
    assert "ada" not in client.get("/work/", {"q": "ada"}).content.decode().split("</title>")[0]


@pytest.mark.parametrize("asked", [{"q": "\0"}, {"q": "x" * 10_000}, {"page": "x"}, {"page": "-1"}, {"status": "' OR"}])
def test_what_nobody_would_ask_is_no_error(as_, adviser, asked):
    as_(adviser).get("/work/", asked)
    assert as_(adviser).get("/work/", asked).status_code == 200


def test_a_manager_sees_the_authority_or_the_team(as_, client):
    team = build(Team, authority=council())
    young(adviser=member(Role.PERSONAL_ADVISER, team=team), name_used="Of The Team")
    young(name_used="Of Nobody")
    young(council("elsewhere"), name_used="Of Elsewhere")
    assert listed(as_(member(Role.MANAGER)))[0] == ["Of Nobody", "Of The Team"]
    client.logout()
    assert listed(as_(member(Role.MANAGER, team=team)))[0] == ["Of The Team"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.YOUNG_PERSON])
def test_those_who_work_with_nobody_are_refused(as_, role):
    assert as_(member(role)).get("/work/").status_code == 403


def test_a_hundred_a_page_in_eight_queries(as_, at_most):
    manager, adviser = member(Role.MANAGER), member(Role.PERSONAL_ADVISER)
    for number in range(101):
        young(adviser=adviser, name_used=f"Person {number:03}")
    client = as_(manager)
    with at_most(8):
        names, said = listed(client)
    assert len(names) == 100 and "1 to 100 of 101 people" in said and "Page 1 of 2" in said
    assert listed(client, page="2", q="person")[0] == ["Person 100"]


def test_of_several_councils_each_is_named(as_, adviser):
    there = council("elsewhere")
    young(adviser=adviser)
    young(there, adviser=member(Role.PERSONAL_ADVISER, there, who=adviser.user))
    said = listed(as_(adviser))[1]
    assert "<br>Testshire" in said and "<br>Elsewhere" in said


def test_what_is_looked_for_stays_out_of_the_address(as_, adviser):
    for number in range(101):
        young(adviser=adviser, name_used=f"Ada Example {number:03}")
    young(adviser=adviser, name_used="Bo Example")
    client = as_(adviser)
    sent = client.post("/work/", {"q": "ada", "status": ""})
    assert sent.status_code == 302 and sent["Location"] == "/work/?searched=1"
    page = client.get(sent["Location"]).content.decode()
    assert "Ada Example 000" in page and "Bo Example" not in page and 'value="ada"' in page
    assert 'href="?searched=1&amp;page=2"' in page
    assert "Ada Example 100" in client.get("/work/?searched=1&page=2").content.decode()
    assert "Bo Example" in client.get("/work/?page=2").content.decode()
