"""Items of a draft: added, brought back, changed with their rules and providers, ended; who may, and who was first."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions.items import add_item, change_item, end_item, said_by
from offers.models import Edit, Edition, Item, ItemIdentity
from tests.desk.drafts import editor, publish, whole_edition
from tests.desk.filling import fields_of, said_wrong, send
from tests.desk.large import many
from tests.people import NOW, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def pack(edition):
    return Item.objects.get(edition=edition, slug="starter-pack")


def at(edition, path):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/items/{path}"


def change(item, **said):
    """Changes an item's name, and nothing else unless it is said."""
    told = {
        "values": {"name": "A starter pack"},
        "themes": [link.theme for link in item.item_themes.order_by("-is_first")],
        "rules": [(rule.pk, {}) for rule in item.rules.all()],
        "providers": [(row.pk, {}) for row in item.providers.all()],
        "version": fingerprint(said_by(item)),
        "at": NOW,
    }
    change_item(item, **told | said)


def test_an_item_is_changed_and_the_history_keeps_what_it_said(edition, grace):
    item = pack(edition)
    rules = list(item.rules.all())
    change(
        item, by=grace, why="Dearer pans", values={"name": "A starter pack", "amount_figure": Decimal(2500)},
        rules=[(rules[0].pk, {"age_to": 21}), (None, {"age_from": 22, "living": ["custody"]})],
    )  # fmt: skip
    item.refresh_from_db()
    assert (item.name, item.amount_figure, item.slug) == ("A starter pack", 2500, "starter-pack")
    first, second = item.rules.all()
    assert (first.pk, first.age_from, first.age_to, second.age_from, second.living) == (
        rules[0].pk,
        16,
        21,
        22,
        ["custody"],
    )
    edit = Edit.objects.get(identity=item.identity)
    assert (edit.row, edit.what, edit.why, edit.by) == ("item starter-pack", "changed", "Dearer pans", grace)
    assert edit.before["amount_figure"] == "2000.00" and edit.after["amount_figure"] == "2500"
    assert set(edit.after) == {"name", "amount_figure", "ItemRule"}


def test_an_item_moves_to_another_theme_and_keeps_one_address(edition, grace):
    item, money = pack(edition), edition.themes.get(slug="money")
    change(item, by=grace, themes=[money])
    assert [(link.theme, link.is_first) for link in item.item_themes.all()] == [(money, True)]
    home = edition.themes.get(slug="home")
    change(Item.objects.get(pk=item.pk), by=grace, themes=[home, money])
    assert said_by(Item.objects.get(pk=item.pk))["themes"] == ["home", "money"]


def test_nothing_that_cannot_be_is_saved(edition, grace):
    item = pack(edition)
    for wrong in (
        {"values": {"duty": "must", "provision": ""}},
        {"values": {"amount_figure": Decimal(0)}},
        {"values": {"what_we_offer": "x" * 20_001}},
        {"rules": [(None, {"age_from": 21, "age_to": 18})]},
        {"providers": [(None, {"name": ""})]},
        {"themes": []},
        {"themes": [whole_edition(f"other{uuid.uuid4().hex[:6]}").themes.first()]},
    ):
        with pytest.raises(ValidationError):
            change(Item.objects.get(pk=item.pk), by=grace, **wrong)
    assert not Edit.objects.exists() and pack(edition).duty == "choose"


def test_an_item_is_added_with_a_key_of_its_own(edition, grace):
    theme = edition.themes.get(slug="home")
    said = {"values": {"name": "Starter pack", "what_we_offer": "More."}, "themes": [theme], "by": grace, "at": NOW}
    added = add_item(edition, rules=[(None, {"age_from": 18})], **said)
    assert (added.identity.key, added.slug) == ("starter-pack-2", "starter-pack-2")
    assert added.position == max(row.position for row in edition.items.all())
    assert [rule.age_from for rule in added.rules.all()] == [18]
    assert add_item(edition, **said | {"values": {"name": "Add", "what_we_offer": "x"}}).identity.key == "add-2"
    assert Edit.objects.filter(what="added").count() == 2


def test_an_item_is_ended_and_brought_back_as_the_same_promise(edition, grace):
    item = pack(edition)
    with pytest.raises(ValidationError):
        end_item(item, why="  ", by=grace, at=NOW)
    end_item(item, why="The shed has closed", by=grace, at=NOW)
    assert not edition.items.filter(pk=item.pk).exists()
    edit = Edit.objects.get(what="removed")
    assert edit.why == "The shed has closed" and edit.before["name"] == "Home starter pack"
    again = ItemIdentity.objects.get(key="starter-pack")
    said = {"values": {"name": "Pack", "what_we_offer": "Pans."}, "themes": [edition.themes.first()], "at": NOW}
    back = add_item(edition, again=again, by=grace, **said)
    assert back.identity == again
    with pytest.raises(ValidationError, match="in the draft already"):
        add_item(edition, again=again, by=grace, **said)
    foreign = ItemIdentity.objects.create(authority=council("elsewhere"), key="x")
    with pytest.raises(ValidationError, match="another council"):
        add_item(edition, again=foreign, by=grace, **said)


def test_a_form_sent_twice_is_done_once(edition, grace):
    once, item = uuid.uuid4(), pack(edition)
    change(item, by=grace, once=once)
    with pytest.raises(AlreadyDone):
        change(Item.objects.get(pk=item.pk), by=grace, once=once, values={"name": "Again"})
    said = {"values": {"name": "New", "what_we_offer": "x"}, "themes": [edition.themes.first()], "by": grace, "at": NOW}
    add_item(edition, once=(once := uuid.uuid4()), **said)
    with pytest.raises(AlreadyDone):
        add_item(edition, once=once, **said)
    assert Item.objects.filter(edition=edition, name="New").count() == 1


@pytest.mark.parametrize("role", [Role.PARTICIPATION, Role.APPROVER, Role.MANAGER, Role.ADMINISTRATOR])
def test_nobody_but_an_editor_of_the_council_may(edition, role):
    for who in (member(role, edition.authority).user, editor(council("elsewhere"))):
        with pytest.raises(NotAllowed):
            change(pack(edition), by=who)
        with pytest.raises(NotAllowed):
            add_item(edition, values={"name": "x"}, themes=[edition.themes.first()], by=who, at=NOW)
        with pytest.raises(NotAllowed):
            end_item(pack(edition), why="x", by=who, at=NOW)


def test_a_published_edition_stays_as_it_is(edition, grace, desk):
    publish(edition)
    with pytest.raises(ValidationError, match="published and stays as it is"):
        change(pack(edition), by=grace)
    for path in ("starter-pack/", "add/", "starter-pack/end/"):
        page = desk.get(at(edition, path))
        assert page.status_code == 200 and "is published and stays as it is" in page.content.decode()
        assert desk.post(at(edition, path), {"name": "x"}).status_code == 409


def test_who_saves_second_sees_both_and_chooses(edition, grace, desk):
    item = pack(edition)
    opened = fields_of(desk.get(at(edition, "starter-pack/")))
    change(item, by=grace, values={"name": "Somebody else’s name"}, rules=[])
    with pytest.raises(ChangedMeanwhile):
        change(item, by=grace, version=int(opened["version"][0]))
    answer = send(desk, at(edition, "starter-pack/"), opened, to_know="Mine, typed long")
    page = answer.content.decode()
    assert "Somebody else’s name" in page and "Mine, typed long" in page and "What it says now" in page
    assert pack(edition).name == "Somebody else’s name"
    again = send(desk, at(edition, "starter-pack/"), fields_of(answer))
    assert again.status_code == 302
    item.refresh_from_db()
    assert (item.name, item.to_know, item.rules.count()) == ("Home starter pack", "Mine, typed long", 2)


def test_saving_the_page_as_it_was_opened_changes_nothing(edition, desk):
    before = {item.pk: said_by(item) for item in edition.items.all()}
    for item in edition.items.all():
        address = at(edition, f"{item.identity.key}/")
        assert send(desk, address).status_code == 302, address
    assert {item.pk: said_by(item) for item in Edition.objects.get(pk=edition.pk).items.all()} == before
    assert not Edit.objects.exists()


def test_parts_are_added_and_taken_away_by_buttons_that_save_nothing(edition, desk):
    address = at(edition, "starter-pack/")
    more = send(desk, address, name="Typed", more="rules")
    fields = fields_of(more)
    assert fields["rules-part"] == ["0", "1", "2"] and fields["name"] == ["Typed"] and not said_wrong(more)
    less = send(desk, address, fields, drop="rules-0", rules__2__age_from="24")
    fields = fields_of(less)
    assert fields["rules-part"] == ["1", "2"] and fields["rules-2-age_from"] == ["24"]
    assert not Edit.objects.exists()
    assert send(desk, address, fields).status_code == 302
    assert [rule.age_from for rule in pack(edition).rules.all()] == [21, 24]


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(edition, desk):
    answer = send(
        desk, at(edition, "starter-pack/"), name="", what_we_offer="x" * 25_000, duty="must", provision="",
        amount_figure="0", rules__0__age_from="30", providers__0__name="", funding_ends_on=date(2027, 1, 1),
        **{"funding_ends_on-month": "13"},
    )  # fmt: skip
    said = said_wrong(answer)
    for words in (
        "Give it a name", "25,000 characters long. The most is 20,000", "law or guidance a “must”", "more than nothing",
        "Rule 1: “To age” cannot be below “From age”", "Name a partner or choose a council", "must be a real date",
    ):  # fmt: skip
        assert words in said
    assert fields_of(answer)["what_we_offer"] == ["x" * 25_000] and fields_of(answer)["rules-0-age_from"] == ["30"]
    assert not Edit.objects.exists()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"once": "x", "version": "\0"}, {"name": "a\0b"}, {"theme": "999999"}, {"policy": "x", "also": ["x", "-1"]},
        {"rules-part": ["x", "-1", "9999999999999999", "\0"]}, {"rules-0-row": "9" * 30}, {"rules-0-statuses": ["king"]},
        {"amount_figure": "1e99"}, {"amount_figure": "NaN"}, {"rules-0-age_to": "9" * 40}, {"providers-0-authority": "y"},
        {"duty": "\ud7ff"}, {"drop": "rules-x"}, {"more": "nothing"}, {"kind": ""},
    ],
)  # fmt: skip
def test_a_spoilt_form_gets_words_and_never_breaks(edition, desk, spoilt):
    answer = send(desk, at(edition, "starter-pack/"), **spoilt)
    assert answer.status_code in (200, 302)


def test_more_than_can_be_taken_at_once_gets_a_page_with_words(edition, desk):
    answer = send(desk, at(edition, "starter-pack/"), to_know="x" * 5_000_000)
    assert answer.status_code == 400 and "your browser still has what you wrote" in answer.content.decode()


def test_an_item_is_added_and_ended_by_the_pages(edition, desk):
    page = desk.get(at(edition, "add/?theme=money"))
    theme = edition.themes.get(slug="money")
    assert fields_of(page)["theme"] == [str(theme.pk)]
    address = at(edition, "add/?theme=money")
    answer = send(desk, address, fields_of(page), name="A gym pass", what_we_offer="We pay for a gym.")
    assert answer.status_code == 302
    item = edition.items.get(identity__key="a-gym-pass")
    assert [link.theme for link in item.item_themes.all()] == [theme]
    assert send(desk, at(edition, "a-gym-pass/end/"), why="").status_code == 200
    opened = fields_of(desk.get(at(edition, "a-gym-pass/end/")))
    for _ in range(2):  # the second half of a double click is done too
        assert send(desk, at(edition, "a-gym-pass/end/"), opened, why="Nobody came").status_code == 302
    assert not edition.items.filter(pk=item.pk).exists()
    assert "No edition before this draft has it" in desk.get(at(edition, "a-gym-pass/")).content.decode()


def test_what_was_offered_before_comes_back_filled_in(edition, grace, desk):
    publish(edition)
    newer = Edition.objects.create(authority=edition.authority, number=4, title="Next")
    newer.themes.create(slug="home", name="Your home", position=0)
    page = desk.get(at(newer, "add/"))
    assert "?again=starter-pack" in page.content.decode()
    address = at(newer, "add/?again=starter-pack")
    fields = fields_of(desk.get(address))
    assert fields["name"] == ["Home starter pack"] and fields["rules-part"] == ["0", "1"]
    assert send(desk, address, fields).status_code == 302
    item = newer.items.get()
    assert item.identity == pack(edition).identity and item.rules.count() == 2 and item.providers.count() == 1
    assert pack(edition).rules.count() == 2 and item.policy is None
    assert desk.get(address).status_code == 404


def test_a_save_asks_as_little_of_a_large_edition_as_of_a_small_one(edition, desk, at_most):
    address = at(edition, "starter-pack/")
    many(edition)
    opened = fields_of(desk.get(address))
    with at_most(60):
        assert send(desk, address, opened, name="Other").status_code == 302
    with at_most(26):
        assert desk.get(address).status_code == 200
