"""Sending a file or a text, and changing a row that was read from it."""

from typing import Any

from django import forms

from leaving_care.forms import PageForm, Radios, TextareaField
from offers.bringing.booklet import read_docx, read_text
from offers.bringing.columns import BadCell, Column, Holds
from offers.bringing.reading import Read, read
from offers.bringing.sheets import CONTACTS, DOCUMENTS, ITEMS, POINTS, STATEMENTS, THEMES, Sheet
from offers.bringing.unpacking import LARGEST, MACROS, TOO_LARGE
from offers.models import Bringing
from offers.text import LONGEST

SPREADSHEET, BOOKLET = Bringing.Kind.SPREADSHEET, Bringing.Kind.BOOKLET
READERS = {".xlsx": (SPREADSHEET, read), ".docx": (BOOKLET, read_docx), ".txt": (BOOKLET, read_text)}
OTHER = "We read .xlsx, .docx and .txt. Save it as one of these: an .ods or .csv as .xlsx, a PDF’s text as .txt"
LONG_TEXT = 1_000_000
TOO_MUCH = "This is longer than a million characters, and no booklet is. Paste it in parts"
# What a piece of a booklet can turn out to be: rows that stand by themselves.
STAND_ALONE = {sheet.name: sheet for sheet in (THEMES, ITEMS, CONTACTS, STATEMENTS, DOCUMENTS, POINTS)}


class BringForm(PageForm):
    """A file, or the text of a booklet."""

    button = "Look through it"
    file = forms.FileField(
        label="A spreadsheet, or a booklet’s Word or text file",
        required=False,
        max_length=200,
        help_text=".xlsx, .docx or .txt, at most 10 MB.",
        error_messages={
            "empty": "This file is empty. Choose another",
            "invalid": "Choose the file",
            "max_length": "The name of this file is too long. Give it a shorter one",
        },
        widget=forms.FileInput({"accept": ".xlsx,.docx,.txt"}),
    )
    text = TextareaField(
        label="Or paste the text of a booklet",
        required=False,
        help_text="With an empty line between its parts.",
    )
    found: Read
    kind: str
    file_name: str

    def clean_file(self):
        """The file, if its name says that we can read it and it is not too large."""
        sent = self.cleaned_data["file"]
        if sent is None:
            return None
        if sent.name.lower().endswith((".xlsm", ".docm", ".xltm")):
            raise forms.ValidationError(MACROS)
        if not sent.name.lower().endswith(tuple(READERS)):
            raise forms.ValidationError(OTHER)
        if sent.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return sent

    def clean_text(self):
        """The text, if it can be a booklet's."""
        if len(self.cleaned_data["text"]) > LONG_TEXT:
            raise forms.ValidationError(TOO_MUCH)
        return self.cleaned_data["text"]

    def clean(self):
        """Reads it. What is wrong with a file as a whole is told at once."""
        said = super().clean()
        sent, text = self.cleaned_data.get("file"), self.cleaned_data.get("text")
        if self.errors:
            return said
        if bool(sent) == bool(text):
            self.add_error("file", "Choose a file or paste a text: one of the two")
            return said
        if sent:
            ending = next(each for each in READERS if sent.name.lower().endswith(each))
            (self.kind, reader), self.file_name = READERS[ending], sent.name
            self.found = reader(sent.read())
        else:
            self.kind, self.file_name, self.found = BOOKLET, "Pasted text", read_text(text)
        for fault in self.found.faults:
            self.add_error("file" if sent else "text", fault)
        return said


class BroughtRowForm(PageForm):
    """Every column of a row, as it would be typed in the spreadsheet."""

    button = "Save, and take it if nothing is wrong"

    def __init__(self, *args: Any, sheet: Sheet, values: dict[str, str], faults: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for column in sheet.columns:
            self.fields[column.key] = _field(column, values.get(column.key, ""), faults)

    def clean(self):
        """What cannot be read is told at its field."""
        said = super().clean()
        for column in self.sheet.columns:
            if typed := self.cleaned_data.get(column.key, "").strip():
                try:
                    column.read(typed)
                except BadCell as bad:
                    self.add_error(column.key, str(bad))
        return said

    def values(self) -> dict[str, str]:
        """What the row says now."""
        return {column.key: self.cleaned_data.get(column.key, "").strip() for column in self.sheet.columns}


def _field(column: Column, said: str, faults: list[str]) -> forms.Field:
    hint = column.says
    if column.allowed and column.holds is not Holds.CHOICE and len(column.allowed) < 30:
        hint = f"{hint} Allowed: {', '.join(column.allowed)}."
    wrong = [fault.partition(": ")[2] for fault in faults if column.heading in fault.partition(": ")[0].split(", ")]
    if wrong:
        hint = f"{hint} What is wrong now: {' '.join(wrong)}"
    about: dict[str, Any] = {"label": column.heading, "required": False, "help_text": hint.strip(), "initial": said}
    if column.holds is Holds.KEYS:
        about["initial"] = said.replace("\n", ", ")
    if column.holds in (Holds.TEXT, Holds.LINES):
        made: forms.Field = TextareaField(max_length=LONGEST, **about)
        made.widget.attrs["rows"] = 6 if column.holds is Holds.TEXT else 3
        return made
    offered = list(column.allowed.values()) if column.holds is Holds.CHOICE else ["yes", "no"]
    if column.holds in (Holds.CHOICE, Holds.YES_NO) and (not said or said in offered):
        words = {"invalid_choice": "Choose one of these"}
        blank = ("", "Not recorded yet")
        return forms.ChoiceField(choices=[blank, *((word, word) for word in offered)], error_messages=words, **about)
    return forms.CharField(max_length=600, **about)


class TurnForm(PageForm):
    """What a piece of a booklet is."""

    button = "It is this"
    sheet = forms.ChoiceField(
        label="What is it?",
        choices=[(name, sheet.row) for name, sheet in STAND_ALONE.items()],
        widget=Radios,
        error_messages={"required": "Choose what it is", "invalid_choice": "Choose what it is"},
    )
