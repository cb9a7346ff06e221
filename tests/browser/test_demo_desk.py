"""The desk as somebody finds it who has just run the demo: work under way for each who makes the offer, on a small phone."""

import pytest
from playwright.sync_api import expect

from pathways.demo.people import to_sign_in_as
from tests.browser.axe import NewShapes
from tests.browser.test_demo import choose
from tests.browser.test_every_page import SIDEWAYS

DERBY, DERBYSHIRE, STAFFORDSHIRE = (
    f"/manage/offer/{council}/2/" for council in ("derby", "derbyshire", "staffordshire")
)
SEEN_BY = {
    "ellen.derby@example.gov.uk": [
        DERBY, f"{DERBY}items/derby-communication-allowance/", f"{DERBY}compare/", f"{DERBY}checks/", f"{DERBY}history/",
        f"{DERBY}proposals/", f"{DERBY}links/", "/manage/offer/derby/suggestions/",
    ],
    "bea.derby@example.gov.uk": [f"{DERBY}consult/", f"{DERBY}points/"],
    "peter.derbyshire@example.gov.uk": [f"{DERBYSHIRE}agree/", f"{DERBYSHIRE}agree/agreed/", f"{DERBYSHIRE}dates/"],
    "rhys.staffordshire@example.gov.uk": [f"{STAFFORDSHIRE}districts/"],
}  # fmt: skip


@pytest.mark.parametrize("email", SEEN_BY)
def test_there_is_work_under_way_and_its_pages_are_sound(phone, email):
    council = email.split("@")[0].split(".")[1]
    one = next(each for each in to_sign_in_as(council) if each.email == email)
    assert choose(phone, one).status == 200
    expect(phone.get_by_role("heading", name="What needs someone now")).to_be_visible()
    judge, found = NewShapes(), {}
    for address in ("/manage/offer/", *SEEN_BY[email]):
        assert phone.goto(address).status == 200, address
        faults = judge.faults(phone) + (["wider than the phone"] if phone.evaluate(SIDEWAYS) else [])
        if faults:
            found[address] = faults
    assert found == {}
