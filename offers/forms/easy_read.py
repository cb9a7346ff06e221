"""Writing an item in easy read, and sending a picture for it."""

from django import forms

from leaving_care.forms import Fieldset, PageForm
from offers.easy_reading import LONGEST_LINE, MOST_LINES
from offers.pictures import LARGEST, TOO_LARGE

EMPTY = 3  # lines to fill in beyond those that are there
TOO_LONG = "Enter %(limit_value)d characters or fewer"


class EasyReadForm(PageForm):
    """Short lines, each with a picture. A line without words is left out."""

    button = "Save"

    def __init__(self, *args, lines, pictures, checked_with="", **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "No picture"), *((str(picture.key), picture.alt) for picture in pictures)]
        self.count = min(MOST_LINES, max(len(lines) + EMPTY, self._sent()))
        layout: list = []
        for at in range(self.count):
            line = lines[at] if at < len(lines) else {"text": "", "picture": ""}
            self.fields[f"text_{at}"] = forms.CharField(
                label="Words",
                max_length=LONGEST_LINE,
                required=False,
                initial=line["text"],
                error_messages={"max_length": TOO_LONG},
            )
            self.fields[f"picture_{at}"] = forms.ChoiceField(
                label="Picture",
                choices=choices,
                required=False,
                initial=line.get("picture", ""),
                error_messages={"invalid_choice": "This picture is not there any more. Choose another"},
            )
            layout.append(Fieldset(f"Line {at + 1}", f"text_{at}", f"picture_{at}", size="s"))
        self.fields["checked_with"] = forms.CharField(
            label="Who tried it",
            help_text="A group of people who use easy read, and when. Leave it blank if nobody has yet.",
            max_length=200,
            required=False,
            initial=checked_with,
            error_messages={"max_length": TOO_LONG},
        )
        self.layout = [*layout, "checked_with"]

    def _sent(self) -> int:
        # A form that was opened on more lines is shown with as many.
        numbers = [
            int(name[5:]) for name in self.data if name.startswith("text_") and name[5:].isdecimal() and len(name) < 8
        ]
        return max(numbers, default=-1) + 1

    def lines(self) -> list[tuple[str, str]]:
        """Each line: words and the key of its picture."""
        said = self.cleaned_data
        return [(said[f"text_{at}"], said[f"picture_{at}"]) for at in range(self.count) if said[f"text_{at}"]]


class PictureForm(PageForm):
    """A picture and what it shows."""

    button = "Add the picture"
    file = forms.FileField(
        label="The picture",
        help_text="PNG, JPEG, GIF or WebP, at most 10 MB. We make it small. Send only what you may publish.",
        error_messages={
            "required": "Choose the picture",
            "empty": "This file is empty",
            "invalid": "Choose the picture",
        },
    )
    alt = forms.CharField(
        label="What does it show?",
        help_text="In a few words, for people who cannot see it: a young woman with a key in front of a door.",
        max_length=200,
        error_messages={"required": "Say what the picture shows", "max_length": TOO_LONG},
    )

    def clean_file(self):
        """Its bytes."""
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return sent.read()
