"""Translating one row, and sending a translator's file."""

import zlib
from base64 import b64decode, b64encode

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.core import signing
from django.template.loader import render_to_string

from leaving_care.forms import PageForm, TextareaField
from offers.languages import Language
from offers.models import Translation
from offers.translating import LONG, Piece, State, shown
from offers.xliff import LARGEST

STILL = "still_"
SALT = "offers.translating"


class Beside(LayoutObject):
    """Fields under the English that they are about."""

    def __init__(self, english: str, state: State, *fields: str):
        self.english, self.state, self.fields = english, state, list(fields)

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The English, how the translation stands, and the fields."""
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        said = {"english": self.english, "state": self.state, "fields": fields}
        return render_to_string("desk/languages/parts/beside.html", said)


class TranslateForm(PageForm):
    """The fields of one row, each beside its English."""

    button = "Save"

    def __init__(self, *args, piece: Piece, language: Language, translation: Translation | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.piece, self.translation = piece, translation
        layout: list = []
        for name, english in piece.english.items():
            text = translation.texts.get(name, "") if translation else ""
            marks = {"lang": language.code, "dir": language.direction, "spellcheck": "false"}
            made = TextareaField if name in LONG else forms.CharField
            made_field = made(label=piece.label(name), required=False, initial=text)
            made_field.widget.attrs |= marks
            self.fields[name] = made_field
            state = shown(translation, name, english).state
            looked = [STILL + name] if state in (State.OUT_OF_DATE, State.MOVED) else []
            layout.append(Beside(english, state, name, *looked))
            if looked:
                label = "I have looked: the text above says the same as the English of today"
                self.fields[STILL + name] = forms.BooleanField(label=label, required=False)
        self.fields["translator"] = forms.CharField(
            label="Who translated it",
            required=False,
            max_length=120,
            initial=translation.translator if translation else "",
            help_text="A person or an agency. It is shown to your colleagues, not on the pages.",
        )
        self.layout = [*layout, "translator"]

    def texts(self) -> list[tuple[str, str, str]]:
        """Each field that was changed or looked at: its name, the English of today and the text."""
        said = []
        for name, english in self.piece.english.items():
            text = self.cleaned_data[name]
            before = (self.translation.texts.get(name, "") if self.translation else "") or ""
            if text != before or self.cleaned_data.get(STILL + name):
                said.append((name, english, text))
        return said


class FileForm(PageForm):
    """A translator's file."""

    button = "Look through the file"
    file = forms.FileField(
        label="The translator’s file",
        help_text="XLIFF 2.0, at most 2 MB: the file that you took out here, with the translations in it.",
        error_messages={"required": "Choose the file", "empty": "This file is empty", "invalid": "Choose the file"},
    )
    translator = forms.CharField(label="Who translated it", required=False, max_length=120)

    def clean_file(self):
        """Its bytes."""
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise forms.ValidationError("This file is larger than 2 MB, which is more than the words of an offer")
        return sent.read()


class TakeInForm(PageForm):
    """A file that was looked through, carried to the page that takes it in; nobody can change it on the way."""

    button = "Take these texts in"
    carried = forms.CharField(widget=forms.HiddenInput, max_length=2 * LARGEST)
    translator = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)

    def clean_carried(self):
        """The file's bytes."""
        try:
            said = signing.loads(self.cleaned_data["carried"], salt=SALT, max_age=24 * 3600)
            content = zlib.decompress(b64decode(said))
        except (signing.BadSignature, ValueError, zlib.error):
            raise forms.ValidationError("We no longer have the file. Send it again") from None
        return content


def carried(content: bytes) -> str:
    """A file as the form carries it."""
    return signing.dumps(b64encode(zlib.compress(content, 9)).decode(), salt=SALT)
