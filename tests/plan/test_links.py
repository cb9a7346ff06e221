"""From a plan's pages to what stands beside it: reviews, what they say, their papers, the files of an approved version."""

import pytest
from django.urls import reverse

from leaving_care.models import Role
from pathways.models import ReviewAsk
from tests import plans as made
from tests.people import NOW, member
from tests.plan.conftest import to

KINDS = ("pdf", "large_print", "docx")


@pytest.fixture
def links(client, as_):
    """The addresses to which a page leads: links(somebody, address)."""

    def found(one, address):
        main = as_(one).get(address).content.decode().split("<main", 1)[1].split("</main>", 1)[0]
        return {part.split('"', 1)[0] for part in main.split('href="')[1:]}

    return found


def test_the_plan_leads_to_what_stands_beside_it(links, kai, adviser):
    beside = {reverse(f"work_{name}", args=[kai.key]) for name in ("review", "their_say", "assessment", "papers")}
    assert beside <= links(adviser, to(kai))


def test_an_approved_version_has_its_files_and_a_draft_has_none(links, kai, adviser, manager):
    held = made.approved(kai, adviser.user, manager.user)
    files = {reverse("plan_document", args=[kai.key, held.key, kind]) for kind in KINDS}
    assert files <= links(adviser, to(kai)) and files <= links(adviser, to(kai, f"{held.key}/"))
    draft = made.begun(kai, adviser.user)
    assert not [address for address in links(adviser, to(kai, f"{draft.key}/")) if "/documents/" in address]


def test_the_young_person_takes_theirs_along(links, kai, adviser, manager):
    held = made.approved(kai, adviser.user, manager.user)
    files = {reverse("me_plan_document", args=[held.key, kind]) for kind in KINDS}
    assert files <= links(kai.user, "/me/plan/") and files <= links(kai.user, f"/me/plan/{held.key}/")
    assert reverse("me_ask_review") in links(kai.user, "/me/review/")


def test_an_ask_is_answered_from_the_page_of_reviews_once(links, kai, adviser, manager):
    made.approved(kai, adviser.user, manager.user)
    ask = ReviewAsk.objects.create(person=kai, by=kai.user, asked_at=NOW, why="A new job")
    address = reverse("work_answer_review_ask", args=[kai.key, ask.key])
    assert address in links(adviser, reverse("work_review", args=[kai.key]))
    ReviewAsk.objects.filter(pk=ask.pk).update(answered_at=NOW, answered_by=adviser.user, answer="On Friday")
    assert address not in links(adviser, reverse("work_review", args=[kai.key]))


def test_an_administrator_comes_from_the_settings_to_those_of_plans(links, kai):
    found = links(member(Role.ADMINISTRATOR), reverse("manage_settings"))
    assert any(address.startswith(reverse("manage_plan_settings")) for address in found)
