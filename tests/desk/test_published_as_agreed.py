"""What is submitted stays as it was in front of the bodies, until it goes out."""

import pytest

from offers.actions.publishing import PublishRefused, publish_edition
from offers.contents import read_contents
from offers.loading import FaultyFiles, load_offer
from offers.models import BodyDecision, Edition
from tests.desk.agreed import HOUR, Desk
from tests.offers.small import draft, write_council
from tests.people import NOW

pytestmark = pytest.mark.django_db


def test_files_are_not_loaded_over_what_was_submitted(tmp_path):
    desk = Desk(tmp_path / "one")
    desk.submit()
    with pytest.raises(FaultyFiles) as refused:
        load_offer(write_council(tmp_path / "one", words="Other words."))
    assert "worked on at the desk" in str(refused.value.faults[0])
    desk.approve()
    desk.approve()
    assert desk.now.is_agreed


def test_what_is_published_is_the_very_text_that_every_body_had_in_front_of_it(published_folder, tmp_path):
    publish_edition(draft(tmp_path / "one"), at=NOW - HOUR, by="a test")
    desk = Desk(tmp_path / "two", number=2, words="New words.")
    desk.submit()
    desk.send_back()
    desk.edition.items.update(name="A better name")
    desk.agree()
    publish_edition(desk.edition, at=NOW, by="a test", must_be_agreed=True)
    decisions = BodyDecision.objects.filter(submission=desk.edition.submissions.first())
    assert {row.fingerprint for row in decisions} == {
        read_contents(Edition.objects.get(pk=desk.edition.pk)).text_fingerprint()
    }
    assert decisions.count() == 2


@pytest.mark.parametrize("step", ["making the pages", "deciding"])
def test_what_changes_while_its_pages_are_made_does_not_go_out(published_folder, tmp_path, step):
    desk = Desk(tmp_path / "one")
    desk.agree()

    def meddle(said):
        if step in said:
            desk.edition.items.update(name="Another name")

    with pytest.raises(PublishRefused, match="changed while"):
        publish_edition(desk.edition, at=NOW, by="a test", must_be_agreed=True, report=meddle)
    assert Edition.objects.get(pk=desk.edition.pk).is_draft
