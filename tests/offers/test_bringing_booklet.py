"""The text of a booklet as rows: modest guesses, each beside its lines."""

from io import BytesIO

import pytest
from docx import Document

from offers.bringing.booklet import read_docx, read_text
from offers.bringing.saying import UNSURE, called, shown, turned

TEXT = """Our local offer

Your home

A place to live

We find you a home.
It is near your friends.

Keys:

- two of them

MONEY

A bus pass

Ask us.
"""


def rows(found):
    """Each row's sheet, name or text, and lines."""
    return [
        (row.sheet, row.values.get("name") or row.values.get("title"), row.values.get("source")) for row in found.rows
    ]


def test_headings_become_themes_and_items_beside_their_lines():
    found = read_text(TEXT)
    assert rows(found) == [
        ("Edition", "Our local offer", "001:1"),
        ("Themes", "Your home", "001:3"),
        ("Items", "A place to live", "001:5-12"),
        ("Themes", "MONEY", "001:14"),
        ("Items", "A bus pass", "001:16-18"),
    ]
    item = found.rows[2]
    assert item.values["theme"] == "your-home"
    assert item.values["what_we_offer"] == "We find you a home.\nIt is near your friends.\n\nKeys:\n\n- two of them"
    assert item.source_text.startswith("5: A place to live\n7: We find you a home.\n8: It is near")
    assert all(row.values[UNSURE] for row in found.rows)


def test_a_text_under_no_heading_is_a_statement():
    found = read_text("we are here for you, always.\n\nRing us. Any time.")
    assert rows(found)[1] == ("Statements", None, "001:1-3")
    assert found.rows[1].values["kind"] == "About the offer"


def test_every_line_with_words_is_in_some_row():
    told = "\n".join(row.source_text for row in read_text(TEXT).rows)
    for number, line in enumerate(TEXT.split("\n"), start=1):
        assert not line.strip() or f"{number}: {line.strip()}" in told


def test_marks_of_headings_are_known():
    found = read_text("# Offer\n## Home\ntext one.\n# Work\n## A job\nWe help.")
    assert [(row.sheet, row.values.get("name")) for row in found.rows[1:]] == [
        ("Themes", "Home"), ("Themes", "Work"), ("Items", "A job"),
    ]  # fmt: skip


def test_words_for_addresses_are_never_twice_and_never_another_pages():
    found = read_text("Offer\n\nContacts\n\nHome\n\nHome\n\nRing us.")
    words = [row.values.get("slug") for row in found.rows[1:]]
    assert len(set(words)) == len(words)
    assert "contacts" not in words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "There is no text"),
        ("\x00 \n\t", "There is no text"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        ("x\n\n" * 2_001, "more than 20,000 lines or 2,000 pieces"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_a_text_that_is_none_is_refused_in_words(content, words):
    assert words in read_text(content).faults[0]


def test_signs_that_cannot_be_printed_are_left_out():
    assert read_text("A\x00B\r\nC.").rows[1].values["text"] == "AB\nC."


def test_a_word_file_is_read_by_its_headings():
    document = Document()
    document.add_heading("Our offer", 0)
    document.add_heading("Home", 1)
    document.add_heading("A place to live", 2)
    document.add_paragraph("We find you a home.")
    document.add_table(1, 1).cell(0, 0).text = "in a table, too."
    out = BytesIO()
    document.save(out)
    found = read_docx(out.getvalue())
    assert found.faults == []
    assert [row.sheet for row in found.rows] == ["Edition", "Themes", "Items"]
    assert found.rows[2].values["what_we_offer"] == "We find you a home.\n\nin a table, too."


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text"])
def test_a_word_file_that_is_none_is_refused(content):
    assert read_docx(content).faults


def test_a_row_that_is_something_else_keeps_word_name_and_text():
    item = read_text(TEXT).rows[2].values
    as_statement = turned(item, "Statements")
    assert (as_statement["key"], as_statement["title"]) == ("a-place-to-live", "A place to live")
    assert as_statement["text"] == item["what_we_offer"]
    assert turned(as_statement, "Items")["identity"] == turned(as_statement, "Items")["slug"] == "a-place-to-live"
    assert as_statement["source"] == "001:5-12"
    assert called("Items", item) == "An item “A place to live”"
    assert ("Name", "A place to live") in shown("Items", item)
