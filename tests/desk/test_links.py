"""Private links: made, mailed, made anew, taken back, reminded of once; and the desk's pages about them."""

import re
import uuid
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.dates import UK
from leaving_care.models import Event, Role
from offers.actions import links
from offers.actions.links import LinkGone
from offers.link_tasks import remind_links
from offers.models import Link
from offers.views.desk.links import COOKIE
from tests.desk.checking import SOON, a_draft, an_editor, guest_link, identity, in_force, partner_link
from tests.people import NOW, TODAY, member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADDRESS = re.compile(r"/check/([\w-]{43})/")


@pytest.fixture(autouse=True)
def tasks_at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture
def that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_link_keeps_a_digest_of_its_secret_and_nothing_else_of_it(draft):
    link, secret = partner_link(draft)
    kept = " ".join(str(value) for value in Link.objects.filter(pk=link.pk).values().get().values())
    assert len(secret) == 43 and secret not in kept
    assert links.standing(secret, at=NOW) == link
    assert Event.objects.filter(what="edit_offer", fields=["link"], authority=draft.authority).count() == 1


def test_two_links_have_two_secrets(draft):
    assert partner_link(draft)[1] != partner_link(draft)[1]


def test_it_is_mailed_where_there_is_an_address(draft, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _, secret = partner_link(draft, email="robin@housing.example")
        link, _ = partner_link(draft)
    [sent] = mail.outbox
    assert sent.to == ["robin@housing.example"] and ADDRESS.search(sent.body).group(1) == secret
    assert "4 December 2026" in sent.subject and "Robin" not in sent.subject + sent.body
    assert link.sent_at is None


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.EDITOR, Role.YOUNG_PERSON)])
def test_nobody_but_an_editor_makes_one(draft, role):
    with pytest.raises(NotAllowed):
        partner_link(draft, by=member(role).user)


def test_nor_does_an_editor_of_the_next_council(draft):
    with pytest.raises(NotAllowed):
        partner_link(draft, by=an_editor("elsewhere"))


def test_a_form_sent_twice_makes_one_link(draft):
    editor, once = an_editor(), uuid.uuid4()
    partner_link(draft, by=editor, once=once)
    with pytest.raises(AlreadyDone):
        partner_link(draft, by=editor, once=once)
    assert Link.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"ends_on": TODAY - DAY}, "ends_on"),
        ({"ends_on": TODAY + timedelta(days=181)}, "ends_on"),
    ],
)
def test_days_that_cannot_be(draft, said, field):
    with pytest.raises(ValidationError) as wrong:
        partner_link(draft, **said)
    assert field in wrong.value.message_dict


def test_items_of_another_draft_are_refused(draft):
    theirs = identity(a_draft("elsewhere"))
    for chosen in ([theirs], []):
        with pytest.raises(ValidationError):
            links.make(
                draft, kind="partner", name="x", ends_on=SOON, items=chosen, by=an_editor(), at=NOW
            )  # fmt: skip
    assert not Link.objects.exists()


def test_a_published_edition_gets_no_link(draft):
    in_force(draft)
    with pytest.raises(ValidationError):
        partner_link(draft)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (datetime(2026, 12, 4, 23, 59, tzinfo=UK), True),
        (datetime(2026, 12, 5, 0, 0, tzinfo=UK), False),
    ],
)
def test_it_works_to_the_end_of_its_last_day(draft, moment, opens):
    _, secret = partner_link(draft)
    if opens:
        assert links.standing(secret, at=moment)
    else:
        with pytest.raises(LinkGone) as gone:
            links.standing(secret, at=moment)
        assert gone.value.link


@pytest.mark.parametrize("over", ["published", "set aside", "taken back"])
def test_what_else_ends_it(draft, over):
    link, secret = partner_link(draft)
    if over == "published":
        in_force(draft)
    elif over == "set aside":
        draft.set_aside_at = NOW
        draft.save()
    else:
        links.take_back(link, by=an_editor(), at=NOW)
        links.take_back(link, by=an_editor(), at=NOW)  # twice is once
    with pytest.raises(LinkGone):
        links.standing(secret, at=NOW)


@pytest.mark.parametrize("secret", ["", "x", "é\x00☃", "a" * 5000])
def test_what_is_no_secret_opens_nothing(draft, secret):
    partner_link(draft)
    with pytest.raises(LinkGone) as gone:
        links.standing(secret, at=NOW)
    assert gone.value.link is None


def test_made_anew_the_old_address_is_dead(draft):
    link, old = partner_link(draft)
    links.take_back(link, by=an_editor(), at=NOW)
    new = links.make_anew(link, ends_on=SOON + DAY, by=an_editor(), at=NOW)
    assert links.standing(new, at=NOW) == link
    with pytest.raises(LinkGone):
        links.standing(old, at=NOW)


def test_a_stranger_neither_takes_back_nor_makes_anew(draft):
    link, secret = partner_link(draft)
    for stranger in (an_editor("elsewhere"), member(Role.MANAGER).user):
        with pytest.raises(NotAllowed):
            links.take_back(link, by=stranger, at=NOW)
        with pytest.raises(NotAllowed):
            links.make_anew(link, ends_on=SOON, by=stranger, at=NOW)
    assert links.standing(secret, at=NOW)


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UK)


def test_the_one_reminder(draft):
    link, secret = partner_link(draft, email="robin@housing.example")
    assert remind_links(morning(SOON - 4 * DAY)) == 0
    assert remind_links(morning(SOON - 3 * DAY) - timedelta(minutes=1)) == 0
    assert remind_links(morning(SOON - 3 * DAY)) == 1
    assert remind_links(morning(SOON - 2 * DAY)) == 0
    [sent] = mail.outbox
    assert sent.to == ["robin@housing.example"]
    assert secret not in sent.body and "20 November 2026" in sent.body and "4 December 2026" in sent.subject
    link.refresh_from_db()
    assert link.reminded_at == morning(SOON - 3 * DAY)


@pytest.mark.parametrize("why", ["no address", "taken back", "just sent", "published"])
def test_who_is_not_reminded(draft, why):
    at = morning(SOON - DAY)
    link, _ = partner_link(
        draft, email="" if why == "no address" else "robin@housing.example", at=at if why == "just sent" else NOW
    )
    if why == "taken back":
        links.take_back(link, by=an_editor(), at=NOW)
    if why == "published":
        in_force(draft)
    assert remind_links(at) == 0 and not mail.outbox


# The desk's pages


def address(name, *more):
    return reverse(f"offers:{name}", args=["testshire", 1, *more])


def said(**more):
    return {
        "kind": "partner", "items": ["laptop"], "name": "Robin", "organisation": "Testshire housing", "email": "", "note": "",
        "ends_on-day": "4", "ends_on-month": "12", "ends_on-year": "2026", "once": str(uuid.uuid4()), **more,
    }  # fmt: skip


def test_the_address_is_shown_once(draft, as_, that_day):
    client, data = as_(an_editor()), said()
    made = client.post(address("make_link"), data)
    carried = made.cookies[COOKIE]
    assert made.status_code == 302 and carried.value not in made.url
    assert carried["path"] == made.url and carried["httponly"] and carried["samesite"] == "Strict"
    page = client.get(made.url)
    secret = ADDRESS.search(page.content.decode()).group(1)
    assert links.standing(secret, at=NOW).items.get().key == "laptop"
    assert "no-store" in page.headers["Cache-Control"]
    once_more = client.get(made.url).content.decode()
    assert secret not in once_more and "was shown once" in once_more and "make it anew" in once_more
    again = client.post(address("make_link"), data, follow=True)
    assert Link.objects.count() == 1 and secret not in again.content.decode()
    assert "made before" in again.content.decode()
    anew = client.post(address("make_link_anew", Link.objects.get().key), said(once=str(uuid.uuid4())), follow=True)
    assert ADDRESS.search(anew.content.decode()).group(1) != secret


def test_what_is_carried_for_one_link_shows_no_other(draft, as_, that_day):
    client = as_(an_editor())
    theirs, _ = partner_link(draft)
    for carried in ("", "x" * 43, client.post(address("make_link"), said()).cookies[COOKIE].value):
        client.cookies[COOKIE] = carried
        page = client.get(address("link_made", theirs.key)).content.decode()
        assert "was shown once" in page and not ADDRESS.search(page)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"items": []}, "Choose at least one item"),
        ({"items": ["not-ours"]}, "not-ours"),
        ({"organisation": ""}, "Say which organisation checks the items"),
        ({"ends_on-day": "31", "ends_on-month": "2"}, "must be a real date"),
        ({"ends_on-year": "2025"}, "today or later"),
        ({"email": "nobody"}, "Enter an email address like"),
        ({"name": "\x00"}, "Take out the character that cannot be shown"),
        ({"note": "x" * 5_000}, "2,000 characters or fewer"),
        ({"kind": "spy"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_lost(draft, as_, that_day, wrong, words):
    page = as_(an_editor()).post(address("make_link"), said(**wrong))
    text = page.content.decode()
    assert page.status_code == 200 and words in text and text.count("There is a problem") == 1
    assert "name" in wrong or 'value="Robin"' in text
    assert not Link.objects.exists()


def test_the_list_says_where_each_stands(draft, as_, that_day, at_most):
    client = as_(an_editor())
    for number in range(6):
        partner_link(draft, "laptop", "advice", name=f"Robin {number}")
    guest_link(draft)
    taken, _ = partner_link(draft, name="Ended")
    client.post(address("end_link", taken.key))
    with at_most(16):
        text = client.get(address("links")).content.decode()
    assert (
        text.count("2 items to check") == 6 and "Taken back" in text and "Waiting" in text and "the whole draft" in text
    )


def test_a_link_of_another_draft_is_not_found(draft, as_, that_day):
    theirs, _ = partner_link(a_draft("elsewhere"))
    client = as_(an_editor())
    assert client.post(address("end_link", theirs.key)).status_code == 404
    assert client.get(address("make_link_anew", theirs.key)).status_code == 404
    assert client.get(reverse("offers:links", args=["elsewhere", 1])).status_code == 404


def test_a_bad_address_and_a_last_day_that_is_over_are_said_together(draft, as_, that_day):
    wrong = {"email": "nobody", "ends_on-year": "2020", "organisation": ""}
    text = as_(an_editor()).post(address("make_link"), said(**wrong)).content.decode()
    for words in ("Enter an email address like", "today or later", "Say which organisation checks the items"):
        assert words in text
