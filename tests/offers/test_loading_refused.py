"""What loading refuses: every fault told at once, with its place and what would be right, and nothing loaded."""

import shutil

import pytest
from django.core.management import CommandError, call_command

from leaving_care.models import Authority
from offers.loading import load_offer
from tests.offers.bad_files import BAD
from tests.offers.loaded import refused
from tests.offers.offer_files import (
    CONTACT,
    COUNCIL,
    DROP,
    EDITION,
    HOME,
    ITEM,
    NUMBER,
    RULE,
    STATEMENT,
    an_offer,
    put,
    write,
)

pytestmark = pytest.mark.django_db

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
