"""Forms for what somebody agreed to, was given, or talked about."""

from leaving_care.forms import Radios, TextareaField
from leaving_care.models import BookletGiven, Consent, ConsultationNote
from pathways.forms.work.base import RecordForm, YesNoField


class ConsentForm(RecordForm):
    """What somebody said to being told of something, or asked about it."""

    given = YesNoField(label="What did they say?", error_messages={"required": "Say whether they agreed"})

    class Meta(RecordForm.Meta):
        model = Consent
        fields = ("kind", "given")
        labels = {"kind": "Do they want"}
        widgets = {"kind": Radios}


class BookletForm(RecordForm):
    """That somebody was given the booklet of what they can get."""

    in_the_past = as_today = ("given_on",)

    class Meta(RecordForm.Meta):
        model = BookletGiven
        fields = ("given_on", "format", "language")
        labels = {"given_on": "Day it was given", "format": "Format", "language": "Language"}
        help_texts = {"format": "For example: printed, PDF, easy read, read out."}


class NoteForm(RecordForm):
    """What a clinician writes after a consultation."""

    in_the_past = as_today = ("on",)
    text = TextareaField(label="Note", max_length=4000, error_messages={"required": "Write the note"})

    class Meta(RecordForm.Meta):
        model = ConsultationNote
        fields = ("on", "text")
        labels = {"on": "Day of the consultation"}
        help_texts = {"on": "A note cannot be changed later. Put something right by a later note."}
