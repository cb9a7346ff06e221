"""A translator's file goes out and comes back the same; a broken one says all that is wrong with it and changes nothing."""

from datetime import date

import pytest

from leaving_care.models import Role
from offers.actions.translating import Text, take_in
from offers.models import Translation
from offers.speaking import translations_of
from offers.translating import State, pieces, shown
from offers.xliff import LARGEST, read, write
from tests.offers.builders import an_edition
from tests.offers.in_urdu import SAMPLE, translate, translate_all
from tests.people import NOW, member

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def contents():
    """An edition of which all is translated into Urdu, some of it out of date."""
    made = an_edition()
    translate_all(made)
    row = Translation.objects.get(kind="item", row="starter-pack")
    row.english |= {"to_know": "Keep all receipts.", "our_part": "We go with you, twice."}
    row.save()
    Translation.objects.get(row="laptop").delete()
    return made


def file_of(contents):
    """The file that goes out."""
    return write("smallton/3", "ur", pieces(contents), translations_of(contents.authority).get("ur", {}), DAY)


def read_back(contents, file, council="smallton", language="ur"):
    """What a file would do."""
    translations = translations_of(contents.authority).get("ur", {})
    return read(file, council, language, list(pieces(contents)), translations)


def bring_in(contents, found):
    """Takes in what was read."""
    texts = [(change.piece, Text(change.field, change.english, change.after)) for change in found.changes]
    editor = member(Role.EDITOR, contents.authority).user
    return take_in(contents.authority, "ur", texts, english_on=found.english_on, by=editor, at=NOW)


def test_what_went_out_changes_nothing_when_it_comes_back(contents):
    found = read_back(contents, file_of(contents))
    assert found.faults == found.changes == []
    assert found.same == sum(len(piece.english) for piece in pieces(contents))


def test_the_file_alone_makes_the_same_translations_and_the_same_file(contents):
    file = file_of(contents)
    before = {(row.kind, row.row): (row.texts, row.english) for row in Translation.objects.all()}
    Translation.objects.all().delete()
    found = read_back(contents, file)
    assert found.faults == []
    bring_in(contents, found)
    assert {(row.kind, row.row): (row.texts, row.english) for row in Translation.objects.all()} == before
    assert file_of(contents) == file
    assert {row.english_on for row in Translation.objects.all()} == {DAY}


def test_it_says_what_is_out_of_date_and_what_the_english_was(contents):
    file = file_of(contents).decode()
    assert file.count('subState="portal:out-of-date"') == 2
    assert '<note category="english-before">Keep all receipts.</note>' in file
    assert "out of date: a figure has changed" in file


def test_a_text_that_a_translator_looked_at_again_holds_again(contents):
    file = file_of(contents).replace(b'state="initial" subState="portal:out-of-date"', b'state="translated"')
    found = read_back(contents, file)
    assert {change.field: change.state for change in found.changes} == {
        "to_know": State.CURRENT,
        "our_part": State.CURRENT,
    }
    assert [change.before == change.after for change in found.changes] == [True, True]
    assert bring_in(contents, found) == 2
    row = Translation.objects.get(kind="item", row="starter-pack")
    assert shown(row, "to_know", "Keep the receipts.").state == State.CURRENT
    # What was made from the words before stays, for editions that say those.
    assert row.earlier["to_know"] == [["Keep all receipts.", row.texts["to_know"]]]


def test_a_new_text_is_shown_before_it_is_taken_in(contents):
    Translation.objects.get(kind="statement", row="right").delete()
    source = "You can see them.</source>"
    file = file_of(contents).decode().replace(source, f"{source}<target>{SAMPLE}</target>")
    found = read_back(contents, file.encode())
    assert [(change.label, change.before, change.after) for change in found.changes] == [
        ("Your files, Text", "", SAMPLE)
    ]
    assert not Translation.objects.filter(row="right").exists()


def test_a_tool_may_cut_a_text_into_segments(contents):
    Translation.objects.get(kind="statement", row="when").delete()
    file = file_of(contents).decode()
    whole = '<source xml:space="preserve">Before you are 16.</source>'
    assert whole in file
    cut = (
        '<source xml:space="preserve">Before </source><target>نمونہ </target></segment><ignorable><source> </source>'
        '</ignorable><segment state="final"><source>you are 16.</source><target>۱۶ <mrk id="m1">متن</mrk></target>'
    )
    found = read_back(contents, file.replace(whole, cut).encode())
    assert [change.after for change in found.changes] == ["نمونہ ۱۶ متن"]


def test_english_that_has_changed_since_the_file_went_out_leaves_its_texts_out_of_date(contents):
    Translation.objects.all().delete()
    translate(contents, contents.items[3], what_we_offer=SAMPLE, english={"what_we_offer": "Read."})
    file = file_of(contents).replace(b'state="initial" subState="portal:out-of-date"', b'state="translated"')
    item = contents.items[3]
    item.what_we_offer = "Read [MoneyHelper](https://www.moneyhelper.example/) today."
    (change,) = read_back(contents, file).changes
    assert change.state == State.OUT_OF_DATE
    assert change.english == "Read [MoneyHelper](https://www.moneyhelper.example/)."


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xliff>&b;</xliff>"""
OUTSIDE = b"""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>"""


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"", "This is not whole"),
        (b"not xml at all", "This is not whole"),
        (b"<xliff", "This is not whole"),
        (b"\xff\xfe<\x00", "not written in UTF-8"),
        (LAUGHS, "DOCTYPE"),
        (OUTSIDE, "DOCTYPE"),
        (b"<a>" + b"x" * LARGEST + b"</a>", "larger than 2 MB"),
        (b"<a>" * 5_000, "This is not whole"),
        (b"<a>&nothing;</a>", "This is not whole"),
        (b"<tmx/>", "not an XLIFF 2.0 file"),
        (b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "not an XLIFF 2.0 file"),
        (b"a\0b", "This is not whole"),
    ],
)
def test_what_is_no_file_of_ours_is_refused_in_words(contents, file, why):
    found = read_back(contents, file)
    assert any(why in fault.why for fault in found.faults)
    assert found.changes == []


def test_every_fault_of_a_broken_file_is_listed_with_its_line(contents):
    file = file_of(contents).decode()
    first = file.index('<unit id="item.advice.name"')
    unit = file[first : file.index("</unit>", first) + 7]
    file = (
        file.replace('trgLang="ur"', 'trgLang="pl"')
        .replace('original="smallton/3"', 'original="elsewhere/3"')
        .replace(">2026-11-20<", ">some day<")
        .replace('id="item.safe-home.name"', 'id="item.gone.name"')
        .replace(unit, unit + unit)
        .replace("</target>", " £7 https://bad.example</target>", 1)
    )
    found = read_back(contents, file.encode())
    said = " ".join(fault.why for fault in found.faults)
    for why in (
        "for the language “pl”, not “ur”",
        "not taken out from this council’s offer",
        "the day on which it was taken out is gone",
        "The offer has nothing called “item.gone.name”",
        "“item.advice.name” is there 2 times",
        "The English does not say 7",
        "The English does not lead to https://bad.example",
    ):
        assert why in said
    assert len([fault for fault in found.faults if fault.line]) >= 6
    assert found.changes == []


def test_control_signs_do_not_break_the_file(contents):
    contents.items[0].to_know = "Keep\x0b the\x01 receipts."
    assert read_back(contents, file_of(contents)).faults == []
