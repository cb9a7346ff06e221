"""A few answers about oneself: enough to sort an offer by, and nothing that says who one is."""

from datetime import date

from django import forms

from entitlements.facts import ELSEWHERE, HERE, IN_CARE, NO_GROUP, OTHER_COUNCIL, Facts, is_in_care, possible_statuses
from leaving_care.forms import Checkboxes, CheckboxesField, GovukForm, Question, Radios

NOT_SURE, OTHER = "not_sure", "other"
OLDEST = 120
STATUSES = [
    ("eligible", "I am in care now, and have been for 13 weeks or more since I was 14"),
    (IN_CARE, "I am in care now, for less than 13 weeks so far"),
    ("relevant", "I am 16 or 17, and have left care after 13 weeks or more"),
    ("former_relevant", "I am 18 or over, and was in care for 13 weeks or more since I was 14, some of it at 16 or 17"),
    (
        "qualifying",
        "I was in care at 16 or 17 for less than 13 weeks, or a special guardian took over from the council",
    ),
    (NOT_SURE, "Not sure"),
]
# What only the status questions find out: in no group, or past every age limit.
FOUND_OUT = (NO_GROUP, "too_old")
LIVES = [
    (HERE, "In this council's area, and this council looked after me"),
    (ELSEWHERE, "Somewhere else, and this council looked after me"),
    (OTHER_COUNCIL, "In this council's area, and another council looked after me"),
    (NOT_SURE, "Not sure"),
]
LIVING = [
    ("first_tenancy", "I am moving into my first home"),
    ("own_tenancy", "I have my own tenancy"),
    ("semi_independent", "I live semi-independently: I have my own room or flat, with support"),
    ("staying_put", "I live with my foster carer, or have stayed on there"),
    ("with_family", "I live with family"),
    (OTHER, "Another way"),
    (NOT_SURE, "Not sure, or I would rather not say"),
]
CIRCUMSTANCES = [
    ("young_parent", "I am a parent, or expecting a baby"),
    ("disability_or_sen", "I am disabled, or have special educational needs"),
    ("unaccompanied", "I came to the UK on my own as a child"),
    ("custody_or_justice", "I am in or leaving custody, or in contact with the police or courts"),
    ("hard_time", "I am going through a hard time"),
    ("higher_education", "I am at university, or on another higher education course"),
    ("further_education", "I am at school or college"),
    ("in_education_training_or_work", "I am in education, training or work"),
    ("not_in_touch", "I am not in touch with the council"),
]
# An answer as it is said back, shorter than it was asked. What stays open is not said.
SAID = {
    "eligible": "in care now",
    IN_CARE: "in care now, for less than 13 weeks",
    "relevant": "16 or 17, and left care",
    "former_relevant": "18 or over, and in care for 13 weeks or more",
    "qualifying": "in care for a shorter time, or a special guardian took over",
    NO_GROUP: "in none of the four groups",
    HERE: "living here, looked after by this council",
    ELSEWHERE: "living somewhere else, looked after by this council",
    OTHER_COUNCIL: "living here, looked after by another council",
    "first_tenancy": "moving into your first home",
    "own_tenancy": "your own tenancy",
    "semi_independent": "living semi-independently",
    "staying_put": "living with your foster carer",
    "with_family": "living with family",
    "young_parent": "a parent, or expecting a baby",
    "disability_or_sen": "disabled, or special educational needs",
    "unaccompanied": "came to the UK on your own as a child",
    "custody_or_justice": "custody, police or courts",
    "hard_time": "a hard time",
    "higher_education": "university or higher education",
    "further_education": "school or college",
    "in_education_training_or_work": "education, training or work",
    "not_in_touch": "not in touch with the council",
}
NOT_AN_ANSWER = "Choose one of the answers, or “Not sure”"
NO_NUMBER = "Write your age as a number, such as 19"


class StatusField(forms.ChoiceField):
    """The groups in words, and what the status questions can hand over besides."""

    def valid_value(self, value: str) -> bool:
        """Whether it is an answer of either."""
        return value in FOUND_OUT or super().valid_value(value)


class AnswersForm(GovukForm):
    """The four answers that may stand in an address. Every one of them may be left out."""

    age = forms.IntegerField(
        label="How old are you?",
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.NumberInput(
            attrs={"inputmode": "numeric", "class": "govuk-input--width-3", "autocomplete": "off"}
        ),
        error_messages={
            "invalid": NO_NUMBER,
            "min_value": NO_NUMBER,
            "max_value": f"Write your age as a number up to {OLDEST}",
        },
    )
    status = StatusField(
        label="Which of these is you?",
        help_text="Time in care is added up. It can be in pieces.",
        required=False,
        choices=STATUSES,
        widget=Radios(),
        error_messages={"invalid_choice": NOT_AN_ANSWER},
    )
    lives = forms.ChoiceField(
        label="Where do you live?",
        required=False,
        choices=LIVES,
        widget=Radios(),
        error_messages={"invalid_choice": NOT_AN_ANSWER},
    )
    living = forms.ChoiceField(
        label="How do you live?",
        required=False,
        choices=LIVING,
        widget=Radios(),
        error_messages={"invalid_choice": NOT_AN_ANSWER},
    )

    method = "get"
    carried: tuple[str, ...] = ()  # answers that go along unseen
    button = "Show what I can get"
    error_summary = False  # the page draws it above its heading
    layout = [Question(name, size="m") for name in ("age", "status", "lives", "living")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.carried:
            self.fields[name].widget = forms.HiddenInput()
        # To the page itself, without what its address may hold; no token, for nothing changes.
        self.helper.form_action, self.helper.form_method, self.helper.disable_csrf = "./", self.method, True

    def facts(self, on: date) -> Facts:
        """The answers as facts on a day. What was not said stays open."""
        told = self.cleaned_data
        said = {
            name: "" if told.get(name) == NOT_SURE else told.get(name) or "" for name in ("status", "lives", "living")
        }
        return Facts(
            on=on,
            age=told.get("age"),
            statuses=possible_statuses(said["status"], told.get("age")),
            lives=said["lives"],
            living=said["living"],
            circumstances=self.circumstances(),
            in_care=is_in_care(said["status"], told.get("age")),
        )

    def circumstances(self) -> frozenset[str] | None:
        """Nobody is asked here."""
        return None

    def said(self) -> list[str]:
        """The answers that were given, in a few words each."""
        age, *others = self.cleaned_data.values()
        words = [] if age is None else [f"age {age}"]
        for value in others:
            words += [SAID[each] for each in (value if isinstance(value, list) else [value]) if each in SAID]
        return words


class MoreForm(AnswersForm):
    """The same and what is nobody else's business: it is only ever sent in the body of a request."""

    circumstance = CheckboxesField(
        label="Is any of this true for you?",
        help_text="Tick all that are. It is used for this page only, and not kept.",
        required=False,
        choices=CIRCUMSTANCES,
        widget=Checkboxes(),
        error_messages={"invalid_choice": "Choose from the answers given"},
    )
    # Whether the boxes were there to be ticked: none ticked then means none.
    asked = forms.BooleanField(required=False, widget=forms.HiddenInput)

    method = "post"
    layout = [*AnswersForm.layout, Question("circumstance", size="m")]

    def circumstances(self) -> frozenset[str] | None:
        """What was ticked; None if nothing was and the boxes were not there."""
        ticked = frozenset(self.cleaned_data.get("circumstance") or ())
        return ticked if ticked or self.cleaned_data.get("asked") else None


class AddForm(MoreForm):
    """The boxes alone, for somebody who has given the other answers: those go along unseen."""

    carried = tuple(AnswersForm.base_fields)
    layout = [Question("circumstance", size="m")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="more_%s", **kwargs)
