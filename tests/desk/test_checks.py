"""The checks of an edition at the desk: what is listed, going past advice, taking it back, who sees to what."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import AuthorityLanguage, Role
from offers.actions.checking import give_finding, keep_marks, pass_advice, take_back
from offers.actions.marking import keep_all_marks, mark_once_a_day
from offers.around import read_around
from offers.contents import read_contents
from offers.findings import RULES, RULES_AROUND, findings, standing, unanswered
from offers.findings.counting import Counted, counted
from offers.findings.kinds import AT_HAND, BLOCKING, KINDS
from offers.models import AcceptedFault, Edit, Edition, FindingMark
from tests.offers.an_offer import NUMBER, Offer
from tests.offers.finding_cases import CASES
from tests.people import NOW, TODAY, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DAY = timedelta(days=1)
BASE = "/manage/offer/kesteven/1/checks/"


@pytest.fixture
def offer():
    """A draft with one fault that blocks and two pieces of advice."""
    return Offer().contact(numbers=[{"as_printed": "12XX", "source": "a:3"}]).item("Gym", duty="").statement("We may.")


@pytest.fixture
def editor(offer):
    return member(Role.EDITOR, offer.council)


def found(offer, code):
    return next(each for each in offer.found(on=TODAY) if each.code == code)


def test_every_code_is_of_one_kind_and_is_known_to_block_or_not():
    codes = {rule.__name__.replace("_", "-") for rule in (*RULES, *RULES_AROUND)}
    listed = [code for codes_of in KINDS.values() for code in codes_of]
    assert sorted(listed) == sorted(codes)
    assert AT_HAND.keys() <= codes


@pytest.mark.parametrize("code", CASES)
def test_a_code_always_blocks_or_always_advises(code):
    assert {each.blocking for each in CASES[code][0]().found(code)} == {code in BLOCKING}


def test_the_page_lists_what_blocks_first_with_the_place_to_mend(client, offer, editor):
    keep_marks(offer.edition, TODAY - 3 * DAY)
    page = sign_in(client, editor.user).get(BASE).content.decode()
    assert "1 thing to put right" in page and "2 pieces of advice wait" in page
    assert page.index("is not a whole telephone number") < page.index("Whether the law makes the council give")
    assert "/manage/offer/kesteven/1/contacts/team/" in page and "source lines a:3" in page
    assert "/manage/offer/kesteven/1/items/kesteven-1/" in page
    assert "Since 17 November 2026, 3 days" in page and "Nobody sees to it yet" in page
    assert "Health and wellbeing" in page and "Not in force yet" in page


@pytest.mark.parametrize("number", [1, 40])
def test_the_page_asks_as_little_for_many(client, offer, editor, django_assert_max_num_queries, number):
    for place in range(number):
        offer.item(f"Thing {place}", duty="")
    keep_marks(offer.edition, TODAY)
    sign_in(client, editor.user)
    with django_assert_max_num_queries(42):
        page = client.get(BASE)
    assert len(page.content) < 100_000
    with django_assert_max_num_queries(42):
        page = client.get(BASE, {"kind": "what-the-law-asks"}).content.decode()
    assert page.count("<strong>Advice:") == number + 1
    assert client.get(BASE, {"kind": "nonsense"}).status_code == 404


def test_looking_changes_nothing(client, offer, editor):
    sign_in(client, editor.user).get(BASE)
    assert not FindingMark.objects.exists() and not AcceptedFault.objects.exists()


def test_marks_keep_step_and_remember_since_when(offer):
    keep_marks(offer.edition, TODAY - DAY)
    offer.item("Swim", duty="")
    keep_marks(offer.edition, TODAY)
    since = dict(FindingMark.objects.values_list("row", "first_on"))
    assert since["item kesteven-1"] == TODAY - DAY and since["item kesteven-2"] == TODAY
    offer.edition.items.update(duty="choose")
    keep_marks(offer.edition, TODAY)
    assert set(FindingMark.objects.values_list("code", flat=True)) == {"unfinished-number", "soft-promise"}


def test_a_save_leaves_the_marks_of_what_lies_around_to_the_clock(offer):
    AuthorityLanguage.objects.create(authority=offer.council, code="ur", position=0)
    keep_all_marks(TODAY - DAY)
    keep_marks(offer.edition, TODAY)
    mark = FindingMark.objects.get(code="translation-missing")
    assert (mark.row, mark.first_on) == ("edition, language ur", TODAY - DAY)
    offer.council.languages.all().delete()
    keep_all_marks(TODAY)
    assert not FindingMark.objects.filter(code="translation-missing").exists()


def test_the_clock_keeps_the_marks_of_drafts_once_a_day(offer):
    assert [mark_once_a_day(day) for day in (TODAY, TODAY, TODAY + DAY)] == [1, 0, 1]
    Edition.objects.update(set_aside_at=NOW)
    assert keep_all_marks(TODAY) == 0


def test_what_waits_is_counted_without_reading_the_edition(offer, editor, django_assert_num_queries):
    keep_marks(offer.edition, TODAY - DAY)
    key = found(offer, "soft-promise").key
    give_finding(offer.edition, found(offer, "duty-not-recorded").key, to=editor.user, by=editor.user, at=NOW)
    with django_assert_num_queries(1):
        assert counted([offer.edition], editor.user.pk) == {
            offer.edition.pk: Counted(1, 2, TODAY - DAY, TODAY - DAY, 1)
        }
    pass_advice(offer.edition, key, reason="It depends on the weather.", by=editor.user, at=NOW)
    assert counted([offer.edition])[offer.edition.pk].advice == 1


def test_advice_is_passed_over_with_a_reason_and_taken_back(client, offer, editor):
    key = found(offer, "soft-promise").key
    sign_in(client, editor.user)
    page = client.post(f"{BASE}{key}/pass/", {"reason": "  "})
    assert "Say why it is right as it is" in page.content.decode() and not AcceptedFault.objects.exists()
    assert client.post(f"{BASE}{key}/pass/", {"reason": "It depends.", "once": uuid.uuid4()}).status_code == 302
    assert "Passed over: It depends." in client.get(BASE).content.decode()
    contents = read_contents(offer.edition)
    left = unanswered(findings(contents, TODAY, read_around(contents)), contents.accepted_faults)
    assert [each.code for each in left] == ["duty-not-recorded"]
    said = Edit.objects.get()
    assert (said.row, said.after["passed_over"]) == ("statement statement-0", "soft-promise")
    assert said.after["advice"].startswith("It says “") and said.after["reason"] == "It depends."
    assert client.get(f"{BASE}{key}/take-back/").status_code == 200
    assert client.post(f"{BASE}{key}/take-back/", {"once": uuid.uuid4()}).status_code == 302
    assert not AcceptedFault.objects.exists()


def test_what_blocks_cannot_be_passed_over(client, offer, editor):
    finding = found(offer, "unfinished-number")
    sign_in(client, editor.user)
    assert client.get(f"{BASE}{finding.key}/pass/").status_code == 404
    page = client.post(f"{BASE}{finding.key}/pass/", {"reason": "So it is printed."}).content.decode()
    assert "It cannot be passed over" in page and "So it is printed." in page
    contents = read_contents(offer.edition)
    assert [each.code for each in standing(findings(contents, TODAY), contents.accepted_faults)] == [
        "unfinished-number"
    ]


def test_one_that_blocks_stands_until_it_is_mended(offer):
    contact = offer.edition.contacts.get(key="team")
    contact.numbers.update(as_printed="", **NUMBER)
    contents = read_contents(offer.edition)
    assert standing(findings(contents, TODAY), contents.accepted_faults) == []


def test_a_form_that_is_sent_twice_is_done_once(offer, editor):
    key, once = found(offer, "soft-promise").key, uuid.uuid4()
    pass_advice(offer.edition, key, reason="It depends.", by=editor.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        pass_advice(offer.edition, key, reason="It depends.", by=editor.user, at=NOW, once=once)
    give_finding(offer.edition, key, to=editor.user, by=editor.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        give_finding(offer.edition, key, to=None, by=editor.user, at=NOW, once=once)
    assert Edit.objects.count() == 1 and FindingMark.objects.get().owner == editor.user


@pytest.mark.parametrize("role", [Role.APPROVER, Role.PARTICIPATION, Role.MANAGER, Role.PERSONAL_ADVISER])
def test_nobody_else_decides(offer, editor, role):
    other, key = member(role, offer.council).user, found(offer, "soft-promise").key
    stranger = member(Role.EDITOR).user
    for who in (other, stranger):
        for refused in (
            lambda who=who: pass_advice(offer.edition, key, reason="x", by=who, at=NOW),
            lambda who=who: take_back(offer.edition, key, by=who, at=NOW),
            lambda who=who: give_finding(offer.edition, key, to=editor.user, by=who, at=NOW),
        ):
            with pytest.raises(NotAllowed):
                refused()
        with pytest.raises(ValidationError):
            give_finding(offer.edition, key, to=who, by=editor.user, at=NOW)
    assert not AcceptedFault.objects.exists() and not FindingMark.objects.exists()


def test_somebody_of_the_list_sees_to_it(client, offer, editor):
    key = found(offer, "duty-not-recorded").key
    other = member(Role.EDITOR, offer.council)
    approver = member(Role.APPROVER, offer.council)
    sign_in(client, editor.user)
    page = client.get(f"{BASE}{key}/owner/").content.decode()
    assert other.user.name in page and approver.user.name not in page
    wrong = client.post(f"{BASE}{key}/owner/", {"owner": str(approver.key)}).content.decode()
    assert "Choose somebody of the list" in wrong
    client.post(f"{BASE}{key}/owner/", {"owner": str(other.key)})
    assert FindingMark.objects.get().owner == other.user
    assert f"{other.user.name} sees to it." in client.get(BASE).content.decode()
    client.post(f"{BASE}{key}/owner/", {"owner": ""})
    assert FindingMark.objects.get().owner is None


def test_what_is_gone_leaves_nothing_to_decide(client, offer, editor):
    key = found(offer, "soft-promise").key
    offer.edition.statements.all().delete()
    sign_in(client, editor.user)
    assert client.get(f"{BASE}{key}/pass/").status_code == 404
    page = client.post(f"{BASE}{key}/pass/", {"reason": "It depends."}).content.decode()
    assert "no longer found" in page and "It depends." in page


def test_a_published_edition_is_read_only(client, offer, editor):
    key = found(offer, "soft-promise").key
    offer.change(published_at=NOW, effective_from=TODAY)
    page = sign_in(client, editor.user).get(BASE).content.decode()
    assert "stays as it is" in page and not re.search(r"checks/\w+/|>Mend", page)
    assert client.get(f"{BASE}{key}/pass/").status_code == 404
    answer = client.post(f"{BASE}{key}/pass/", {"reason": "x"})
    assert "is published and stays as it is" in answer.content.decode()


@pytest.mark.parametrize("reason", ["x" * 5_000_000, "a\x00b", "<script>alert(1)</script>"])
def test_whatever_is_typed_gets_words(client, offer, editor, reason):
    page = sign_in(client, editor.user).post(f"{BASE}{found(offer, 'soft-promise').key}/pass/", {"reason": reason})
    assert page.status_code in (200, 302, 400, 413)
    assert "<script>alert(1)" not in client.get(BASE).content.decode()


def test_others_of_the_desk_read_and_do_not_decide(client, offer, editor):
    key = found(offer, "soft-promise").key
    sign_in(client, member(Role.APPROVER, offer.council).user)
    page = client.get(BASE).content.decode()
    assert "Editors put these right." in page and "Go past this" not in page
    assert client.get(f"{BASE}{key}/pass/").status_code == 403
    sign_in(client, member(Role.EDITOR).user)
    assert client.get(BASE).status_code == 404
