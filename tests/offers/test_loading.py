"""Loading an offer from files: all of it or none, twice the same, and every fault told at once with what would be right."""

import shutil
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from leaving_care.models import Authority
from offers.loading import FaultyFiles, load_offer
from offers.models import Contact, Edition, Item, ItemIdentity, ItemRule, Statement
from tests.leaving_care.rows import publish
from tests.offers.bad_files import BAD
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
    RULE,
    STATEMENT,
    an_offer,
    put,
    read,
    write,
)

pytestmark = pytest.mark.django_db


def rows():
    """Every row of our own tables, by table: as the database has it, which is asked nearly two hundred times over."""
    ours = [apps.get_app_config("leaving_care"), apps.get_app_config("offers")]
    found = {}
    with connection.cursor() as cursor:
        for model in (model for app in ours for model in app.get_models(include_auto_created=True)):
            table, pk = model._meta.db_table, model._meta.pk.column
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{pk}"')
            found[table] = cursor.fetchall()
    return found


def refused(folder):
    """The faults for which a folder is refused; nothing of it is left in the database."""
    before = rows()
    with pytest.raises(FaultyFiles) as refusal:
        load_offer(folder)
    assert rows() == before
    return refusal.value.faults


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


# What is refused


@pytest.mark.parametrize("case", BAD)
def test_what_will_not_do_is_refused_with_its_place_and_a_remedy(tmp_path, case):
    place, value, field, said = BAD[case]
    faults = refused(write(tmp_path, put(an_offer(), place, value)))
    file = next(name for name in an_offer() if place.startswith(name))
    found = [fault for fault in faults if fault.field == field and said in fault.wrong]
    assert found, "\n".join(map(str, faults))
    assert file in (found[0].file, found[0].wrong.split(":")[0].split("(")[-1])
    assert found[0].row


@pytest.mark.parametrize("place", ["authority.toml/authority/slug", f"{ITEM}/slug", f"{HOME}/theme/slug"])
def test_an_address_that_starts_with_a_line_is_refused(tmp_path, place):
    # The portal keeps its own pages under a name that starts so.
    assert refused(write(tmp_path, put(an_offer(), place, "_site")))


def test_the_row_is_named(tmp_path):
    files = put(put(an_offer(), f"{RULE}/age_to", "20"), f"{CONTACT}/numbers/0/number", "0133264XXXX")
    faults = refused(write(tmp_path, files))
    assert [(fault.file, fault.row, fault.field) for fault in faults] == [
        ("contacts.toml", "contacts 1 (team) numbers 1", "number"),
        (HOME, "items 1 (starter-pack) rules 1", "age_to"),
    ]


def test_several_faults_are_told_at_once_in_the_order_of_the_files(tmp_path):
    files = an_offer()
    files[HOME]["items"] = [dict(files[HOME]["items"][1], slug=f"item-{n}", identity=f"i-{n}") for n in range(12)]
    for number in (10, 2):
        put(files, f"{HOME}/items/{number}/duty", "might")
    put(put(files, f"{COUNCIL}/accent", "blue"), f"{EDITION}/legal_basis", ["magna-carta"])
    put(put(files, STATEMENT + "/title", 5), f"{CONTACT}/postcode", "DE1 2FS, Derby")
    faults = refused(write(tmp_path, files))
    assert [fault.field for fault in faults if fault.file == HOME] == ["duty", "duty"]
    assert [fault.row[:8] for fault in faults if fault.file == HOME] == ["items 3 ", "items 11"]
    assert {fault.file for fault in faults} == {HOME, *files} - {"themes/02-money.toml"}


def test_the_command_lists_every_fault_and_changes_nothing(tmp_path):
    write(tmp_path / "wessex", put(put(an_offer(), f"{ITEM}/duty", "might"), NUMBER, "0133264XXXX"))
    with pytest.raises(CommandError) as refusal:
        call_command("load_offer", tmp_path / "wessex", publish=True)
    first, *lines = str(refusal.value).splitlines()
    assert first == "Nothing was loaded. Faults: 2"
    assert lines[0].startswith(
        "  wessex/contacts.toml: contacts 1 (team) numbers 1: number: “0133264XXXX” is not a whole"
    )
    assert lines[1].startswith(f"  wessex/{HOME}: items 1 (starter-pack): duty: ")
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("load_offer", tmp_path / "nowhere")
    assert not Authority.objects.exists()


# What is already on this install


def test_a_second_council_may_not_take_what_the_first_has(tmp_path):
    load_offer(write(tmp_path / "first", an_offer()))
    files = put(put(an_offer(), f"{COUNCIL}/slug", "mercia"), "authority.toml/districts", [])
    put(put(files, f"{CONTACT}/districts", []), f"{ITEM}/providers", [{"authority": "wessex"}])
    (fault,) = refused(write(tmp_path / "second", files))
    assert (fault.field, fault.wrong) == ("gss_code", "Wessex County Council (wessex) has this code already.")
    load_offer(write(tmp_path / "second", put(files, f"{COUNCIL}/gss_code", "E10000098")))

    put(files, "authority.toml/districts", [{"slug": "casterbridge", "name": "C", "short_name": "C"}])
    (fault,) = refused(write(tmp_path / "second", files))
    assert fault.wrong == "Another council is called “casterbridge” already."
    put(put(files, "authority.toml/districts", []), f"{COUNCIL}/slug", "casterbridge")
    put(put(files, f"{COUNCIL}/tier", "unitary"), f"{COUNCIL}/gss_code", DROP)
    (fault,) = refused(write(tmp_path / "second", files))
    assert fault.wrong == "“casterbridge” is a district of Wessex County Council already."


# Files that cannot be read


def only_fault(folder):
    (fault,) = refused(folder)
    return fault.file, fault.wrong


def test_a_missing_file_is_told(tmp_path):
    (write(tmp_path, an_offer()) / "contacts.toml").unlink()
    assert only_fault(tmp_path) == ("contacts.toml", "The file is missing.")


def test_an_empty_folder_lists_all_that_is_missing(tmp_path):
    assert [fault.file for fault in refused(tmp_path)] == [
        "authority.toml",
        "contacts.toml",
        "edition.toml",
        "statements.toml",
        "themes/",
    ]
    assert len(refused(tmp_path / "nowhere")) == 5


def test_no_themes_folder_is_told(tmp_path):
    shutil.rmtree(write(tmp_path, an_offer()) / "themes")
    file, wrong = only_fault(tmp_path)
    assert file == "themes/" and "themes/01-housing.toml" in wrong


def test_a_folder_in_a_files_place_is_told(tmp_path):
    (write(tmp_path, an_offer()) / "themes" / "03-more.toml").mkdir()
    assert only_fault(tmp_path) == ("themes/03-more.toml", "The file cannot be opened: Is a directory.")


def test_a_link_that_leads_nowhere_is_told(tmp_path):
    (write(tmp_path, an_offer()) / "themes" / "03-more.toml").symlink_to(tmp_path / "gone")
    assert only_fault(tmp_path) == ("themes/03-more.toml", "The file is missing.")


UNREADABLE = {
    "not UTF-8": (b'title = "caf\xe9"', "Save it as UTF-8"),
    "UTF-16": ('title = "a"'.encode("utf-16"), "Save it as UTF-8"),
    "not TOML": (b"title: a", "cannot be read: Expected '=' after a key"),
    "the same key twice": (b"a = 1\na = 2", "cannot be read: Cannot overwrite a value"),
    "a bare NUL": (b'a = "\0"', "cannot be read: Illegal character"),
    "a day that does not exist": (b"[edition]\neffective_from = 2026-02-30", "Invalid date or datetime"),
    "lists in lists": (b"a = " + b"[" * 100_000, "without end"),
    "tables in tables": (b"a" + b".a" * 3_000 + b" = 1", "without end"),
    "a number of ten thousand digits": (b"number = " + b"9" * 10_000, "cannot be read: Exceeds the limit"),
    "a number of ten thousand hexadecimal digits": (
        b"number = 0x" + b"f" * 10_000,
        "cannot be read: Exceeds the limit",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told(tmp_path, case):
    content, said = UNREADABLE[case]
    (write(tmp_path, an_offer()) / "edition.toml").write_bytes(content)
    file, wrong = only_fault(tmp_path)
    assert file == "edition.toml" and said in wrong
