"""Easy read that is written from a draft's words: it waits for them, and the pages in force say nothing untrue meanwhile."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leaving_care.models import Role
from offers.actions.publishing import keep_published, render_council
from offers.models import EasyRead, Edition, Item
from offers.views.desk.easy_read import AT_ONCE, LATER, TAKEN_AWAY
from tests.desk.filling import send
from tests.desk.two_editions import two_editions
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
PHONE = "/testshire/easy-read/offer/all/phone/"
CHANGED, NOT_YET = "This has changed. We are writing it again", "This is not written yet in easy read."


@pytest.fixture
def drafted(published_folder):
    """The draft; the edition before it is published. The phone's amount is another in it."""
    return two_editions(council())[1]


@pytest.fixture
def desk(client, drafted):
    return sign_in(client, member(Role.EDITOR).user, NOW)


def write(desk, key, line):
    """The message after saving."""
    address = reverse("offers:easy_read", args=["testshire", key])
    answer = send(desk, address, text_0=line)
    assert answer.status_code == 302, answer.content.decode()
    return " ".join(str(message) for message in desk.get(answer["Location"]).context["messages"])


def test_what_is_written_from_a_draft_waits_for_it(desk, drafted, visit):
    page = desk.get(reverse("offers:easy_read", args=["testshire", "phone"])).content.decode()
    assert "is not on the pages yet" in page
    assert write(desk, "phone", "You get £12 a month.") == LATER
    render_council(council(), today=TODAY)
    said = visit(PHONE, TODAY)[1]
    assert NOT_YET in said and CHANGED not in said and "£12" not in said
    assert PHONE not in visit("/testshire/easy-read/", TODAY)[1]
    Edition.objects.filter(pk=drafted.pk).update(published_at=NOW + timedelta(hours=1), effective_from=TODAY)
    keep_published(today=TODAY)
    assert "You get £12 a month." in visit(PHONE, TODAY)[1]


def test_what_is_written_from_words_that_readers_have_is_there_at_once(desk, visit):
    page = desk.get(reverse("offers:easy_read", args=["testshire", "same"])).content.decode()
    assert "is not on the pages yet" not in page
    assert write(desk, "same", "We help you.") == AT_ONCE
    render_council(council(), today=TODAY)
    assert "We help you." in visit("/testshire/easy-read/offer/all/same/", TODAY)[1]


def test_other_words_without_a_figure_wait_as_well(desk, visit):
    assert write(desk, "home", "We help you get a home.") == LATER
    render_council(council(), today=TODAY)
    said = visit("/testshire/easy-read/offer/all/home/", TODAY)[1]
    assert NOT_YET in said and "has changed a little" not in said


def test_what_an_edition_overtook_still_says_that_it_changed(desk, drafted, visit):
    write(desk, "phone", "You get £12 a month.")
    assert EasyRead.objects.get().changed_at == NOW
    Item.objects.filter(edition=drafted, slug="phone").update(amount_figure=10)
    Edition.objects.filter(pk=drafted.pk).update(published_at=NOW + timedelta(hours=1), effective_from=TODAY)
    keep_published(today=TODAY)
    said = visit(PHONE, TODAY)[1]
    assert CHANGED in said and NOT_YET not in said


def test_taking_it_away_says_so(desk):
    write(desk, "phone", "You get £12 a month.")
    assert write(desk, "phone", "") == TAKEN_AWAY
    assert not EasyRead.objects.exists()
