"""The end of a review: nothing is chosen before, who came and what was decided are needed, and a word where they were not there."""

import pytest
from django.core.exceptions import ValidationError

from leaving_care.models import KnownPerson
from pathways.actions import reviews
from pathways.models import Attended, Review
from tests.leaving_care.rows import build
from tests.me.conftest import words
from tests.people import LONG_AGO, NOW, TODAY
from tests.review.conftest import address, finish, look_at_everything
from tests.review.test_screens import end

pytestmark = pytest.mark.django_db
THEIRS = "came-them"


@pytest.fixture
def sister(kai):
    """Somebody who is around Kai."""
    return build(KnownPerson, person=kai, name="Alex Invented", is_to_them="sister", starts_on=LONG_AGO)


def whole(review, **other):
    """What a right last screen sends that finishes it."""
    return end(review, finish="1", decided="Carry on") | other


def test_nothing_is_chosen_before_somebody_says_it(as_, review, kai, adviser, sister):
    form = as_(adviser).get(address(kai, "end/")).context["form"]
    came = [name for name in form.fields if name.startswith("came-")]
    assert {THEIRS, f"came-{sister.key.hex}"} <= set(came)
    assert not any(form[name].value() for name in [*came, "held_on", "where", "decided"])


@pytest.mark.parametrize(
    ("left_out", "field", "said"),
    [
        ({THEIRS: ""}, THEIRS, "Say whether Kai Example came"),
        ({"decided": ""}, "decided", "Write what was decided"),
        ({THEIRS: "no"}, THEIRS, "Say who came"),
    ],
)
def test_what_is_needed_is_said_at_its_field_and_what_was_typed_stays(as_, review, kai, adviser, left_out, field, said):
    look_at_everything(review, adviser.user)
    client = as_(adviser)
    page = client.post(address(kai, "end/"), whole(review) | left_out)
    assert said in " ".join(page.context["form"].errors[field])
    assert "At a café" in client.get(address(kai, "end/")).content.decode()
    assert Review.objects.get().finished_at is None


def test_without_the_young_person_the_writer_is_warned_and_says_so(as_, review, kai, adviser, sister):
    look_at_everything(review, adviser.user)
    client = as_(adviser)
    assert "was not at this review" not in words(client.get(address(kai, "end/")))
    sent = whole(review) | {THEIRS: "not_asked", f"came-{sister.key.hex}": "yes"}
    page = client.post(address(kai, "end/"), sent)
    assert "Kai Example was not at this review. The manager sees that." in words(page)
    assert "without_them" in page.context["form"].errors
    page = client.post(address(kai, "end/"), sent | {"decided": "a" * 4000, "without_them": "Exams."})
    assert "Write less" in " ".join(page.context["form"].errors["without_them"])
    why = {"decided": "More time with Rosa", "without_them": "Exams. Before, they said yes to it."}
    assert client.post(address(kai, "end/"), sent | why).status_code == 302
    assert [(row.name, row.came) for row in Attended.objects.all()] == [("Alex Invented", True)]
    ended = Review.objects.get()
    assert ended.finished_at == NOW
    assert ended.decided == "More time with Rosa\n\nKai Example was not there: Exams. Before, they said yes to it."


def test_why_it_was_without_them_is_said_once(as_, review, kai, adviser, sister):
    """What was saved for later stands under what was decided, and is not asked for again."""
    look_at_everything(review, adviser.user)
    client = as_(adviser)
    sent = whole(review) | {THEIRS: "no", f"came-{sister.key.hex}": "yes", "without_them": "Exams."}
    saved = {name: value for name, value in sent.items() if name != "finish"}
    assert client.post(address(kai, "end/"), saved).status_code == 302
    review.refresh_from_db()
    assert review.finished_at is None and review.decided.endswith("Kai Example was not there: Exams.")
    again = whole(review) | {THEIRS: "no", f"came-{sister.key.hex}": "yes", "decided": review.decided}
    assert client.post(address(kai, "end/"), again).status_code == 302
    assert Review.objects.get().decided.count("was not there") == 1


def test_it_is_saved_for_later_with_nothing_of_it(as_, review, kai, adviser):
    sent = {name: value for name, value in end(review).items() if not name.startswith(("held_on", "came"))}
    assert as_(adviser).post(address(kai, "end/"), sent).status_code == 302
    review.refresh_from_db()
    assert (review.held_on, review.where, review.finished_at) == (None, "At a café", None)


@pytest.mark.parametrize(
    ("values", "people", "said"),
    [
        ({"decided": ""}, [{"name": "Alex", "who": "", "came": True}], "Write what was decided"),
        ({"decided": "Carry on"}, [{"name": "Alex", "who": "", "came": False}], "Say who came"),
        ({"decided": "Carry on"}, [], "Say who came"),
    ],
)
def test_no_door_finishes_one_without(review, adviser, values, people, said):
    look_at_everything(review, adviser.user)
    review.refresh_from_db()
    with pytest.raises(ValidationError, match=said):
        reviews.finish(
            review,
            {"held_on": TODAY} | values,
            people,
            copy_how="online",
            by=adviser.user,
            at=NOW,
            edit=review.edit,
        )


@pytest.mark.parametrize("came", [True, False])
def test_the_manager_reads_the_meeting_and_whether_they_were_there(as_, review, kai, adviser, manager, came):
    look_at_everything(review, adviser.user)
    finish(review, adviser.user, decided="More time with Rosa")
    Attended.objects.update(came=came)
    text = words(as_(manager).get(f"/manage/plans/{review.made.key}/"))
    assert "More time with Rosa" in text and "At a café" in text
    assert ("Kai Example was not at this review" in text) is not came
    assert f"(the young person): {'came' if came else 'did not come'}" in text


def test_the_message_of_an_approval_says_what_is_so_of_their_copy(as_, review, kai, adviser, manager):
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    client, there = as_(manager), f"/manage/plans/{review.made.key}/"
    sent = client.get(there).context["carried"].initial
    text = words(client.post(there, sent, follow=True))
    assert "it is on their own page from today" in text and "A copy is owed" not in text
