"""Who else is in a row: told for a few minutes, and nothing is locked."""

from datetime import timedelta

import pytest
import time_machine

from leaving_care.changing import NotAllowed
from leaving_care.models import Role
from offers.actions.presence import note_presence, others_in
from offers.models import Presence
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW, council, member, sign_in, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
ADDRESS = "/manage/offer/smallton/3/presence/"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def draft():
    return whole_edition()


def test_others_are_told_for_five_minutes(draft):
    grace = member(Role.EDITOR, draft.authority, who=user("Grace Sample")).user
    me = editor(draft)
    note_presence(draft, row="item laptop", by=grace, at=NOW)
    note_presence(draft, row="item laptop", by=me, at=NOW)
    found = others_in(draft, "item laptop", by=me, at=NOW + 4 * MINUTE)
    assert [each.user for each in found] == [grace]
    assert others_in(draft, "item advice", by=me, at=NOW) == []
    assert others_in(draft, "item laptop", by=me, at=NOW + 5 * MINUTE) == []


def test_it_is_one_row_each_and_what_is_long_past_goes(draft):
    me, other = editor(draft), editor(draft)
    note_presence(draft, row="edition", by=other, at=NOW)
    for minutes in (0, 61, 62):
        note_presence(draft, row="edition", by=me, at=NOW + minutes * MINUTE)
    assert [(row.user, row.seen_at) for row in Presence.objects.all()] == [(me, NOW + 62 * MINUTE)]


@pytest.mark.parametrize("role", [Role.PARTICIPATION, Role.APPROVER, Role.MANAGER, "stranger"])
def test_nobody_else_is_in_it(draft, role):
    there = council("elsewhere")
    who = member(Role.EDITOR, there).user if role == "stranger" else member(role, draft.authority).user
    with pytest.raises(NotAllowed):
        note_presence(draft, row="edition", by=who, at=NOW)
    assert not Presence.objects.exists()


def test_the_page_and_the_script_say_who_else_is_there(draft, client):
    grace = member(Role.EDITOR, draft.authority, who=user("Grace Sample")).user
    note_presence(draft, row="theme home", by=grace, at=NOW)
    with time_machine.travel(NOW + 2 * MINUTE, tick=False):
        sign_in(client, editor(draft), NOW)
        answer = client.post(ADDRESS, {"row": "theme home"})
        page = client.get("/manage/offer/smallton/3/themes/home/").content.decode()
        overview = client.get("/manage/offer/smallton/3/").content.decode()
    said = "Grace Sample is in this too, 2 minutes ago."
    assert answer.json() == {"words": said}
    assert said in page and "Grace Sample" not in page[: page.index("</title>")]
    assert "Grace Sample (theme home)" in overview


@pytest.mark.parametrize("row", ["", "a\0b", "x" * 201])
def test_what_is_no_row_is_not_noted(draft, as_, row):
    assert as_(editor(draft)).post(ADDRESS, {"row": row}).json() == {"words": ""}
    assert not Presence.objects.exists()


def test_nobody_is_in_a_published_edition(draft, as_):
    publish(draft)
    assert as_(editor(draft)).post(ADDRESS, {"row": "edition"}).json() == {"words": ""}
    assert not Presence.objects.exists()
