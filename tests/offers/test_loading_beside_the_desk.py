"""What files no longer overwrite once people work with the offer here."""

from datetime import UTC, datetime

import pytest

from leaving_care.actions.council import SETTINGS
from leaving_care.models import AuthorityWord, Event, RoleTitle
from offers.loading import FaultyFiles, load_offer
from offers.models import DateToCheck, Edit, Edition, FindingMark
from tests.leaving_care.rows import build
from tests.offers.offer_files import COUNCIL, EDITION, an_offer, put, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(tmp_path):
    """A draft that came from files."""
    return load_offer(write(tmp_path, an_offer())).edition


def again(tmp_path, **changes):
    """The same files with other words."""
    files = put(an_offer(), f"{EDITION}/title", "Other words")
    for place, value in changes.items():
        put(files, f"{COUNCIL}/{place}", value)
    return write(tmp_path / "again", files)


def test_a_draft_that_was_changed_at_the_desk_is_not_replaced(tmp_path, edition):
    build(Edit, edition=edition)
    with pytest.raises(FaultyFiles) as refusal:
        load_offer(again(tmp_path))
    assert "worked on at the desk" in str(refusal.value.faults[0])
    assert Edition.objects.get().title != "Other words"


def test_one_that_was_only_looked_at_is(tmp_path, edition):
    build(DateToCheck, edition=edition)
    build(FindingMark, edition=edition)
    assert load_offer(again(tmp_path)).edition.title == "Other words"
    assert not DateToCheck.objects.exists() and not FindingMark.objects.exists()


def test_colour_titles_and_words_stay_as_an_administrator_set_them(tmp_path, edition):
    council = edition.authority
    council.accent = "#123456"
    council.save(update_fields=["accent"])
    RoleTitle.objects.filter(authority=council).delete()
    AuthorityWord.objects.filter(authority=council).delete()
    Event.objects.create(
        kind=Event.Kind.CHANGED, what=SETTINGS, authority=council, at=datetime(2026, 4, 1, 9, tzinfo=UTC)
    )
    load_offer(again(tmp_path, accent="#005500", people_word="our young people"))
    council.refresh_from_db()
    assert (council.accent, council.people_word) == ("#123456", "our young people")
    assert not council.role_titles.exists() and not council.words.exists()


def test_until_then_the_files_say_them(tmp_path, edition):
    load_offer(again(tmp_path, accent="#005500"))
    edition.authority.refresh_from_db()
    assert edition.authority.accent == "#005500"
