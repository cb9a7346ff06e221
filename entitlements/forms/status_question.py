"""A question of "Am I a care leaver in law?" as a form: what all of them share, and the one with a few answers to choose from."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from entitlements.questions import Answers, PartDate
from entitlements.questions.answers import NOT_SURE
from entitlements.questions.asker import Wording
from entitlements.questions.life import Life, births
from entitlements.questions.wording import stem, wording
from leaving_care.dates import in_words
from leaving_care.forms import GovukForm, Question, Radios

Raw = MultiValueDict[str, str]


class QuestionForm(GovukForm):
    """One question, asked of somebody with the answers `told` so far. `raw`: all that the page has sent; None: asked anew."""

    button = ""  # the page has its own, beside the one that goes back
    form_tag = error_summary = False  # the page draws both
    put: Callable[[], Answers]  # each question's own: the answers so far with this one, once it is valid

    def __init__(self, question: str, told: Answers, today: date, council: str, raw: Raw | None = None):
        super().__init__(raw, prefix=self.prefix_of(question))
        self.question, self.told, self.today = question, told, today
        self.wording: Wording = wording(question, told, today, council)
        self.build()
        self.helper.disable_csrf = True

    @staticmethod
    def prefix_of(question: str) -> str | None:
        """What stands before the fields' names, where a question can come more than once."""
        return None

    def build(self) -> None:
        """Adds the fields and the layout."""

    def owns(self, name: str) -> bool:
        """Whether a name of what was sent belongs to this question."""
        return any(name == own or name.startswith(f"{own}-") for own in map(self.add_prefix, self.fields))

    def has_answer(self, raw: Raw) -> bool:
        """Whether anything was answered, right or wrong."""
        return any(self.owns(name) and any(raw.getlist(name)) for name in raw)

    @property
    def hint(self) -> str:
        """The hint, and why the question is asked."""
        if self.wording.hint and self.wording.why:
            return format_html("{}<br>{}", self.wording.hint, self.wording.why)
        return self.wording.hint or self.wording.why

    def lives(self) -> list[Life]:
        """The visitor by each date of birth that they can have."""
        return [Life(born, self.today) for born in births(self.told, self.today).values()]

    def check_past(self, name: str, what: str) -> None:
        """A day must lie between birth and today."""
        said: PartDate | None = self.cleaned_data.get(name)
        if said is None:
            return
        if said.earliest > self.today:
            self.add_error(name, f"{what} must be today or in the past")
        elif said.latest < min(one.born for one in self.lives()):
            self.add_error(name, f"{what} must be after you were born")

    def check_child(self, name: str, what: str) -> None:
        """A day in care must lie before the 18th birthday."""
        said: PartDate | None = self.cleaned_data.get(name)
        latest = max(one.b18 for one in self.lives())
        if said is not None and said.earliest >= latest:
            when = f", {in_words(latest)}" if self.told.born else ""
            self.add_error(name, f"{what} must be before your 18th birthday{when}: being in care ends on that day")


class ChoiceForm(QuestionForm):
    """A question with a few answers, one of which is chosen. Its field has the question's name."""

    reveals: dict[str, str] = {}

    def build(self) -> None:
        """Radios under a legend that is the page's heading."""
        choices = [(value, words) for value, words, _ in self.wording.choices]
        self.fields[self.question] = forms.ChoiceField(
            label=self.wording.heading,
            help_text=self.hint,
            choices=choices,
            widget=Radios(
                hints={value: hint for value, _, hint in self.wording.choices if hint},
                reveals=self.reveals,
                or_before=NOT_SURE if len(choices) > 3 and choices[-1][0] == NOT_SURE else None,
            ),
            error_messages={"required": self.wording.error, "invalid_choice": self.wording.error},
        )
        # What was given so far stands above the question whether there is more.
        asks_for_more = stem(self.question) == "more"
        self.layout = [Question(self.question, heading=not asks_for_more, size="m" if asks_for_more else "l")]

    def put(self) -> Answers:
        """Under the question's name without its number."""
        name = {"placesnow": "places_now"}.get(self.question, stem(self.question))
        return self.told.but(**{name: self.cleaned_data[self.question]})
