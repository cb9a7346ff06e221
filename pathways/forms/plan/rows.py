"""Goals and actions, what somebody said, and other plans that a plan builds on."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from leaving_care.dates import in_words
from leaving_care.forms import DateField, PageForm, Question, Radios, Textarea, TextareaField
from leaving_care.models import Membership, YoungPerson
from pathways.forms.work.base import FIRST_YEAR, LAST_YEAR, in_our_words
from pathways.headings import Heading
from pathways.models import Goal, PlanAction, SourcePlan
from pathways.models.plans import LONG
from pathways.things import Things

SOMEBODY, YOUNG = PlanAction.Owner.SOMEBODY, PlanAction.Owner.YOUNG_PERSON
WHOLE = ("", "The whole plan")


class RowForm(PageForm):
    """What these forms share: the day, and the person whose plan it is. `in_the_past`: dates that cannot be to come."""

    button = ""
    in_the_past: tuple[str, ...] = ()

    def __init__(self, *args: Any, today: date, person: YoungPerson, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today, self.person = today, person
        in_our_words(self.fields)

    def clean(self) -> dict[str, Any] | None:
        """Dates are of a year that can be, not before the person's birth, and in the past where they tell what was."""
        cleaned = super().clean()
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if not isinstance(field, DateField) or not value:
                continue
            if not FIRST_YEAR <= value.year <= LAST_YEAR:
                self.add_error(name, f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}")
            elif value < self.person.date_of_birth:
                self.add_error(name, f"This is before they were born, on {in_words(self.person.date_of_birth)}")
            elif name in self.in_the_past and value > self.today:
                self.add_error(name, f"{field.label} cannot be in the future")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by the row's fields."""
        return {name: self.cleaned_data[name] for name in self.fields}


class GoalForm(RowForm):
    """Something that the young person wants."""

    text = forms.CharField(
        label="What do they want?",
        help_text="In their words, as far as you can.",
        max_length=500,
        error_messages={"required": "Write what they want"},
    )
    when = forms.ChoiceField(
        label="When?",
        choices=Goal.When.choices,
        initial=Goal.When.NOW,
        widget=Radios(),
        error_messages={"required": "Choose when"},
    )

    layout = [Question("text", size="s"), Question("when", size="s")]


class ActionForm(RowForm):
    """What one person will do, by when. The owner is the young person, a worker of theirs, or somebody by name.

    `things`: what a new action can ask for; None: it is not asked.
    """

    what = forms.CharField(
        label="What will be done?", max_length=500, error_messages={"required": "Write what will be done"}
    )
    owner = forms.ChoiceField(label="Who does it?", error_messages={"required": "Choose who does it"})
    owner_name = forms.CharField(
        label="Their name, and what they are", max_length=120, error_messages={"required": "Write who does it"}
    )
    due_on = DateField(
        label="By when?",
        required=False,
        help_text="You can leave it empty while you write. The plan is sent with a day.",
    )
    goal = forms.ChoiceField(label="Which goal is it for?", required=False)
    cites = forms.ChoiceField(
        label="Does it ask for something that they can have?",
        help_text="From our offer and the law, by their record. What the plan asks for already is left out.",
        required=False,
    )
    who_pays = forms.CharField(label="Who pays?", required=False, max_length=200)
    if_it_goes_wrong = forms.CharField(
        label="What if it does not work out?", required=False, max_length=500, widget=Textarea(rows=2)
    )

    layout = [
        Question("what", size="s"),
        Question("owner", size="s"),
        Question("due_on", size="s"),
        Question("goal", size="s"),
        Question("cites", size="s"),
        Question("who_pays", size="s"),
        Question("if_it_goes_wrong", size="s"),
    ]

    def __init__(
        self,
        *args: Any,
        goals: Iterable[Goal],
        workers: Iterable[tuple[Membership, str]],
        things: Things | None = None,
        **kwargs: Any,
    ) -> None:
        self.things = things
        self.goals = {str(goal.key): goal for goal in goals}
        self.workers = {str(worker.key): (worker, said) for worker, said in workers}
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ChoiceField(
            label="Who does it?",
            choices=[
                (YOUNG, self.person.name_used),
                *((key, said) for key, (_, said) in self.workers.items()),
                (SOMEBODY, "Somebody else"),
            ],
            widget=Radios(reveals={SOMEBODY: "owner_name"}),
            error_messages={"required": "Choose who does it", "invalid_choice": "Choose one of the answers"},
        )
        goal: Any = self.fields["goal"]
        goal.choices = [("", "No goal: it is for the heading as a whole")] + [
            (key, one.text) for key, one in self.goals.items()
        ]
        cites: Any = self.fields["cites"]
        cites.choices = [("", "No, nothing of these"), *_to_choose(things)] if things else []
        if len(cites.choices) < 2:  # nothing to choose from
            del self.fields["cites"]
            self.layout = [question for question in self.layout if question.fields != ["cites"]]

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by the fields of PlanAction."""
        said = self.cleaned_data
        worker, _ = self.workers.get(said["owner"], (None, ""))
        kept = {name: said[name] for name in ("what", "due_on", "who_pays", "if_it_goes_wrong")}
        return kept | {
            "owner_kind": PlanAction.Owner.WORKER if worker else said["owner"],
            "worker": worker,
            "owner_name": said["owner_name"] or "" if said["owner"] == SOMEBODY else "",
            "goal": self.goals.get(said["goal"]),
            **self._cited(said.get("cites", "")),
        }

    def _cited(self, word: str) -> dict[str, Any]:
        thing = self.things.named(word) if self.things and word else None
        return {"item_id": thing.item, "edition": thing.edition, "national": thing.national} if thing else {}


class ToldForm(RowForm):
    """What somebody said, as a worker writes it down. It is marked as written down, and stays apart from their own words."""

    in_the_past = ("said_on",)

    section = forms.ChoiceField(label="What is it about?", required=False)
    text = TextareaField(
        label="What did they say?",
        help_text="As near to their own words as you can.",
        max_length=LONG,
        widget=Textarea(rows=6, threshold=75),
        error_messages={"required": "Write what they said"},
    )
    whose = forms.CharField(
        label="Who said it?",
        help_text="Leave it empty for the young person. For anybody else: their name, and what they are to them.",
        required=False,
        max_length=120,
    )
    said_on = DateField(label="The day they said it", error_messages={"required": "Enter the day they said it"})

    layout = [Question(name, size="s") for name in ("section", "text", "whose", "said_on")]

    def __init__(self, *args: Any, headings: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        section: Any = self.fields["section"]
        section.choices = [WHOLE, *headings]


class SourceForm(RowForm):
    """Another plan that this one builds on."""

    kind = forms.ChoiceField(
        label="Which plan?",
        choices=SourcePlan.Kind.choices,
        widget=Radios(),
        error_messages={"required": "Choose which plan"},
    )
    dated_on = DateField(label="Its date", required=False, help_text="Leave it empty if you do not know.")
    where = forms.CharField(
        label="Where is it kept?", required=False, max_length=200, help_text="For example: with the social care record."
    )

    layout = [Question(name, size="s") for name in ("kind", "dated_on", "where")]


class RemoveForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = ""


def _to_choose(things: Things) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is theirs now, and what may be, under the headings of the plan."""
    now = [(heading, [(one.word, one.entry.name) for one in under]) for heading, under in things.now_by_heading]
    may_be = [
        (f"{heading}: may be for them", [(one.word, one.entry.name) for one in under])
        for heading, under in things.may_be_by_heading
    ]
    return now + may_be


def sections_to_choose(headings: Iterable[Heading]) -> list[tuple[str, str]]:
    """The headings of a plan, as answers."""
    return [(heading.key, heading.text) for heading in headings]
