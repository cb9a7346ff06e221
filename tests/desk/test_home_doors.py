"""Where the desk's first page and a draft's sections lead: to pages that the reader may open, and that are there."""

import re
from datetime import date

import pytest
from django.urls import reverse

from leaving_care.models import Role
from offers.actions.copying import copy_edition
from offers.actions.items import end_item
from offers.models import ProposedChange, Publishing, Suggestion
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
MORE = {
    Role.EDITOR: {"suggestions", "languages", "easy_reads", "format_requests", "corrections", "bring_in"},
    Role.PARTICIPATION: {"suggestions", "languages", "easy_reads", "format_requests", "corrections"},
    Role.APPROVER: {"languages", "easy_reads", "corrections", "bodies"},
    Role.MANAGER: {"languages", "easy_reads", "corrections"},
}


@pytest.fixture
def draft():
    """A draft with a fault that blocks, one that was ended without a reason, and what waits from outside."""
    public = publish(whole_edition())
    by = editor(public)
    draft = copy_edition(public, by=by, at=NOW, effective_from=date(2027, 4, 1))
    end_item(draft.items.get(slug="advice"), why="It ended.", by=by, at=NOW)
    identity = draft.items.get(slug="laptop").identity
    ProposedChange.objects.create(edition=draft, identity=identity, words="Two laptops.", made_at=NOW)
    Suggestion.objects.create(authority=draft.authority, kind="wrong", words="The number is old.", at=NOW)
    return draft


def links(page):
    """Where the main part of a page leads."""
    main = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return set(re.findall(r'href="(/[^"#?]*)', main))


@pytest.mark.parametrize("role", MORE)
def test_every_link_opens_for_who_sees_it(draft, as_, role):
    client, here = as_(member(role, draft.authority)), f"/manage/offer/smallton/{draft.number}/"
    first = [client.get("/manage/offer/"), *(client.get(f"{here}{page}") for page in ("", "checks/", "dates/"))]
    for address in set().union(*map(links, first)):
        if address.startswith("/manage/"):
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("role", MORE)
def test_each_has_the_doors_of_their_role(draft, as_, role):
    home = links(as_(member(role, draft.authority)).get("/manage/offer/"))
    names = set().union(*MORE.values())
    assert {name for name in names if reverse(f"offers:{name}", args=["smallton"]) in home} == MORE[role]


def test_what_ended_without_a_reason_leads_to_where_the_reason_is_given(draft, as_):
    home = links(as_(editor(draft)).get("/manage/offer/"))
    assert reverse("offers:item_change", args=["smallton", draft.number, "advice"]) in home
    assert reverse("offers:edit_item", args=["smallton", draft.number, "advice"]) not in home


def test_a_run_that_failed_is_first_on_the_desk_until_another_begins(draft, as_):
    client, by = as_(editor(draft)), editor(draft)
    run = {"edition": draft, "begun_by": by, "seen_at": NOW}
    Publishing.objects.create(**run, begun_at=NOW, ended_at=NOW, failed="It was cut off.")
    page = client.get("/manage/offer/")
    assert page.context["needs"][0]["need"].kind == "It did not go out"
    assert b"It was cut off." in page.content
    assert page.context["needs"][0]["address"] == reverse("offers:publish", args=["smallton", draft.number])
    Publishing.objects.create(**run, begun_at=NOW.replace(hour=11))
    assert b"It was cut off." not in client.get("/manage/offer/").content


def test_rows_are_called_by_their_names(draft, as_):
    page = as_(editor(draft)).get(f"/manage/offer/smallton/{draft.number}/").content.decode()
    name = draft.copied_from.items.get(slug="advice").name
    assert f"“{name}” removed" in page and "item advice" not in page
