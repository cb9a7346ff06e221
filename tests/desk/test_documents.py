"""Papers of a draft: added, changed, taken out where no item points to them."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.documents import add_document, change_document, remove_document
from offers.actions.rows import all_says
from offers.models import Edit
from tests.desk.drafts import editor, publish
from tests.desk.filling import fields_of, said_wrong, send
from tests.people import NOW, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def at(edition, path=""):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/documents/{path}"


def test_a_paper_is_added_changed_and_taken_out(edition, grace):
    said = {"values": {"title": "Money policy"}, "by": grace, "at": NOW, "once": uuid.uuid4()}
    made = add_document(edition, **said)
    assert (made.key, made.position) == ("money-policy", 1)
    with pytest.raises(AlreadyDone):
        add_document(edition, **said)
    with pytest.raises(ChangedMeanwhile):
        change_document(made, values={"title": "x"}, version=-1, by=grace, at=NOW)
    version = fingerprint(all_says(made))
    change_document(made, values={"review_due_on": date(2027, 1, 1)}, version=version, by=grace, at=NOW)
    assert Edit.objects.filter(row="document money-policy", after={"review_due_on": "2027-01-01"}).exists()
    remove_document(made, by=grace, at=NOW)
    assert not edition.documents.filter(key="money-policy").exists()


def test_a_paper_that_items_point_to_stays(edition, grace, desk):
    paper = edition.documents.get(key="money")
    with pytest.raises(ValidationError, match="Home starter pack"):
        remove_document(paper, by=grace, at=NOW)
    assert "Home starter pack" in said_wrong(send(desk, at(edition, "money/remove/")))
    assert edition.documents.filter(key="money").exists()


def test_the_pages(edition, desk, at_most):
    answer = send(desk, at(edition, "add/"), title="", url="javascript:alert(1)", review_due_as_printed="x" * 99)
    assert all(words in said_wrong(answer) for words in ("Give it a title", "starts with https://", "60 characters"))
    assert send(desk, at(edition, "add/"), title="A paper", url="https://www.smallton.example/p").status_code == 302
    assert send(desk, at(edition, "a-paper/"), title="Another").status_code == 302
    assert "Another" in desk.get(at(edition)).content.decode()
    opened = fields_of(desk.get(at(edition, "a-paper/remove/")))
    for _ in range(2):
        assert send(desk, at(edition, "a-paper/remove/"), opened).status_code == 302
    assert not edition.documents.filter(key="a-paper").exists()
    for path, number in (("", 8), ("money/", 12)):
        with at_most(number):
            assert desk.get(at(edition, path)).status_code == 200


@pytest.mark.parametrize("role", [Role.PARTICIPATION, Role.APPROVER, Role.MANAGER])
def test_nobody_but_an_editor_of_the_council_may(edition, role):
    paper = edition.documents.get(key="money")
    for who in (member(role, edition.authority).user, editor(council("elsewhere"))):
        said = {"by": who, "at": NOW}
        with pytest.raises(NotAllowed):
            add_document(edition, values={"title": "x"}, **said)
        with pytest.raises(NotAllowed):
            change_document(paper, values={}, version=-1, **said)
        with pytest.raises(NotAllowed):
            remove_document(paper, **said)


def test_a_published_edition_stays_as_it_is(edition, grace, desk):
    publish(edition)
    with pytest.raises(ValidationError, match="published and stays as it is"):
        add_document(edition, values={"title": "x"}, by=grace, at=NOW)
    for path in ("", "add/", "money/", "money/remove/"):
        assert "is published and stays as it is" in desk.get(at(edition, path)).content.decode(), path
