"""The page that compares editions, and what an editor says of a change."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.differing import say_change, version_of
from offers.contents import read_contents
from offers.findings import blocking
from offers.models import Edit, Edition, ItemChange, ItemIdentity, Withdrawal
from tests.desk.two_editions import two_editions
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = {"reason": "The price of calls fell.", "decided_by": "Corporate Parenting Board"}
ONCE = "2b1f6a3e-6a0c-4a53-9f0d-6a2f1c2d3e4f"


@pytest.fixture
def editions():
    return two_editions(council())


@pytest.fixture
def draft(editions):
    return editions[1]


@pytest.fixture
def editor():
    return member(Role.EDITOR).user


def identity(key):
    return ItemIdentity.objects.get(authority=council(), key=key)


def page(client, user, draft, query=""):
    address = reverse("offers:compare", args=[draft.authority.slug, draft.number])
    return sign_in(client, user, NOW).get(address + query)


def unreasoned(draft):
    found = blocking(read_contents(draft), TODAY)
    return [
        (row.code, row.rows[0]) for row in found if row.code in ("reduction-without-reason", "ended-without-reason")
    ]


def test_the_numbers_and_the_words(client, editor, draft):
    said = page(client, editor, draft).content.decode()
    assert "new 1 · changed 3 (better 1, reworded 1, less 1) · ended 1 · same 1" in said
    assert "£15 a month" in said and "£12 a month" in said
    assert "&lt;b&gt;" in said and "<b>find" not in said
    assert '<del><span class="govuk-visually-hidden">taken out: </span>find' in said
    assert '<ins><span class="govuk-visually-hidden">put in: </span>get' in said
    assert "2 without a reason" in said


def test_one_kind_alone(client, editor, draft):
    said = page(client, editor, draft, "?kind=less").content.decode()
    assert 'id="item-phone"' in said and 'id="item-gym"' not in said
    assert page(client, editor, draft, "?kind=<script>").status_code == 200


def test_another_edition(client, editor, editions):
    first, draft = editions
    turned = page(client, editor, first, "?with=2").content.decode()
    assert "new 1 · changed 3 (better 1, reworded 1, less 1) · ended 1 · same 1" in turned
    assert "Say why" not in turned
    assert page(client, editor, draft, "?with=9").status_code == 404
    assert page(client, editor, draft, "?with=%00").status_code == 404
    assert "nothing to compare" in page(client, editor, first).content.decode()


def test_it_takes_few_queries_however_many_items(client, editor, draft, django_assert_max_num_queries):
    address = reverse("offers:compare", args=["testshire", 2])
    sign_in(client, editor, NOW).get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


def test_managers_find_the_plans_and_editors_do_not(client, editor, draft):
    assert "plans-that-cite" not in page(client, editor, draft).content.decode()
    assert "plans-that-cite" in page(client, member(Role.MANAGER).user, draft).content.decode()


def test_a_reduction_blocks_until_it_has_a_reason_and_a_decision(draft, editor):
    assert unreasoned(draft) == [("reduction-without-reason", "item phone"), ("ended-without-reason", "item gym")]
    say_change(draft, identity("phone"), by=editor, at=NOW, **WHY)
    assert unreasoned(draft) == [("ended-without-reason", "item gym")]
    say_change(draft, identity("gym"), by=editor, at=NOW, **WHY, decided_on=TODAY, minute="12/26")
    assert unreasoned(draft) == []


def test_calling_it_better_is_no_way_round(draft, editor):
    say_change(draft, identity("phone"), kind="better", by=editor, at=NOW)
    assert ("reduction-without-reason", "item phone") in unreasoned(draft)


def test_what_was_said_is_noted_once_and_can_be_taken_back(draft, editor):
    say_change(draft, identity("phone"), by=editor, at=NOW, once=ONCE, **WHY)
    with pytest.raises(AlreadyDone):
        say_change(draft, identity("phone"), by=editor, at=NOW, once=ONCE, **WHY)
    edit = Edit.objects.get()
    assert (edit.identity, edit.what, edit.after["reason"]) == (identity("phone"), "added", WHY["reason"])
    say_change(draft, identity("phone"), by=editor, at=NOW)
    assert not ItemChange.objects.exists() and Edit.objects.count() == 2


@pytest.mark.parametrize(
    "said, field",
    [
        ({"reason": "Less money."}, "decided_by"),
        (WHY | {"decided_on": date(2026, 11, 21)}, "decided_on"),
        ({"kind": "nonsense"}, "kind"),
        (WHY | {"decided_by": "x" * 201}, "decided_by"),
    ],
)
def test_what_cannot_be_said(draft, editor, said, field):
    with pytest.raises(ValidationError) as wrong:
        say_change(draft, identity("phone"), by=editor, at=NOW, **said)
    assert field in wrong.value.message_dict


def test_two_editors(draft, editor):
    opened = version_of(None)
    say_change(draft, identity("phone"), by=editor, at=NOW, version=opened, **WHY)
    with pytest.raises(ChangedMeanwhile):
        say_change(draft, identity("phone"), by=editor, at=NOW, version=opened, **WHY | {"reason": "Other."})


@pytest.mark.parametrize("role", [Role.APPROVER, Role.PARTICIPATION, Role.MANAGER])
def test_only_editors_say_it(draft, role):
    with pytest.raises(NotAllowed):
        say_change(draft, identity("phone"), by=member(role).user, at=NOW, **WHY)


def test_nor_does_an_editor_of_the_next_council(draft):
    with pytest.raises(NotAllowed):
        say_change(draft, identity("phone"), by=member(Role.EDITOR, council("elsewhere")).user, at=NOW, **WHY)


def test_nothing_is_said_of_what_is_published(editions, editor):
    with pytest.raises(ValidationError):
        say_change(editions[0], identity("phone"), by=editor, at=NOW, **WHY)


def form(client, editor, key="phone", **said):
    address = reverse("offers:item_change", args=["testshire", 2, key])
    sign_in(client, editor, NOW)
    return client.post(address, {"version": version_of(ItemChange.objects.first()), "once": ONCE, **said})


def test_the_form_asks_for_the_reason_and_keeps_what_was_typed(client, editor, draft):
    answer = form(client, editor, minute="12/26", **{"decided_on-day": "31", "decided_on-month": "2"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Say why" in said and "Say whose decision it was" in said and 'value="12/26"' in said
    assert not ItemChange.objects.exists()


def test_the_form_saves_it(client, editor, draft):
    answer = form(client, editor, **WHY)
    assert answer.status_code == 302 and answer.url.endswith("/compare/?item=phone#item-phone")
    assert form(client, editor, **WHY).status_code == 302
    assert ItemChange.objects.get().reason == WHY["reason"]


@pytest.mark.parametrize(
    "bad", [{"reason": "\0"}, {"reason": "x" * 5000}, {"kind": "ended"}, {"decided_on-year": "9" * 99}]
)
def test_bad_input_gets_words(client, editor, draft, bad):
    assert form(client, editor, **WHY | bad).status_code == 200
    assert not ItemChange.objects.exists()


def test_a_second_editor_sees_both(client, editor, draft):
    version = version_of(None)
    say_change(draft, identity("phone"), by=editor, at=NOW, **WHY)
    said = form(client, editor, **WHY | {"reason": "Mine."}, version=version).content.decode()
    assert WHY["reason"] in said and "Mine." in said


def test_what_neither_edition_has_is_absent(client, editor, draft):
    ItemIdentity.objects.create(authority=council(), key="old")
    assert sign_in(client, editor, NOW).get("/manage/offer/testshire/2/compare/old/").status_code == 404
    assert client.get("/manage/offer/testshire/1/compare/phone/").status_code == 404


def test_a_withdrawn_edition_is_not_the_one_before(draft, editions):
    assert read_contents(draft).before.edition == editions[0]
    Withdrawal.objects.create(edition=editions[0], withdrawn_on=TODAY, reason="Wrong.", by="x", recorded_at=NOW)
    assert read_contents(Edition.objects.get(pk=draft.pk)).before is None
