"""The pages of the bodies, of what they decide, and of publishing."""

import html
import re

import pytest

from offers.actions import timing
from offers.actions.editing import QUIET, editing
from offers.models import ApprovingBody, BodyDecision, Edit, Publishing, Submission, Timed
from tests.desk.agreed import HOUR, Desk
from tests.people import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
HERE = "/manage/offer/smallton/1/"
LIST = "/manage/offer/smallton/bodies/"
DAY = {"decided_on-day": "20", "decided_on-month": "11", "decided_on-year": "2026"}
TIME = {"day-day": "1", "day-month": "4", "day-year": "2027", "at": "00:01"}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def words(response):
    """The words of a page."""
    text = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode())
    return html.unescape(" ".join(text.split()))


def hidden(response):
    """What the form carries unseen."""
    return dict(re.findall(r'<input type="hidden" name="(once|version)" value="([^"]*)"', response.content.decode()))


def send(client, address, **typed):
    """Opens a form and sends it."""
    return client.post(address, hidden(client.get(address)) | typed)


def test_the_whole_way_through_the_bodies(desk, as_):
    client = as_(desk.editor)
    page = words(client.get(f"{HERE}agree/"))
    assert "Not submitted yet" in page and "Submit it to Senior team and Board" in page
    assert send(client, f"{HERE}agree/submit/", note="For the year.").url == f"{HERE}agree/"
    page = words(client.get(f"{HERE}agree/"))
    assert "Waiting for Senior team" in page and "It has the draft in front of it now" in page
    assert "What did Senior team decide?" not in page
    client = as_(desk.approver)
    assert "What did Senior team decide?" in words(client.get(f"{HERE}agree/"))
    assert "in the chair" not in words(client.get(f"{HERE}agree/agreed/"))
    assert send(client, f"{HERE}agree/agreed/", **DAY).status_code == 302
    page = words(client.get(f"{HERE}agree/agreed/"))
    assert "Board agreed the draft" in page and "Who was in the chair?" in page
    refused = words(send(client, f"{HERE}agree/agreed/", **DAY))
    assert "Say who was in the chair" in refused and "Say where the minute of it is" in refused
    for year in ("2999", "soon"):
        refused = words(send(client, f"{HERE}agree/agreed/", **DAY | {"decided_on-year": year}))
        assert "Say who was in the chair" in refused and "Say where the minute of it is" in refused
        assert "This day is still to come" in refused or "must be a real date" in refused
    send(client, f"{HERE}agree/agreed/", chair="Cllr Invented", minute="12/26", **DAY)
    page = words(client.get(f"{HERE}agree/"))
    assert "Agreed by Senior team and Board" in page and "in the chair: Cllr Invented, minute: 12/26" in page


def test_a_draft_that_is_returned_says_why_and_keeps_what_was_said(desk, as_):
    desk.submit()
    client = as_(desk.approver)
    assert "Say what has to be changed" in words(send(client, f"{HERE}agree/returned/", **DAY))
    send(client, f"{HERE}agree/returned/", comments="The <b>amount</b> is wrong.", **DAY)
    page = words(as_(desk.editor).get(f"{HERE}agree/"))
    assert "Returned by Senior team" in page and "The <b>amount</b> is wrong." in page
    desk.submit()
    page = words(client.get(f"{HERE}agree/"))
    assert "Submitted before" in page and "The <b>amount</b> is wrong." in page


def test_what_was_changed_since_is_listed_with_a_link_to_compare(desk, as_):
    desk.agree()
    with editing(desk.edition, by=desk.editor, at=NOW) as change:
        desk.edition.items.update(name="Another name")
        change.note("item starter-pack", Edit.What.CHANGED, before={"name": "a"}, after={"name": "b"})
    page = as_(desk.other).get(f"{HERE}agree/")
    assert "Changed since it was agreed" in words(page) and "“Another name” changed on 20 November 2026" in words(page)
    assert f'href="{HERE}compare/"' in page.content.decode()
    assert "This counts no more" in words(page)
    page = words(as_(desk.editor).get(f"{HERE}publish/"))
    assert "the very text that was agreed" in page and "Publish it now" not in page


def test_who_wrote_in_it_is_told_that_another_has_to_record_it(desk, as_):
    from leaving_care.models import Role
    from tests.people import member

    member(Role.APPROVER, desk.council, who=desk.editor)
    desk.submit()
    page = words(as_(desk.editor).get(f"{HERE}agree/"))
    assert "Somebody else has to record what Senior team decides" in page
    assert "What did Senior team decide?" not in page
    assert "Somebody else has to record" in words(send(as_(desk.editor), f"{HERE}agree/agreed/", **DAY))


def test_two_who_record_the_same_decision_make_one(desk, as_):
    desk.submit()
    client = as_(desk.approver)
    address = f"{HERE}agree/agreed/"
    carried = hidden(client.get(address))
    desk.approve(by=desk.other)
    page = client.post(address, carried | DAY | {"chair": "Cllr Invented", "minute": "1"})
    assert page.status_code == 200 and "Waiting for Board" in words(page)
    assert BodyDecision.objects.count() == 1


def test_a_form_about_nothing_that_waits_leads_to_where_it_stands(desk, as_):
    assert as_(desk.approver).get(f"{HERE}agree/agreed/").url == f"{HERE}agree/"


@pytest.mark.parametrize(
    "typed",
    [{"note": "x" * 5_000_000}, {"note": "\0"}, {"note": "", "once": "nonsense", "version": "x" * 50}, {}],
    ids=["5 MB", "NUL", "spoilt", "nothing"],
)
def test_bad_input_gets_words(desk, as_, typed):
    page = as_(desk.editor).post(f"{HERE}agree/submit/", typed)
    assert page.status_code in (200, 400, 413) and Submission.objects.count() == 0
    if page.status_code == 200:
        assert "There is a problem" in words(page)


def test_the_list_of_bodies(desk, as_):
    client = as_(desk.administrator)
    page = client.get(LIST)
    assert "1. Senior team" in words(page) and "2. Board" in words(page)
    send(client, f"{LIST}add/", name="Cabinet", has_chair="yes")
    cabinet = ApprovingBody.objects.get(name="Cabinet")
    client.post(f"{LIST}{cabinet.key}/move/", {"to": "up"})
    assert "2. Cabinet" in words(client.get(LIST))
    send(client, f"{LIST}{cabinet.key}/", name="The Cabinet", has_chair="no")
    send(client, f"{LIST}{cabinet.key}/end/")
    assert "The Cabinet, after 19 November 2026" in words(client.get(LIST))
    assert "Say what the body is called" in words(send(client, f"{LIST}add/", name="", has_chair="perhaps"))
    desk.submit()
    client.post(f"{LIST}{desk.bodies[0].key}/move/", {"to": "down"})
    assert "in front of the bodies" in words(client.get(LIST))


def test_publishing_now_leads_to_a_page_that_looks_again_by_itself(desk, as_):
    desk.agree()
    client = as_(desk.editor)
    assert "Publish it now" in words(client.get(f"{HERE}publish/"))
    assert send(client, f"{HERE}publish/now/").url == f"{HERE}publish/"
    page = client.get(f"{HERE}publish/")
    assert page["Refresh"] == "5" and "It is being published" in words(page)
    refused = words(send(as_(desk.approver), f"{HERE}publish/now/"))
    assert "being published just now" in refused and Publishing.objects.count() == 1
    Publishing.objects.update(step="making a.pdf", steps_done=3, steps=9)
    assert "Step 4 of about 9: making a.pdf" in words(client.get(f"{HERE}publish/"))


def test_a_run_that_was_cut_off_can_be_begun_again(desk, as_):
    desk.agree()
    timing.publish_now(desk.edition, by=desk.editor, at=NOW - QUIET)
    client = as_(desk.approver)
    page = client.get(f"{HERE}publish/")
    assert "Refresh" not in page and "Publishing was cut off" in words(page) and "Begin it again" in words(page)
    send(client, f"{HERE}publish/now/")
    assert Publishing.objects.filter(ended_at=None).get().begun_by == desk.approver


def test_a_run_that_failed_says_why(desk, as_):
    desk.agree()
    run = timing.publish_now(desk.edition, by=desk.editor, at=NOW - HOUR)
    Publishing.objects.filter(pk=run.pk).update(ended_at=NOW, failed="The disk is <full>.")
    page = words(as_(desk.other).get(f"{HERE}publish/"))
    assert "It did not go out on 20 November 2026" in page and "The disk is <full>." in page


def test_a_time_is_set_and_cancelled(desk, as_):
    desk.agree()
    client = as_(desk.editor)
    refused = words(send(client, f"{HERE}publish/time/", **TIME | {"day-month": "3", "day-day": "28", "at": "01:30"}))
    assert "28 March 2027 the clocks go forward" in refused and "Choose a time before 01:00" in refused
    past = words(
        send(client, f"{HERE}publish/time/", **TIME | dict(zip(TIME, ("20", "11", "2026", "09:59"), strict=True)))
    )
    assert "This moment is past" in past
    send(client, f"{HERE}publish/time/", **TIME)
    page = words(client.get(f"{HERE}publish/"))
    assert "It goes out by itself on 1 April 2027 at 00:01" in page and "Set a time" not in page
    assert Timed.objects.get().goes_out_at.isoformat() == "2027-03-31T23:01:00+00:00"
    send(client, f"{HERE}publish/time/cancel/")
    assert "It goes out by itself" not in words(client.get(f"{HERE}publish/"))


@pytest.mark.parametrize("path", ["publish/now/", "publish/time/"])
def test_what_may_not_go_out_is_said_instead_of_the_button(desk, as_, path):
    client = as_(desk.editor)
    answer = client.get(f"{HERE}{path}", follow=True)
    assert answer.redirect_chain == [(f"{HERE}publish/", 302)]
    assert "It has to be agreed before it goes out" in words(answer) and b"<button" not in main(answer)
    desk.agree()
    assert client.get(f"{HERE}{path}").status_code == 200
    desk.edition.items.update(name="Another name")
    assert "It was changed after it was agreed" in words(client.get(f"{HERE}{path}", follow=True))
    assert client.post(f"{HERE}{path}", TIME).status_code == 200 and not Publishing.objects.exists()


def main(response):
    """What stands between the head and the foot of a page."""
    return response.content.partition(b"<main")[2].partition(b"</main>")[0]


def test_a_published_edition_says_who_agreed_it_and_has_no_buttons(desk, as_):
    desk.agree()
    type(desk.edition).objects.filter(pk=desk.edition.pk).update(published_at=NOW, published_by="a test")
    client = as_(desk.editor)
    page = client.get(f"{HERE}agree/")
    assert "This edition is published" in words(page) and "Cllr Invented" in words(page)
    assert "agree/submit/" not in page.content.decode()
    page = client.get(f"{HERE}publish/")
    assert (
        "It was published on 20 November 2026 at 10:00" in words(page) and "publish/now/" not in page.content.decode()
    )


def test_the_pages_ask_as_often_for_many_as_for_one(desk, as_, at_most):
    client = as_(desk.approver)
    for number in range(4):
        desk.submit()
        desk.approve()
        desk.send_back(comments=f"Once more, {number}.")
    desk.submit()
    for page, most in ((f"{HERE}agree/", 44), (f"{HERE}publish/", 37), (LIST, 10)):
        with at_most(most):
            assert client.get(page).status_code == 200
