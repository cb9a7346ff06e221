"""Forms for the facts that status is worked out from."""

from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.actions.facts import check_care_ends_at_18
from leaving_care.forms import Radios
from leaving_care.models import (
    Course,
    Guardianship,
    OtherAccommodation,
    ShortBreakView,
    SupportAsked,
    TimeAtHome,
    TimeAway,
    TimeInCare,
)
from pathways.forms.work.base import RecordForm, YesNoField

PERIOD = ("starts_on", "ends_on")
PERIOD_LABELS = {"starts_on": "First day", "ends_on": "Last day"}
GOES_ON = {"ends_on": "Leave it empty if it goes on."}


class TimeInCareForm(RecordForm):
    """A time in care, under one legal status."""

    asks_if_later = True

    class Meta(RecordForm.Meta):
        model = TimeInCare
        fields = ("legal", *PERIOD, "placement", "authority", "nation")
        labels = PERIOD_LABELS | {
            "legal": "Legal status",
            "placement": "Where they lived",
            "authority": "Which council looked after them",
            "nation": "In which country that council is",
        }
        help_texts = {
            "legal": "By the codes of the national return. A change of legal status is a new time in care.",
            "starts_on": "The first day looked after.",
            "ends_on": "The last day looked after. Leave it empty if it goes on.",
            "placement": "For example: with foster carers. No rule depends on it.",
        }

    def clean(self) -> dict[str, Any] | None:
        """Nobody is in care after 18, which is said before anything is asked."""
        if self.person:
            try:
                check_care_ends_at_18(self.person, self.cleaned_data)
            except ValidationError as wrong:
                self.add_error(None, wrong)
        return super().clean()


class TimeAtHomeForm(RecordForm):
    """A time at home, in care or after it."""

    asks_if_later = True

    class Meta(RecordForm.Meta):
        model = TimeAtHome
        fields = ("with_whom", *PERIOD)
        labels = PERIOD_LABELS | {"with_whom": "With whom"}
        help_texts = GOES_ON | {"with_whom": "Six months with a parent can change the status."}


class TimeAwayForm(RecordForm):
    """A time in custody or in hospital."""

    asks_if_later = True

    class Meta(RecordForm.Meta):
        model = TimeAway
        fields = ("kind", *PERIOD)
        labels = PERIOD_LABELS | {"kind": "Where"}
        help_texts = GOES_ON
        widgets = {"kind": Radios}


class GuardianshipForm(RecordForm):
    """A special guardianship order."""

    class Meta(RecordForm.Meta):
        model = Guardianship
        fields = PERIOD
        labels = {"starts_on": "Day of the order", "ends_on": "Last day"}
        help_texts = {"ends_on": "Leave it empty if the order goes on."}


class OtherAccommodationForm(RecordForm):
    """A stay elsewhere that the law counts."""

    class Meta(RecordForm.Meta):
        model = OtherAccommodation
        fields = ("kind", *PERIOD)
        labels = PERIOD_LABELS | {"kind": "Where"}
        help_texts = GOES_ON


class CourseForm(RecordForm):
    """Education or training."""

    continues = YesNoField(
        label="Is it part of a programme in their pathway plan that goes on?",
        help_text="Help with such a programme can go on after 25.",
        required=False,
    )

    class Meta(RecordForm.Meta):
        model = Course
        fields = ("name", *PERIOD, "continues")
        labels = PERIOD_LABELS | {"name": "What it is"}
        help_texts = {
            "starts_on": "Leave it empty if it is not known.",
            "ends_on": "Leave it empty if it is not known.",
        }


class ShortBreakForm(RecordForm):
    """What somebody found who looked at a series of short breaks."""

    in_the_past = as_today = ("said_on",)
    within_limits = YesNoField(
        label="Do the short breaks keep within the limits of regulation 48?",
        error_messages={"required": "Say whether they keep within the limits"},
    )

    class Meta(RecordForm.Meta):
        model = ShortBreakView
        fields = ("within_limits", "said_on")
        labels = {"said_on": "Day on which you looked"}


class SupportAskedForm(RecordForm):
    """Whether somebody of 21 or over told us that they want support."""

    in_the_past = as_today = ("said_on",)
    wanted = YesNoField(
        label="Do they want our support?", error_messages={"required": "Say whether they want our support"}
    )

    class Meta(RecordForm.Meta):
        model = SupportAsked
        fields = ("wanted", "said_on")
        labels = {"said_on": "Day on which they said so"}
