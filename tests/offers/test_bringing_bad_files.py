"""Files that cannot be brought in: each is refused in words, and nothing of it is opened that should not be."""

from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from offers.bringing.columns import BadCell
from offers.bringing.reading import read
from offers.bringing.sheets import SHEETS
from offers.bringing.unpacking import LARGEST
from tests.offers.bad_sheets import ROWS, book, changed, sheet_xml, sound, themes

SHEET = "xl__worksheets__sheet1.xml"
BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
WIDE = '<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>'
FAR = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
FAR_BLANK = '<row r="1048576"><c r="A1048576" s="1"/></row>'


def told(content: bytes) -> str:
    """All that is wrong with a file as a whole."""
    found = read(content)
    assert found.faults
    return "\n".join(found.faults)


def test_a_sound_file_has_no_fault():
    found = read(sound())
    assert found.faults == []
    assert [row.values for row in found.rows if row.sheet == "Items"] == ROWS["Items"]
    assert found.rows[0].source_text == "Edition, row 2"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not whole"),
        (b"PK\x03\x04 and nothing", "not whole"),
        (b"Theme,Name\nhome,Home", "not whole"),
        (sound()[:2000], "not whole"),
        (b"x" * (LARGEST + 1), "larger than 10 MB"),
        (changed(sound(), **{"xl__vbaProject.bin": b"x"}), "macros"),
        (changed(themes(["a", "b"]), **{SHEET: b"0" * (61 * 1024 * 1024)}), "larger than 60 MB"),
        (changed(themes(["a", "b"]), **{SHEET: BILLION}), "DOCTYPE"),
        (changed(themes(["a", "b"]), **{SHEET: b"<worksheet>"}), "not whole"),
        (changed(themes(["a", "b"]), **{SHEET: sheet_xml(WIDE)}), "cell XFD2, far to the right"),
        (changed(themes(["a", "b"]), **{SHEET: sheet_xml(FAR)}), "more than 5,000 rows"),
        (themes(*(["a", "b"] for _ in range(5_001))), "more than 5,000 rows"),
        (themes(), "nothing in this file but headings"),
        (book({"Prices": [["a"]]}), "none of our sheets"),
        (book({"Prices": [["a"]]}), "“Prices” is not one of ours"),
        (themes(["home", "Home", "x"]), "Themes, row 2, column C: there is something under no heading"),
        (themes(["home", "Home"], headings=("Theme", "Title")), "Themes, column B: “Title” is not one of its columns"),
        (themes(["home", "Home"], headings=("Theme", "theme *")), "Themes, column B: “theme” is there twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_file_is_refused_in_words(content, words):
    assert words in told(content)


def test_a_hundred_thousand_rows_get_words():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_001))
    assert "more than 5,000 rows" in told(changed(themes(["a", "b"]), **{SHEET: sheet_xml(rows)}))


def test_so_do_many_sheets_that_are_full():
    rows = [["Item"], *([f"a{n}"] for n in range(3_400))]
    assert "more than 10,000 rows in all" in told(book({"Items": rows, "Rules": rows, "Providers": rows}))


def test_blank_cells_far_down_do_no_harm():
    found = read(changed(themes(["a", "b"]), **{SHEET: sheet_xml(FAR_BLANK)}))
    assert "nothing in this file" in found.faults[0]


def test_a_formula_in_a_sheet_that_the_file_keeps_quiet_about_is_told():
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'
    assert "there is a formula" in told(changed(sound(), **{"xl__quiet.xml": sheet_xml(cells)}))


def test_a_sign_that_no_text_has_is_left_out():
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    cells += '<row r="2"><c r="A2" t="inlineStr"><is><t>a_x0000_b</t></is></c></row>'
    found = read(changed(themes(), **{SHEET: sheet_xml(cells)}))
    assert "\0" not in found.rows[0].values["name"]


def test_every_formula_is_told_with_its_cell():
    said = told(themes(["home", "=1+1"], ["=HYPERLINK(A1)", "x"]))
    assert "Themes, cell B2: there is a formula" in said
    assert "Themes, cell A3: there is a formula" in said


def test_every_merged_cell_and_every_error_is_told_with_its_place():
    cells = '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="inlineStr"><is><t>x</t></is></c></row>'
    xml = sheet_xml(cells).replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="B2:B4"/></mergeCells>')
    said = told(changed(themes(), **{SHEET: xml}))
    assert "Themes, cell A2: the spreadsheet could not work out what stands here (#REF!)." in said
    assert "Themes, cells B2:B4: these are merged into one. Take them apart" in said


def test_a_hidden_sheet_of_ours_is_read_as_any_and_another_is_named():
    out = BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    made.add_worksheet("Edition").write_row(0, 0, ["Title"])
    for name in ("Themes", "Notes"):
        page = made.add_worksheet(name)
        page.write_row(0, 0, ["Theme", "Name"])
        page.write_row(1, 0, ["home", "Your home"])
        page.set_row(1, None, None, {"hidden": True})
        page.hide()
    made.close()
    found = read(out.getvalue())
    assert [row.values for row in found.rows] == [{"slug": "home", "name": "Your home"}]
    assert found.faults == [
        "The sheet “Notes” is hidden, and is not one of ours. Show it (right-click a sheet’s name), and take it out."
    ]


def test_a_file_that_says_less_than_it_holds_gains_nothing():
    # Its directory says that the sheet is short: no more than that is read, and it does not match.
    content = changed(themes(["a", "b"]), **{SHEET: sheet_xml("") + b" " * 5_000_000})
    size = len(sheet_xml("") + b" " * 5_000_000)
    assert "not whole" in told(content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))


@pytest.mark.parametrize("place", range(0, 6000, 97))
def test_a_file_with_a_spoilt_byte_is_read_or_refused(place):
    content = bytearray(themes(["home", "Home"], ["work", "Work"]))
    content[place % len(content)] ^= 0xFF
    found = read(bytes(content))
    assert found.rows or found.faults


def test_dates_and_numbers_are_read_as_what_they_are():
    rows = [["Title", "Applies from"], ["A", date(2027, 4, 1)]]
    items = [
        ["Item", "Amount", "Sensitive", "Name"],
        ["a", 12.5, True, 2027],
        ["b", 2000.0, False, datetime(2027, 1, 2)],
    ]
    found = read(book({"Edition": rows, "Items": items}))
    assert found.faults == []
    assert [row.values for row in found.rows] == [
        {"title": "A", "effective_from": "2027-04-01"},
        {"identity": "a", "amount.figure": "12.5", "sensitive": "yes", "name": "2027"},
        {"identity": "b", "amount.figure": "2000", "sensitive": "no", "name": "2027-01-02"},
    ]


@pytest.mark.parametrize(
    ("sheet", "key", "said", "value"),
    [
        ("Edition", "effective_from", "1/4/2027", date(2027, 4, 1)),
        ("Edition", "legal_basis", "a, b;c\nd", ["a", "b", "c", "d"]),
        ("Items", "duty", "WE MUST", "must"),
        ("Items", "duty", "must", "must"),
        ("Edition", "effective_from", "1 April 2027", date(2027, 4, 1)),
        ("Edition", "effective_from", "01 apr 2027", date(2027, 4, 1)),
        ("Items", "amount.figure", "£2,000.50", 2000.5),
        ("Items", "amount.figure", "£1,000", 1000),
        ("Items", "amount.figure", "£ 1000", 1000),
        ("Items", "amount.figure", "2000000", 2000000),
        ("Rules", "age_from", "16", 16),
        ("Rules", "limited", "YES", True),
        ("Contacts", "address", "Flat 1, Long Road\nDerby", ["Flat 1, Long Road", "Derby"]),
    ],
)
def test_a_cell_is_read_as_a_person_writes_it(sheet, key, said, value):
    assert SHEETS[sheet].by_key[key].read(said) == value


@pytest.mark.parametrize(
    ("sheet", "key", "said", "words"),
    [
        ("Edition", "effective_from", "2027-02-30", "is not a day"),
        ("Edition", "effective_from", "next year", "is not a day"),
        ("Items", "duty", "perhaps", "Choose one of: We must, We should"),
        ("Items", "amount.figure", "lots", "is not an amount"),
        (
            "Edition",
            "effective_from",
            "1 Spring 2027",
            "is not a day. Write it as 2026-04-01, 1/4/2026 or 1 April 2026",
        ),
        ("Edition", "effective_from", "1/4/27", "is not a day"),
        ("Edition", "effective_from", "46113", "is not a day"),
        ("Items", "amount.figure", "1,50", "is not an amount"),
        ("Items", "amount.figure", "1,0000", "is not an amount"),
        ("Items", "amount.figure", "£50 a week", "how often it is paid in its own column"),
        ("Items", "amount.figure", "50-100", "is not an amount"),
        ("Rules", "age_from", "16-17", "“16-17” is two numbers. Write one here, and the other in a column of its own."),
        ("Rules", "age_from", "16 to 17", "is two numbers"),
        ("Rules", "age_from", "2026-12-10", "is a day, and not a number"),
        ("Rules", "age_from", "sixteen", "is not a whole number. Write the figure alone, such as 16"),
        ("Rules", "age_from", "16.5", "is not a whole number"),
        ("Rules", "age_from", "9" * 400, "is not a whole number"),
        ("Rules", "limited", "maybe", "neither yes nor no"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(sheet, key, said, words):
    with pytest.raises(BadCell, match=words):
        SHEETS[sheet].by_key[key].read(said)
