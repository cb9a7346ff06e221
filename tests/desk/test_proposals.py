"""What was proposed for a draft: taken up, with a line in the item's history, or not, with the reason."""

import uuid

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from offers.actions import proposals
from offers.actions.link_answers import Said, answer, comment
from offers.models import Edit, ProposedChange
from tests.desk.checking import a_draft, an_editor, guest_link, identity, in_force, partner_link
from tests.people import NOW, member

pytestmark = pytest.mark.django_db
OTHERS = [role for role in Role if role not in (Role.EDITOR, Role.YOUNG_PERSON)]


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture
def proposal(draft):
    link, _ = partner_link(draft, "laptop")
    said = [Said(identity(draft, "laptop"), "correct", "Two laptops.")]
    answer(link, said=said, name="Robin", organisation="Testshire housing", at=NOW)
    return ProposedChange.objects.get()


def test_taken_up_it_is_in_the_history_of_the_item(draft, proposal):
    for _ in range(2):
        proposals.accept(proposal, by=an_editor(), at=NOW)
    proposal.refresh_from_db()
    edit = Edit.objects.get()
    assert proposal.accepted is True and edit.identity == identity(draft, "laptop") and edit.row == "item laptop"
    assert edit.why == "from the check by Testshire housing" and edit.after == {"proposed": "Two laptops."}
    assert draft.items.get(slug="laptop").what_we_offer == "What A laptop is in testshire."


def test_not_taken_up_with_the_reason(proposal):
    editor, once = an_editor(), uuid.uuid4()
    proposals.refuse(proposal, why="There is one each.", by=editor, at=NOW, once=once)
    proposal.refresh_from_db()
    assert proposal.accepted is False and proposal.why == "There is one each." and not Edit.objects.exists()
    with pytest.raises(AlreadyDone):
        proposals.refuse(proposal, why="Again.", by=editor, at=NOW, once=once)
    for settle in (lambda: proposals.accept(proposal, by=editor, at=NOW), lambda: refuse_again(proposal, editor)):
        with pytest.raises(ValidationError):
            settle()


def refuse_again(proposal, editor):
    proposals.refuse(proposal, why="Again.", by=editor, at=NOW)


@pytest.mark.parametrize("role", OTHERS)
def test_only_editors_settle(proposal, role):
    refused_both(proposal, member(role).user)


def test_editors_of_the_next_council_do_not(proposal):
    refused_both(proposal, an_editor("elsewhere"))


def refused_both(proposal, who):
    with pytest.raises(NotAllowed):
        proposals.accept(proposal, by=who, at=NOW)
    with pytest.raises(NotAllowed):
        proposals.refuse(proposal, why="No.", by=who, at=NOW)
    proposal.refresh_from_db()
    assert proposal.accepted is None


def test_a_published_edition_takes_nothing_up(draft, proposal):
    in_force(draft)
    with pytest.raises(ValidationError):
        proposals.accept(proposal, by=an_editor(), at=NOW)
    proposals.refuse(proposal, why="It came too late.", by=an_editor(), at=NOW)


def test_about_no_item_or_one_that_is_gone(draft):
    link, _ = guest_link(draft)
    comment(link, identity=None, words="More for parents.", said_by="", at=NOW)
    comment(link, identity=identity(draft, "advice"), words="Good.", said_by="", at=NOW)
    draft.items.get(slug="advice").delete()
    for proposal in ProposedChange.objects.all():
        proposals.accept(proposal, by=an_editor(), at=NOW)
    assert [edit.why for edit in Edit.objects.all()] == ["from a comment by The forum"] * 2


# The desk's pages


def address(name, *more, council="testshire"):
    return reverse(f"offers:{name}", args=[council, 1, *more])


def test_the_list(draft, proposal, as_, at_most):
    link, _ = guest_link(draft)
    comment(link, identity=None, words="All <b>fine</b>.", said_by="", at=NOW)
    comment(link, identity=None, words="I want to kill myself", said_by="", at=NOW)
    checked, _ = partner_link(draft, "advice", organisation="The bank")
    answer(checked, said=[Said(identity(draft, "advice"), "confirm")], name="x", organisation="The bank", at=NOW)
    client = as_(an_editor())
    with at_most(16):
        text = client.get(address("proposals")).content.decode()
    assert (
        "Two laptops." in text and "All &lt;b&gt;fine&lt;/b&gt;." in text and "the check by Testshire housing" in text
    )
    assert "Checked by The bank, 20 November 2026." in text
    # A call for help stands first, though it came last.
    assert text.index("May need help") < text.index("Two laptops.")


def test_settling_by_the_pages(draft, proposal, as_):
    client = as_(an_editor())
    refuse = address("refuse_proposal", proposal.key)
    empty = client.post(refuse, {"why": ""})
    assert "Say why you do not take this up" in empty.content.decode() and "Two laptops." in empty.content.decode()
    assert "There is a problem" in client.post(refuse, {"why": "x" * 301}).content.decode()
    accept = address("accept_proposal", proposal.key)
    assert client.get(accept).status_code == 405
    assert client.post(accept).status_code == 302
    settled = client.get(f"{address('proposals')}?settled=1").content.decode()
    assert "Taken up" in settled and "Two laptops." in settled
    assert "settled this already" in client.post(refuse, {"why": "Late"}).content.decode()


def test_another_councils_is_not_found(draft, proposal, as_):
    client = as_(an_editor("elsewhere"))
    a_draft("elsewhere")
    for name in ("accept_proposal", "refuse_proposal"):
        for council in ("testshire", "elsewhere"):
            assert client.post(address(name, proposal.key, council=council), {"why": "x"}).status_code == 404
    proposal.refresh_from_db()
    assert proposal.accepted is None
