"""The three offers that the demo begins with: their findings at the desk, and Derby's next draft until it is mended."""

from datetime import date
from pathlib import Path

import pytest

from leaving_care.models import Role
from offers.actions.copying import copy_edition
from offers.actions.marking import keep_all_marks, keep_marks
from offers.actions.publishing import PublishRefused, publish_edition
from offers.contents import read_contents
from offers.findings import findings, standing
from offers.findings.counting import counted
from offers.loading import load_offer
from offers.models import ContactEmail, ContactNumber, Edition
from tests.offers.an_offer import NUMBER
from tests.people import NOW, TODAY, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
FIXTURES = Path(__file__).parents[2] / "fixtures"
BLOCKING = {"derby": 5, "derbyshire": 0, "staffordshire": 2}


def seed(council) -> Edition:
    load_offer(FIXTURES / council)
    return Edition.objects.get(authority__slug=council)


@pytest.mark.parametrize("council, blocking", BLOCKING.items())
def test_each_shows_its_findings_at_the_desk(client, council, blocking, django_assert_max_num_queries):
    edition = seed(council)
    keep_all_marks(TODAY)
    waiting = counted([edition])[edition.pk]
    assert waiting.blocking == blocking and waiting.advice > 20
    sign_in(client, member(Role.EDITOR, edition.authority).user)
    with django_assert_max_num_queries(42):
        page = client.get(f"/manage/offer/{council}/1/checks/")
    assert page.content.decode().count("<strong>Blocks:") == blocking
    assert len(page.content) < 100_000


@pytest.mark.parametrize("council", BLOCKING)
def test_no_item_says_another_amount_than_its_figure_and_no_promise_is_kept_yet(council):
    codes = {finding.code for finding in findings(read_contents(seed(council)), TODAY)}
    assert codes.isdisjoint({"amount-differs-from-words", "promise-kept", "starts-before-the-last"})


def test_derbys_phone_money_is_found_when_only_its_figure_is_changed():
    first = seed("derby")
    assert first.items.filter(amount_figure=15, amount_each="month").update(amount_figure=20) == 1
    (found,) = [each for each in findings(read_contents(first), TODAY) if each.code == "amount-differs-from-words"]
    assert "says “£15 a month” in its words, and its figure is “£20 a month”" in found.says


def test_derbys_next_draft_cannot_go_out_until_it_is_mended():
    first = seed("derby")
    editor = member(Role.EDITOR, first.authority).user
    Edition.objects.filter(pk=first.pk).update(published_at=NOW)
    first.refresh_from_db()
    draft = copy_edition(first, by=editor, at=NOW, effective_from=date(2027, 4, 1))

    with pytest.raises(PublishRefused) as refused:
        publish_edition(draft, at=NOW, by="a test")
    assert len(refused.value.findings) == 5

    for number in ContactNumber.objects.filter(contact__edition=draft, number=""):
        ContactNumber.objects.filter(pk=number.pk).update(as_printed="", **NUMBER)
    still = [finding.about for finding in left(draft)]
    assert len(still) == 3 and all(about.startswith("contact ") for about in still)
    for contact in draft.contacts.filter(key__in=[about.removeprefix("contact ") for about in still]):
        ContactEmail.objects.create(contact=contact, email="help@derby.example", position=0)
    assert left(draft) == []
    kept = [finding.about for finding in findings(read_contents(draft), TODAY) if finding.code == "promise-kept"]
    assert kept == still
    keep_marks(draft, TODAY)
    assert counted([draft])[draft.pk].blocking == 0


def left(draft):
    contents = read_contents(draft)
    return standing(findings(contents, TODAY), contents.accepted_faults)
