"""Rows that will not do: each fault is told at its row, by the heading of its column, and in an editor's words."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaving_care.models import Authority
from offers.bringing.checking import check, fill
from offers.bringing.reading import read
from offers.bringing.sheets import SHEETS
from offers.models import Edition, ItemIdentity
from tests.desk.drafts import publish
from tests.offers.bad_sheets import DAY, MANY_FAULTS, as_typed, sound
from tests.people import council

pytestmark = pytest.mark.django_db
# What only somebody who knows how the portal is made would understand.
NOT_AN_EDITOR_S = (
    "toml", "[", "]", "{", "slug", "key", "table", "field", "None", "True", "False", "str", "int", "float", "bool", "_", "null",
    "constraint", "value", "characters)", "URL", "file", "py",
)  # fmt: skip
# Words of a list that may be chosen from, as they are written in a cell.
CHOSEN_FROM = ("One of:", "It names:", "Known:", "knows:")


@pytest.mark.parametrize(
    ("sheet", "row", "fault"),
    [
        ("Items", {"theme": "gone"}, "Theme: There is no theme “gone” among the rows."),
        ("Items", {"theme": ""}, "Theme: This is missing."),
        ("Items", {"name": ""}, "Name: This is missing."),
        ("Items", {"slug": "Not A Slug"}, "Address: “Not A Slug” will not do here."),
        ("Items", {"duty": "We must"}, "Duty, Law or guidance: Say which law or guidance"),
        ("Items", {"amount.figure": "-1"}, "Amount: “-1” is not an amount."),
        ("Items", {"amount.figure": "0"}, "Amount: An amount is more than nothing."),
        ("Items", {"policy": "gone"}, "Policy: “gone” is no document."),
        ("Items", {"what_we_offer": "x" * 20_001}, "What we offer: It is 20001 characters long"),
        ("Items", {"source": "page 3"}, "Source lines: “page 3” should be a document and its lines"),
        ("Rules", {"of": "gone"}, "Item: There is no item “gone” among the rows."),
        ("Rules", {"of": ""}, "Item: This is missing."),
        ("Rules", {"age_from": "26"}, "From age, To age: The first age is above the last."),
        ("Rules", {"statuses": "nobody"}, "Statuses: Not known: nobody."),
        ("Numbers", {"number": "01332 64XXXX"}, "Number: “01332 64XXXX” is not a whole telephone number."),
        ("Contacts", {"kind": "Somebody"}, "Kind: “Somebody” is not one that is known."),
        ("Edition", {"title": ""}, "Title: This is missing."),
    ],
)
def test_a_row_that_will_not_do_says_so_at_its_column(sheet, row, fault):
    found = read(sound()).rows
    place = next(number for number, each in enumerate(found) if each.sheet == sheet)
    found[place].values.update(row)
    said = check(found, Authority(slug="smallton", name="Smallton"), on=DAY).faults[place]
    assert any(each.startswith(fault) for each in said), said


def test_a_row_that_is_there_twice_says_where_the_other_is():
    found = read(sound()).rows
    items = [number for number, each in enumerate(found) if each.sheet == "Items"]
    found[items[1]].values["identity"] = "pack"
    said = check(found, Authority(slug="smallton"), on=DAY).faults
    assert said == {items[1]: ["Item: “pack” is there already (Items, row 2)."]}


def test_every_fault_of_every_row_is_told_at_once():
    found = read(sound()).rows
    for row in found:
        row.values.update({"slug": "A B", "key": "A B", "of": "gone", "number": "1", "title": ""})
    checked = check(found, Authority(slug="s"), on=DAY)
    assert set(checked.faults) == set(range(len(found)))
    assert sum(len(each) for each in checked.faults.values()) >= len(found)
    assert not checked.is_sound


def test_an_offer_needs_one_edition():
    without = [row for row in read(sound()).rows if row.sheet != "Edition"]
    assert check(without, Authority(slug="s"), on=DAY).whole == [
        "There is no row for the edition. It needs one, with a title."
    ]
    twice = check(read(sound(Edition=[{"title": "A"}, {"title": "B"}])).rows, Authority(slug="s"), on=DAY)
    assert twice.faults == {1: ["Title: There is one row for the edition. Leave this one out."]}


def test_many_kinds_of_fault_in_one_file_are_all_told_in_an_editor_s_words():
    here = council("newton")
    found = read(as_typed(MANY_FAULTS))
    assert found.faults == []
    checked = check(found.rows, here, on=DAY)
    told = {(found.rows[place].source_text, fault) for place, faults in checked.faults.items() for fault in faults}
    kinds = {fault.partition(": ")[2].split("”")[-1] for _, fault in told}
    assert len(kinds) >= 30, sorted(kinds)
    for where, fault in sorted(told):
        heading, _, wrong = fault.partition(": ")
        sheet = where.partition(",")[0]
        headings = {column.heading for column in SHEETS[sheet].columns}
        assert set(heading.split(", ")) <= headings, fault
        for words in CHOSEN_FROM:
            wrong = wrong.partition(words)[0]
        for word in NOT_AN_EDITOR_S:
            found = re.search(rf"\b{word}\b" if word.isalpha() else re.escape(word), quoted_out(wrong))
            assert not found, (word, fault)


def quoted_out(wrong: str) -> str:
    """A message without what it quotes of the file."""
    return "".join(part.partition("”")[2] or part * (number == 0) for number, part in enumerate(wrong.split("“")))


def test_the_number_of_queries_does_not_grow_with_the_rows():
    here = council("newton")

    def asked(items: int) -> tuple[int, int]:
        rows = [
            {"identity": f"i{n}", "slug": f"i{n}", "theme": "home", "name": "A", "what_we_offer": "B."}
            for n in range(items)
        ]
        rules = [{"of": f"i{n}", "age_from": "16", "age_to": "25"} for n in range(items)]
        points = [{"said": "More.", "items": f"i{n}"} for n in range(items)]
        found = read(sound(**{"Items": rows, "Rules": rules, "You said": points})).rows
        with CaptureQueriesContext(connection) as looked:
            checked = check(found, here, on=DAY)
        assert checked.is_sound
        draft = Edition.objects.create(authority=here, number=items, title="-")
        with CaptureQueriesContext(connection) as written:
            fill(draft, checked)
        assert draft.items.count() == draft.points.count() == items
        return len(looked), len(written)

    few, many = asked(2), asked(20)
    assert few[0] == many[0] <= 4
    assert few[1] == many[1] <= 30


@pytest.mark.parametrize(
    ("sheet", "row", "fault"),
    [
        ("Consultations", {"who": "A", "held_on": "2026-02-01", "ends_on": "2026-01-01"}, "On, Last day: It cannot end before"),
        ("You said", {"said": "A", "answer": "We did it"}, "We did: Say what you did, or what you are doing."),
        ("You said", {"said": "A", "answer": "We cannot"}, "Answer, Why not: Say why it cannot be done."),
        ("You said", {"said": "A", "items": "gone"}, "Items: There is no item “gone” in this offer"),
        ("You said", {"said": "A", "consultation": "gone"}, "Consultation: “gone” is no consultation."),
        ("Item changes", {"identity": "gone", "kind": "Less"}, "Item: There is no item “gone” in this offer"),
        ("Item changes", {"identity": "pack", "reason": "A"}, "Why there is less, Whose decision: Say whose decision it was."),
        ("Item changes", {"identity": "pack", "decided_on": "2026-04-03"}, "Decided on: The day of a decision cannot be in"),
        ("What changed", {"kind": "Less"}, "Text: This is missing."),
        ("What changed", {"kind": "Less", "text": "A", "ages_from": "20", "ages_to": "16"}, "From age, To age: The first age"),
        ("In districts", {"district": "gone", "key": "a"}, "District: “gone” is no district of this council. Known: littleton."),
        ("In districts", {"key": "a"}, "District: This is missing."),
        ("In districts", {"district": "littleton", "key": "a", "differs_from": "pack"}, "Instead of item, Why it is different: "),
        (
            "In districts", {"district": "littleton", "key": "a", "differs_from": "pack", "reason": "A"},
            "Instead of item: Say what is different there.",
        ),
        ("In districts", {"district": "littleton", "key": "a", "name": "A"}, "Instead of item, Theme, Name, What we offer: Give"),
        ("In districts", {"district": "littleton", "key": "a", "theme_slug": "gone"}, "Theme: “gone” is no theme."),
        ("Joint councils", {"authority": "gone"}, "Council: “gone” is no council here."),
        ("Joint councils", {"authority": "newton"}, "Council: This council keeps the offer itself."),
        ("Joint councils", {"authority": "littleton"}, "Council: A district’s care leavers are the county’s."),
        ("Joint councils", {"authority": "bigton"}, "Council: Bigton Council has published an offer of its own."),
    ],
)  # fmt: skip
def test_a_row_that_goes_with_the_offer_is_held_to_the_desk_s_rules(sheet, row, fault):
    here, big = council("newton"), council("bigton")
    Authority.objects.filter(pk=here.pk).update(tier="county")
    Authority.objects.filter(slug=council("littleton").slug).update(tier="district", county=here)
    publish(Edition.objects.create(authority=big, number=1, title="-", effective_from=DAY))
    found = read(sound(**{sheet: [row]})).rows
    said = check(found, here, on=DAY).faults[len(found) - 1]
    assert any(each.startswith(fault) for each in said), said


def test_what_has_ended_is_named_by_the_word_that_it_had():
    here = council("newton")
    row = {"identity": "bus-pass", "kind": "Ended"}
    assert check(read(sound(**{"Item changes": [row]})).rows, here, on=DAY).is_sound
    before = ItemIdentity.objects.create(authority=here, key="taxi")
    row = {"identity": before.key, "kind": "Less"}
    assert check(read(sound(**{"Item changes": [row]})).rows, here, on=DAY).is_sound


@pytest.mark.parametrize("places", ["x", "1, 2", "99999", "-1"])
def test_places_are_one_number_for_each_theme(places):
    found = read(sound()).rows
    item = next(number for number, each in enumerate(found) if each.sheet == "Items")
    found[item].values["places"] = places
    [said] = check(found, Authority(slug="s"), on=DAY).faults[item]
    assert said.startswith("Places in its themes: Write one whole number for each of its themes")
