"""Forms for how somebody lives: how to reach them, where they live, what their life is like, who is in it."""

from django import forms

from leaving_care.forms import Radios, TextareaField
from leaving_care.models import Circumstance, Home, KnownPerson, SupportLevel, WayToReach
from offers.conditions import CIRCUMSTANCES
from pathways.forms.work.base import RecordForm, YesNoField
from pathways.forms.work.care import GOES_ON, PERIOD, PERIOD_LABELS

# The offer's words speak to the young person; these speak of them.
CIRCUMSTANCE_LABELS = {
    "young_parent": "A young parent, or expecting a baby",
    "disability_or_sen": "Disabled, or has special educational needs",
    "unaccompanied": "Came to the UK on their own as a child",
    "custody_or_justice": "In or leaving custody, or dealing with the police or courts",
    "hard_time": "Going through a hard time",
    "higher_education": "In higher education",
    "further_education": "In further education",
    "in_education_training_or_work": "In education, training or work",
    "not_in_touch": "We have not been in touch with each other",
}


class WayToReachForm(RecordForm):
    """A way to reach somebody, and what is safe."""

    as_today = ("starts_on",)
    asks_if_later = True

    class Meta(RecordForm.Meta):
        model = WayToReach
        fields = ("kind", "value", "safe", "note", "is_first", *PERIOD)
        labels = PERIOD_LABELS | {
            "kind": "How",
            "value": "Number, address or name",
            "safe": "Is it safe?",
            "note": "What to take care of",
            "is_first": "Try this first",
            "starts_on": "Since when",
        }
        help_texts = {
            "note": "For example: no voicemail, not after eight, no letters.",
            "ends_on": "Leave it empty if it can still be used.",
        }
        widgets = {"kind": Radios, "safe": Radios}


class HomeForm(RecordForm):
    """Where somebody lives or lived, staying put with a former foster carer too."""

    asks_if_later = True
    address = TextareaField(label="Address", max_length=400, required=False)
    provided = YesNoField(
        label="Does our council provide it, after care?",
        help_text="From this follow our visits there, and a review after 28 days. Not for a home that they rent themselves.",
        required=False,
    )

    class Meta(RecordForm.Meta):
        model = Home
        fields = ("kind", "address", "postcode", "council", "provided", "carer", *PERIOD)
        labels = PERIOD_LABELS | {
            "kind": "What kind of home",
            "council": "Whose area it is in",
            "carer": "With whom",
            "starts_on": "First day there",
            "ends_on": "Last day there",
        }
        help_texts = {
            "council": "The name of the council. It never decides who is responsible.",
            "carer": "When they stay put, the former foster carer’s name.",
            "ends_on": "Leave it empty if they live there now.",
        }


class CircumstanceForm(RecordForm):
    """Something about somebody’s life that opens or shapes help."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(word, CIRCUMSTANCE_LABELS[word]) for word in CIRCUMSTANCES],
        widget=Radios,
        error_messages={"required": "Choose what it is"},
    )

    class Meta(RecordForm.Meta):
        model = Circumstance
        fields = ("kind", "note", *PERIOD)
        labels = PERIOD_LABELS | {"note": "What others who help should know", "starts_on": "Since when"}
        help_texts = GOES_ON | {"note": "Only what is needed to help. The young person can read it."}


class KnownPersonForm(RecordForm):
    """Somebody in a young person’s life, and what may be shared with them."""

    class Meta(RecordForm.Meta):
        model = KnownPerson
        fields = ("name", "is_to_them", "reach", "may_share", *PERIOD)
        labels = PERIOD_LABELS | {
            "name": "Name",
            "is_to_them": "Who they are to the young person",
            "reach": "How to reach them",
            "may_share": "What may be shared with them",
            "starts_on": "Since when",
        }
        help_texts = {
            "is_to_them": "For example: older sister, former foster carer, mentor.",
            "may_share": "As the young person said. Leave it empty if you have to ask them first.",
            "ends_on": "Leave it empty if they are still in their life.",
        }


class LevelForm(RecordForm):
    """How much support somebody needs."""

    as_today = ("starts_on",)

    level = forms.TypedChoiceField(
        label="Level of support",
        help_text="The level is the weight in a caseload: 1 is the least, 5 the most.",
        choices=[(number, str(number)) for number in range(1, 6)],
        coerce=int,
        widget=Radios,
        error_messages={"required": "Choose a level from 1 to 5"},
    )

    class Meta(RecordForm.Meta):
        model = SupportLevel
        fields = ("level", "cohort", "reason", *PERIOD)
        labels = PERIOD_LABELS | {"cohort": "Cohort", "reason": "Why", "starts_on": "From when"}
        help_texts = {
            "cohort": "If your service works with cohorts.",
            "starts_on": "The level before it ends the day before.",
            "ends_on": "Leave it empty if it goes on.",
        }
