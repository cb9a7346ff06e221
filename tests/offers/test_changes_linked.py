"""What changed with any edition that is published: its list and its own page lead there, also before it applies and after."""

from datetime import UTC, date, datetime

import pytest

from offers.actions.publishing import publish_edition, withdraw_edition
from tests.offers.small import draft

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)
LIST = "/smallton/offer/editions/"
BEFORE, AFTER = date(2027, 3, 31), date(2027, 4, 1)


@pytest.fixture
def two(published_folder, tmp_path):
    """An edition that is in force until the day AFTER, and the one that takes over."""
    first = draft(tmp_path / "one")
    publish_edition(first, at=NOON, by="a test")
    second = draft(tmp_path / "two", number=2, words="New words.", effective_from="2027-04-01")
    publish_edition(second, at=NOON, by="a test")
    return first, second


@pytest.mark.parametrize("day", [BEFORE, AFTER])
@pytest.mark.parametrize("number", [1, 2])
def test_the_list_and_the_editions_page_lead_to_what_changed(two, visit, day, number):
    link = f'href="{LIST}{number}/changes/">What changed in edition {number}</a>'
    assert link in visit(LIST, day)[1] and link in visit(f"{LIST}{number}/", day)[1]
    status, page = visit(f"{LIST}{number}/changes/", day)
    assert status == 200 and "<h1>What changed</h1>" in page
    assert f"What changed in edition {number}" not in visit("/smallton/offer/", day)[1]


def test_a_withdrawn_edition_has_no_such_page_and_no_link(two, visit):
    withdraw_edition(two[1], on=date(2026, 5, 1), reason="It was wrong.", by="a test", at=NOON)
    day = date(2026, 5, 2)
    assert f"{LIST}2/changes/" not in visit(LIST, day)[1] and visit(f"{LIST}2/changes/", day)[0] == 404
    assert f"{LIST}1/changes/" in visit(LIST, day)[1]
