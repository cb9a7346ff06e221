"""Loading an offer from files: all of it or none, and twice the same."""

import shutil
from io import StringIO

import pytest
from django.core.management import call_command

from leaving_care.models import Authority
from offers.loading import load_offer
from offers.models import Contact, Edition, Item, ItemIdentity, ItemRule, Statement
from tests.leaving_care.rows import publish
from tests.offers.loaded import refused, rows
from tests.offers.offer_files import (
    CONTACT,
    COUNCIL,
    COUNCILS,
    DISTRICT,
    DROP,
    EDITION,
    FIXTURES,
    HOME,
    ITEM,
    NUMBER,
    an_offer,
    put,
    read,
    write,
)

pytestmark = pytest.mark.django_db


# The real councils


@pytest.mark.parametrize("council", COUNCILS)
def test_a_real_offer_loads_and_loading_it_again_changes_nothing(council):
    loaded = load_offer(FIXTURES / council)
    assert loaded.changed and loaded.edition.is_draft and loaded.edition.authority.slug == council
    before = rows()
    again = load_offer(FIXTURES / council)
    assert not again.changed and again.edition == loaded.edition
    assert rows() == before


def test_every_row_of_the_files_is_in_the_database():
    files = read("derby")
    edition = load_offer(FIXTURES / "derby").edition
    items = [item for name in sorted(files) if name.startswith("themes") for item in files[name]["items"]]
    assert list(edition.items.values_list("slug", flat=True)) == [item["slug"] for item in items]
    assert ItemRule.objects.count() == sum(len(item.get("rules", [])) for item in items)
    assert edition.statements.count() == len(files["statements.toml"]["statements"])
    assert edition.contacts.count() == len(files["contacts.toml"]["contacts"])
    assert [theme.slug for theme in edition.themes.all()][:3] == ["support", "education", "housing"]


def test_the_command_loads_and_says_so():
    out = StringIO()
    call_command("load_offer", FIXTURES / "derbyshire", stdout=out)
    call_command("load_offer", FIXTURES / "derbyshire", stdout=out)
    assert out.getvalue().splitlines() == ["Derbyshire: edition 1: loaded", "Derbyshire: edition 1: nothing to change"]


# Loading again


def test_every_value_of_the_files_is_kept(tmp_path):
    edition = load_offer(write(tmp_path, an_offer())).edition
    item = edition.items.get(slug="starter-pack")
    assert (item.amount_figure, item.amount_each, item.amount_at_most) == (15.5, "month", True)
    assert item.policy == item.amount_set_in == edition.documents.get()
    assert [link.theme.slug for link in item.item_themes.order_by("-is_first")] == ["home", "money"]
    assert sorted(provider.name or provider.authority.slug for provider in item.providers.all()) == [
        "The Furniture Shed",
        "casterbridge",
    ]
    assert edition.statements.get(key="choice").parent.key == "pledge"
    team = edition.contacts.get(key="team")
    assert [link.district.slug for link in team.contact_districts.all()] == ["casterbridge"]
    assert Authority.objects.get(slug="casterbridge").county == edition.authority


def test_a_draft_is_replaced_as_a_whole(tmp_path):
    first = load_offer(write(tmp_path, an_offer())).edition
    files = put(an_offer(), f"{HOME}/items/1", DROP)
    put(files, f"{ITEM}/name", "A pack for your home")
    second = load_offer(write(tmp_path, files))
    assert second.changed
    assert not Edition.objects.filter(pk=first.pk).exists() and Edition.objects.count() == 1
    assert list(Item.objects.values_list("name", flat=True)) == ["A pack for your home"]
    assert (Contact.objects.count(), Statement.objects.count()) == (2, 3)


def test_an_item_keeps_its_identity_from_edition_to_edition(tmp_path):
    first = load_offer(write(tmp_path, an_offer())).edition
    publish(first)
    files = put(an_offer(), f"{EDITION}/number", 2)
    put(files, f"{ITEM}/name", "A pack for your home")
    second = load_offer(write(tmp_path, files)).edition
    assert second != first
    one, other = (edition.items.get(slug="starter-pack").identity for edition in (first, second))
    assert one.uuid == other.uuid
    assert ItemIdentity.objects.count() == 2


def test_a_published_edition_refuses_other_words(tmp_path):
    edition = load_offer(write(tmp_path, an_offer())).edition
    publish(edition)
    before = rows()
    assert not load_offer(tmp_path).changed
    (fault,) = refused(write(tmp_path, put(an_offer(), f"{ITEM}/name", "Other words")))
    assert (fault.file, fault.row, fault.field) == ("edition.toml", "[edition]", "number")
    assert fault.wrong == "Edition 1 is published and stays as it is. Give the new words the next number."
    # Not even the council's own rows are taken from files that were refused.
    refused(write(tmp_path, put(put(an_offer(), f"{COUNCIL}/name", "Another name"), f"{ITEM}/name", "Other words")))
    assert rows() == before


def test_a_councils_own_rows_may_change_whatever_is_published(tmp_path):
    edition = load_offer(write(tmp_path, an_offer())).edition
    publish(edition)
    loaded = load_offer(write(tmp_path, put(an_offer(), f"{COUNCIL}/name", "Another name")))
    assert not loaded.changed
    assert loaded.edition.authority.name == "Another name"


def test_what_is_left_out_the_second_time_is_gone(tmp_path):
    load_offer(write(tmp_path, an_offer()))
    files = put(an_offer(), f"{COUNCIL}/website", DROP)
    put(files, "authority.toml/words", [{"instead_of": "NEET", "say": "looking for work"}])
    put(files, "authority.toml/districts/1", DROP)
    council = load_offer(write(tmp_path, files)).edition.authority
    assert council.website == ""
    assert [word.instead_of for word in council.words.all()] == ["NEET"]
    assert [district.slug for district in council.districts.all()] == ["casterbridge"]


def test_a_district_that_a_published_edition_points_to_stays(tmp_path):
    edition = load_offer(write(tmp_path, an_offer())).edition
    publish(edition)
    files = put(put(an_offer(), f"{EDITION}/number", 2), DISTRICT, DROP)
    put(put(files, f"{CONTACT}/districts", ["melchester"]), f"{ITEM}/providers", DROP)
    council = load_offer(write(tmp_path, files)).edition.authority
    assert {district.slug for district in council.districts.all()} == {"casterbridge", "melchester"}


def test_a_district_whose_address_is_mended_is_the_same_row(tmp_path):
    load_offer(write(tmp_path, an_offer()))
    before = Authority.objects.get(slug="casterbridge")
    files = put(an_offer(), f"{DISTRICT}/slug", "dorchester")
    put(put(files, f"{CONTACT}/districts", ["dorchester"]), f"{ITEM}/providers/1/authority", "dorchester")
    load_offer(write(tmp_path, files))
    assert Authority.objects.get(pk=before.pk).slug == "dorchester"
    assert Authority.objects.filter(county=before.county).count() == 2


# How files may be written


def test_a_mark_before_the_first_letter_and_windows_line_ends_load_and_change_nothing(tmp_path):
    folder = shutil.copytree(FIXTURES / "derbyshire", tmp_path / "derbyshire")
    load_offer(folder)
    for path in folder.rglob("*.toml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert not load_offer(folder).changed


def test_blanks_round_a_word_change_nothing(tmp_path):
    load_offer(write(tmp_path, an_offer()))
    files = put(
        put(an_offer(), f"{ITEM}/identity", " wessex-starter-pack "), f"{COUNCIL}/name", "Wessex County Council "
    )
    assert not load_offer(write(tmp_path, files)).changed


def test_other_comments_change_nothing(tmp_path):
    load_offer(write(tmp_path, an_offer()))
    path = tmp_path / "edition.toml"
    path.write_text("# Looked at again today.\n" + path.read_text())
    assert not load_offer(tmp_path).changed


def test_two_rules_alike_are_no_fault(tmp_path):
    load_offer(write(tmp_path, put(an_offer(), f"{ITEM}/rules", [{"age_from": 16}, {"age_from": 16}])))
    assert ItemRule.objects.count() == 2


@pytest.mark.parametrize("number", ["116 123", "0800 1111", "+353 1 234 5678", "08081 961750", "01827 78255"])
def test_a_number_that_can_be_rung_loads(tmp_path, number):
    load_offer(write(tmp_path, put(an_offer(), NUMBER, number)))
