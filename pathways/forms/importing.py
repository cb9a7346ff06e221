"""Sending a file of people."""

from django import forms

from leaving_care.forms import GovukForm

LARGEST = 50 * 1024 * 1024
TOO_LARGE = "This file is larger than 50 MB, which is more than ten thousand people need. Send it in parts, or leave out columns"


class TokenField(forms.UUIDField):
    """A form's own token. One that is spoilt is no token, and no concern of the reader's."""

    def clean(self, value):
        """The token, or None."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class CouncilForm(GovukForm):
    """Which council, asked where somebody is data officer of several (`councils`)."""

    council = forms.ChoiceField(label="Which council?", error_messages={"required": "Choose the council"})
    error_summary = False  # the page draws it, above its heading

    def __init__(self, *args, councils=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.councils = {council.slug: council for council in councils}
        if len(self.councils) == 1:
            del self.fields["council"]
        else:
            self.fields["council"].choices = [(slug, council.name) for slug, council in self.councils.items()]

    @property
    def authority(self):
        """The council that was chosen, or the only one."""
        slug = self.cleaned_data.get("council")
        return self.councils[slug] if slug else next(iter(self.councils.values()))


class UploadForm(CouncilForm):
    """The file, and the council whose people they are."""

    file = forms.FileField(
        label="Choose a CSV file",
        error_messages={
            "required": "Choose a CSV file",
            "missing": "Choose a CSV file",
            "invalid": "Choose a CSV file",
            "empty": "This file is empty. Choose another",
            "max_length": "The name of this file is too long. Give it a shorter one",
        },
        max_length=200,
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )
    # The form's own token: a file that is sent twice by a double click is looked through once.
    once = TokenField(widget=forms.HiddenInput, required=False)
    button = "Look through the file"

    def clean_file(self):
        """Refuses what is far larger than any council's people."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return file


class ExportForm(CouncilForm):
    """Whose people to take out."""

    button = "Download the file"
