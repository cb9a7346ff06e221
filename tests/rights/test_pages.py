"""A data officer's home and lists, and what every page of rights over data keeps to."""

import re
from datetime import date

import pytest

from leaving_care.models import Archive, Correction, Event, KnownPerson, Role, YoungPerson
from tests.people import NOW, TODAY, council, member, young
from tests.rights.making import made

pytestmark = pytest.mark.django_db
HOME = "/manage/data/"
LISTS = [f"{HOME}corrections/", f"{HOME}files/", f"{HOME}past-keeping/"]
MOST = 8


def born(day, person):
    """The same person, born on another day: long before the law book begins."""
    YoungPerson.objects.filter(pk=person.pk).update(date_of_birth=day)
    person.refresh_from_db()
    return person


@pytest.fixture
def officer():
    return member(Role.DATA_OFFICER)


@pytest.fixture
def counted(client, at_most):
    """Asks for a page, with no more queries than a page may take."""

    def get(address):
        client.get(address)  # whatever a first visit notes
        with at_most(MOST):
            return client.get(address)

    return get


def test_a_record_is_found_by_number_or_whole_name_and_nothing_stands_in_the_address(officer, as_):
    person = young(name_used="Kai Example", legal_name="Kai Sample Example", council_id="T-1")
    young(name_used="Kai Another", council_id="T-11")
    client = as_(officer)
    for who in ("T-1", "t-1", "kai example", "Kai Sample Example", "  Kai Example "):
        answer = client.post(HOME, {"who": who})
        assert (answer.status_code, answer["Location"]) == (302, f"{HOME}people/{person.key}/"), who
    for who in ("Kai", "T-", "Example", "%", "_"):
        answer = client.post(HOME, {"who": who})
        assert "nobody with exactly that" in answer.content.decode(), who
    assert person.name_used not in client.get(HOME, {"who": "T-1"}).content.decode()


def test_of_several_with_a_name_the_officer_chooses(officer, as_):
    first, second = young(name_used="Kai Example"), young(name_used="Kai Example")
    page = as_(officer).post(HOME, {"who": "Kai Example"}).content.decode()
    assert "Found: 2" in page
    assert str(first.key) in page and str(second.key) in page


def test_nobody_is_found_across_councils(officer, as_):
    young(council("elsewhere"), name_used="Kai Far", council_id="F-1")
    assert "nobody with exactly that" in as_(officer).post(HOME, {"who": "F-1"}).content.decode()


@pytest.mark.parametrize("who", ["", " ", "x" * 10_000, "a\0b"])
def test_bad_input_to_finding(officer, as_, who):
    page = as_(officer).post(HOME, {"who": who})
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()


def test_home_counts_what_waits_in_this_council_alone(officer, as_):
    for place in (council(), council("elsewhere")):
        person = born(date(1950, 1, 1), young(place, account=True))
        Correction.objects.create(person=person, about="homes", wrong="x", by=person.user, asked_at=NOW)
        made(person, made_at=None, file="", asked_at=NOW)
    page = as_(officer).get(HOME).content.decode()
    assert re.findall(r": (\d+)</a>", page) == ["1", "1", "1"]
    for address in LISTS:
        assert as_(officer).get(address).content.decode().count("/people/") == 1, address


@pytest.mark.parametrize("address", [HOME, *LISTS])
def test_lists_are_paged_and_take_as_many_queries_for_many(officer, as_, counted, address):
    as_(officer)
    people = YoungPerson.objects.bulk_create(
        YoungPerson(authority=council(), name_used=f"Kai Example {number}", date_of_birth=date(1950, 1, 1))
        for number in range(101)
    )
    for person in people:
        Correction.objects.create(person=person, about="homes", wrong="x", by=officer.user, asked_at=NOW)
        Archive.objects.create(person=person, by=officer.user, asked_at=NOW)
    page = counted(address).content.decode()
    if address != HOME:
        assert page.count('href="/manage/data/people/') == 100
        assert "Page 1 of 2" in page
        assert "Page 2 of 2" in counted(f"{address}?page=2").content.decode()
        assert counted(f"{address}?page=x").status_code == 200


def test_pages_of_one_person_take_few_queries(officer, as_, counted):
    person = young(account=True, adviser=member(Role.PERSONAL_ADVISER))
    for number in range(10):
        KnownPerson.objects.create(person=person, name=f"Robin {number}", starts_on=TODAY)
        Correction.objects.create(person=person, about="homes", wrong="x", by=person.user, asked_at=NOW)
    made(person)
    as_(officer)
    base = f"{HOME}people/{person.key}/"
    for address in (base, f"{base}others/", f"{base}erase/", f"{base}correction/"):
        assert counted(address).status_code == 200
    as_(person.user)
    for address in ("/me/data/", "/me/data/correction/"):
        assert counted(address).status_code == 200


def test_a_look_at_ones_own_data_is_no_look_and_an_officers_is_one(officer, as_):
    person = young(account=True)
    as_(person.user).get("/me/data/")
    as_(person.user).get("/me/data/correction/")
    assert not Event.objects.filter(kind="looked").exists()
    as_(officer).get(f"{HOME}people/{person.key}/")
    (event,) = Event.objects.filter(kind="looked")
    assert (event.person, event.by, event.part) == (person, officer.user, "data")


def test_no_title_holds_a_name_and_no_page_a_style_without_its_nonce(officer, as_):
    person = young(account=True, name_used="Kai Zebrafinch")
    known = KnownPerson.objects.create(person=person, name="Robin Zebrafinch", starts_on=TODAY)
    asked = Correction.objects.create(person=person, about="homes", wrong="x", by=person.user, asked_at=NOW)
    base = f"{HOME}people/{person.key}/"
    addresses = [HOME, *LISTS, base, f"{base}others/", f"{base}others/knownperson/{known.key}/", f"{base}correction/"]
    addresses += [f"{base}corrections/{asked.key}/", f"{base}erase/"]
    for who, there in ((officer, addresses), (person.user, ["/me/data/", "/me/data/correction/"])):
        client = as_(who)
        for address in there:
            answer = client.get(address)
            page = answer.content.decode()
            assert answer.status_code == 200, address
            assert "Zebrafinch" not in re.search(r"<title>(.*?)</title>", page, re.S)[1]
            assert " style=" not in page
            assert page.count("<h1") == 1
            assert "no-store" in answer["Cache-Control"]


def test_my_data_says_how_long_it_is_kept_and_where_to_complain(as_):
    person = young(account=True)
    page = as_(person.user).get("/me/data/").content.decode()
    assert "until 4 May 2082" in page
    assert "/testshire/complaints/" in page


def test_the_officer_reads_the_law_and_how_sure_it_is(officer, as_):
    person = born(date(1951, 11, 19), young())
    page = as_(officer).get(f"{HOME}people/{person.key}/").content.decode()
    assert "It had to be kept until 19 November 2026" in page
    assert "regulation 50" in page
    assert "read them before you rest on them" in page
