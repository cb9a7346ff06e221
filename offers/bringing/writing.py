"""Writing the spreadsheet: an edition, or a template with nothing in it. No text in it is ever taken for a formula."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from offers.bringing.columns import Holds
from offers.bringing.sheets import SHEETS, Sheet
from offers.bringing.taking_out import Values

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HOW, ALLOWED = "How to fill this in", "Allowed values"
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
FIRST_DAY = date(1900, 3, 1)  # a spreadsheet counts days wrongly before it
WIDTHS = {Holds.TEXT: 60, Holds.LINE: 30, Holds.LINES: 30, Holds.KEYS: 30}
ROWS = 5_000  # to which a cell offers what may be chosen
INTRODUCTION = (
    "Each sheet holds one kind of row. The first row of a sheet names its columns: leave it as it is.",
    "A column with a star must be filled in. Leave blank what is not known: blank means not recorded yet.",
    "Rows point to each other by short words. Do not use formulas: write what you mean.",
)


def write(rows: Mapping[str, Sequence[Values]], *, made_on: date) -> bytes:
    """The spreadsheet with these rows by sheet; none: a template to fill in. `made_on` is noted in the file."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, AS_TEXT)
    book.set_properties({"title": "Local offer", "created": datetime(made_on.year, made_on.month, made_on.day)})
    looks = {"bold": book.add_format({"bold": True, "text_wrap": True, "valign": "top"})}
    looks["text"] = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    looks["day"] = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    _explain(book, looks)
    choices = _allowed_places()
    for sheet in SHEETS.values():
        _write_sheet(book.add_worksheet(sheet.name), sheet, rows.get(sheet.name, ()), looks, choices)
    _list_allowed(book, looks)
    book.close()
    return out.getvalue()


def _explain(book, looks) -> None:
    page = book.add_worksheet(HOW)
    page.set_column(0, 1, 28)
    page.set_column(2, 3, 70)
    for number, line in enumerate(INTRODUCTION):
        page.write_string(number, 0, line)
    number = len(INTRODUCTION) + 1
    for column, word in enumerate(("Sheet", "Column", "What it means", "What a cell holds")):
        page.write_string(number, column, word, looks["bold"])
    for sheet in SHEETS.values():
        number += 1
        page.write_string(number, 0, sheet.name, looks["bold"])
        page.write_string(number, 2, sheet.says, looks["text"])
        for each in sheet.columns:
            number += 1
            allowed = f". Allowed: {', '.join(each.allowed.values())}" if each.allowed else ""
            said = (sheet.name, each.heading + (" *" if each.must else ""), each.says, each.holds.value + allowed)
            for column, word in enumerate(said):
                page.write_string(number, column, word, looks["text"])


def _write_sheet(page, sheet: Sheet, rows: Sequence[Values], looks, choices: Mapping[tuple[str, str], str]) -> None:
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, WIDTHS.get(column.holds, 16), None if _is_figure(column.holds) else looks["text"])
        page.write_string(0, place, column.heading + (" *" if column.must else ""), looks["bold"])
        if one_of := choices.get((sheet.name, column.key)):
            page.data_validation(1, place, ROWS, place, {"validate": "list", "source": one_of})
        elif column.holds is Holds.YES_NO:
            page.data_validation(1, place, ROWS, place, {"validate": "list", "source": ["yes", "no"]})
        for number, row in enumerate(rows, start=1):
            if said := row.get(column.key, ""):
                _write_cell(page, number, place, said, column, looks)


def _write_cell(page, number: int, place: int, said: str, column, looks) -> None:
    value = column.read(said) if _is_figure(column.holds) else said
    if isinstance(value, date) and value >= FIRST_DAY:
        page.write_datetime(number, place, datetime(value.year, value.month, value.day), looks["day"])
    elif isinstance(value, int | float):
        page.write_number(number, place, value)
    else:
        page.write_string(number, place, said, looks["text"])


def _is_figure(holds: Holds) -> bool:
    return holds in (Holds.DAY, Holds.NUMBER, Holds.AMOUNT)


def _with_choices():
    # Where several may stand in one cell, a list to choose from would let nobody write two.
    return (
        (sheet, column)
        for sheet in SHEETS.values()
        for column in sheet.columns
        if column.allowed and column.holds is not Holds.KEYS
    )


def _allowed_places() -> dict[tuple[str, str], str]:
    return {
        (
            sheet.name,
            column.key,
        ): f"='{ALLOWED}'!{xlsxwriter.utility.xl_range_abs(1, place, len(column.allowed), place)}"
        for place, (sheet, column) in enumerate(_with_choices())
    }


def _list_allowed(book, looks) -> None:
    page = book.add_worksheet(ALLOWED)
    for place, (sheet, column) in enumerate(_with_choices()):
        page.set_column(place, place, 30)
        page.write_string(0, place, f"{sheet.name}: {column.heading}", looks["bold"])
        for number, word in enumerate(column.allowed.values(), start=1):
            page.write_string(number, place, word)
