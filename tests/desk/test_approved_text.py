"""The text that was agreed is the text that is published: whatever changes it afterwards, by whichever door, stops it."""

import copy

import pytest
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict

from offers.actions import timing
from offers.actions.publishing import PublishRefused, publish_edition
from offers.agreeing import Stage
from offers.contents import read_contents
from offers.models import AcceptedFault, Approval, Edition
from tests.desk.agreed import HOUR, Desk
from tests.desk.doors import DOORS, NO_TEXT, opening_functions, prepare
from tests.desk.drafts import editor, whole_edition
from tests.leaving_care.rows import build, guarded_models, root_of
from tests.matrix import undone
from tests.people import NOW

pytestmark = pytest.mark.django_db
# What a draft holds and no reader reads; and what bodies do not agree to: who agreed it, and advice passed over.
NO_WORDS = {"published_at", "published_by", "set_aside_at", "files_hash", "copied_from"}
NOT_AGREED_TO = (Approval, AcceptedFault)
PARTS = [
    model
    for model in guarded_models()
    if hasattr(model, "frozen_with") and model._meta.app_label == "offers" and root_of(model) is Edition
]
TEXT = [model for model in PARTS if model not in (Edition, *NOT_AGREED_TO)]


@pytest.fixture(scope="module")
def agreed_once(django_db_setup, django_db_blocker):
    """A draft with everything in it, agreed by both bodies: for all the tests here, each of which is undone."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, undone():
        patch.setattr("offers.actions.agreeing.findings", lambda *given: [])
        edition = whole_edition()
        prepare(edition, editor(edition))
        desk = Desk(edition=edition)
        desk.agree()
        assert desk.now.is_agreed
        yield desk


@pytest.fixture
def agreed(agreed_once, monkeypatch):
    """The same, read by nobody else."""
    monkeypatch.setattr("offers.actions.agreeing.findings", lambda *given: [])
    return copy.deepcopy(agreed_once)


def fingerprint(edition):
    return read_contents(Edition.objects.get(pk=edition.pk)).text_fingerprint()


def cannot_go_out(desk):
    """Neither the desk nor a command publishes it."""
    assert desk.now.stage == Stage.CHANGED
    with pytest.raises(ValidationError, match="changed after it was agreed"):
        timing.publish_now(desk.edition, by=desk.editor, at=NOW)
    with pytest.raises(ValidationError, match="changed after it was agreed"):
        timing.set_time(desk.edition, goes_out_at=NOW + HOUR, by=desk.editor, at=NOW)
    with pytest.raises(PublishRefused, match="changed after it was agreed"):
        publish_edition(desk.edition, at=NOW, by="a test", must_be_agreed=True)
    assert Edition.objects.get(pk=desk.edition.pk).is_draft


def test_every_door_is_tried():
    assert opening_functions() == DOORS.keys() | NO_TEXT


@pytest.mark.parametrize("door", DOORS)
def test_an_edit_through_a_door_takes_the_agreement_back(agreed, published_folder, door):
    DOORS[door](agreed.edition, by=editor(agreed.edition), at=NOW)
    assert agreed.edition.edits.exists()
    cannot_go_out(agreed)


@pytest.mark.parametrize("model", TEXT, ids=lambda model: model.__name__)
def test_a_row_that_comes_changes_or_goes_takes_the_agreement_back(agreed, published_folder, model):
    """Whoever writes it, by a door or past all of them."""
    row = build(model, agreed.edition)
    cannot_go_out(agreed)
    agreed.submit()
    with_it = fingerprint(agreed.edition)
    model._base_manager.filter(pk=row.pk).delete()
    assert fingerprint(agreed.edition) != with_it


@pytest.mark.parametrize("model", [Edition, *TEXT], ids=lambda model: model.__name__)
def test_every_word_of_a_row_is_part_of_what_was_agreed(agreed, model):
    row = agreed.edition if model is Edition else build(model, agreed.edition)
    contents = read_contents(agreed.edition)
    mine = next(one for one in contents._rows() if type(one) is model and one.pk == row.pk)
    hashed = model_to_dict(mine, exclude=["published_at", "set_aside_at", "themes", "districts", "identities"])
    assert {field.name for field in model._meta.concrete_fields} - hashed.keys() == (
        NO_WORDS if model is Edition else set()
    )


def test_who_agreed_it_is_not_part_of_what_is_agreed(agreed):
    before = fingerprint(agreed.edition)
    for model in NOT_AGREED_TO:
        build(model, agreed.edition)
    assert fingerprint(agreed.edition) == before
