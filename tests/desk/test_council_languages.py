"""Adding a language to a council and ending one, and what stays of it."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import AuthorityLanguage, Event, Role
from offers.actions.languages import add_language, end_language
from offers.contents import read_contents
from offers.models import Edition, Translation
from tests.offers.builders import an_edition
from tests.offers.in_urdu import translate_all
from tests.people import NOW, council, member, sign_in

pytestmark = pytest.mark.django_db
ONCE = uuid.UUID(int=7)


@pytest.fixture
def here():
    """A council with a draft, which offers Polish."""
    authority = an_edition().authority
    AuthorityLanguage.objects.filter(authority=authority).delete()
    AuthorityLanguage.objects.create(authority=authority, code="pl", position=3)
    return authority


@pytest.fixture
def editor(here):
    return member(Role.EDITOR, here).user


@pytest.fixture
def desk(client, editor):
    return sign_in(client, editor)


def codes(here):
    return list(AuthorityLanguage.objects.filter(authority=here).values_list("code", "position"))


def page(name, *more):
    return reverse(f"offers:{name}", args=["smallton", *more])


def test_a_language_is_added_last_and_recorded(here, editor):
    add_language(here, code="ur", by=editor, at=NOW)
    assert codes(here) == [("pl", 3), ("ur", 4)]
    (event,) = Event.objects.filter(what="edit_offer")
    assert (event.fields, event.by, event.at) == (["language ur, added"], editor, NOW)


def test_a_language_is_ended_and_recorded_and_what_was_translated_stays(here, editor):
    add_language(here, code="ur", by=editor, at=NOW)
    translate_all(an_edition_of(here))
    kept = Translation.objects.filter(language="ur").count()
    end_language(here, code="ur", by=editor, at=NOW)
    assert codes(here) == [("pl", 3)] and kept and Translation.objects.filter(language="ur").count() == kept
    assert Event.objects.filter(fields=["language ur, ended"], by=editor).count() == 1


def an_edition_of(here):
    """The contents of the council's edition."""
    return read_contents(Edition.objects.get(authority=here))


@pytest.mark.parametrize("code", ["en", "xx", "", "pl"])
def test_english_an_unknown_one_and_one_that_is_there_are_refused_in_words(here, editor, code):
    with pytest.raises(ValidationError) as wrong:
        add_language(here, code=code, by=editor, at=NOW)
    assert "code" in wrong.value.message_dict and codes(here) == [("pl", 3)]


def test_one_that_is_not_offered_is_not_ended(here, editor):
    with pytest.raises(ValidationError):
        end_language(here, code="ur", by=editor, at=NOW)
    assert not Event.objects.filter(what="edit_offer").exists()


@pytest.mark.parametrize("role", [Role.APPROVER, Role.PARTICIPATION, Role.MANAGER, Role.ADMINISTRATOR])
def test_others_may_not(here, role):
    who = member(role, here).user
    for act, code in ((add_language, "ur"), (end_language, "pl")):
        with pytest.raises(NotAllowed):
            act(here, code=code, by=who, at=NOW)
    assert codes(here) == [("pl", 3)]


def test_nor_may_an_editor_of_the_next_council(here):
    stranger = member(Role.EDITOR, council("elsewhere")).user
    for act, code in ((add_language, "ur"), (end_language, "pl")):
        with pytest.raises(NotAllowed):
            act(here, code=code, by=stranger, at=NOW)


def test_sent_twice_it_is_done_once(here, editor):
    add_language(here, code="ur", by=editor, at=NOW, once=ONCE)
    with pytest.raises(AlreadyDone):
        add_language(here, code="so", by=editor, at=NOW, once=ONCE)
    assert codes(here) == [("pl", 3), ("ur", 4)]


# The pages


def test_the_desk_adds_and_ends(desk, here):
    shown = desk.get(page("languages")).content.decode()
    assert page("add_language") in shown and page("end_language", "pl") in shown
    form = desk.get(page("add_language")).content.decode()
    assert "Urdu (اردو)" in form and "Polish (" not in form
    sent = {"code": "ur", "once": str(ONCE)}
    assert desk.post(page("add_language"), sent).status_code == 302
    assert desk.post(page("add_language"), sent).status_code == 302  # a double click
    assert codes(here) == [("pl", 3), ("ur", 4)]
    assert "no longer say that you offer" in desk.get(page("end_language", "ur")).content.decode()
    assert desk.post(page("end_language", "ur"), {"once": str(uuid.UUID(int=8))}).status_code == 302
    assert desk.post(page("end_language", "ur"), {"once": str(uuid.UUID(int=8))}).status_code == 302
    assert codes(here) == [("pl", 3)]
    assert desk.get(page("end_language", "ur")).status_code == 404


@pytest.mark.parametrize("code", ["", "xx", "pl", "en", "\0", "x" * 5000])
def test_a_wrong_answer_is_said_at_the_field(desk, here, code):
    shown = desk.post(page("add_language"), {"code": code, "once": str(ONCE)})
    assert shown.status_code == 200 and "Error: " in shown.content.decode() and codes(here) == [("pl", 3)]


def test_a_language_that_was_ended_is_told_apart(desk, here, editor):
    translate_all(an_edition_of(here))
    shown = desk.get(page("languages")).content.decode()
    assert "Not among your languages any more" in shown and page("end_language", "ur") not in shown


def test_whoever_may_not_edit_sees_no_way_to(client, here):
    shown = sign_in(client, member(Role.APPROVER, here).user).get(page("languages")).content.decode()
    assert page("add_language") not in shown and page("end_language", "pl") not in shown


def test_languages_are_listed_before_there_is_an_edition(client):
    bare = council("bare")
    AuthorityLanguage.objects.create(authority=bare, code="pl", position=0)
    desk = sign_in(client, member(Role.EDITOR, bare).user)
    shown = desk.get(reverse("offers:languages", args=["bare"])).content.decode()
    assert "There is no edition yet" in shown and "Polish" in shown
    assert reverse("offers:language", args=["bare", "pl"]) + '"' not in shown
