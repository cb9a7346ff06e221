"""One action of a plan: what will be done, who does it, by when, and what it asks for."""

from collections.abc import Iterable
from typing import Any

from django import forms

from leaving_care.forms import DateField, Question, Radios, Textarea
from leaving_care.models import Membership
from pathways.actions.plan_rows import PAST
from pathways.forms.plan.rows import RowForm
from pathways.models import Goal, PlanAction
from pathways.things import Things

SOMEBODY, YOUNG = PlanAction.Owner.SOMEBODY, PlanAction.Owner.YOUNG_PERSON


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

    def clean(self) -> dict[str, Any] | None:
        """A new day is not in the past; the day that an action had may be."""
        cleaned = super().clean()
        day = self.cleaned_data.get("due_on")
        if day and day < self.today and day != self.initial.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", PAST)
        return cleaned

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


def _to_choose(things: Things) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is theirs now, and what may be, under the headings of the plan."""
    now = [(heading, [(one.word, one.entry.name) for one in under]) for heading, under in things.now_by_heading]
    may_be = [
        (f"{heading}: may be for them", [(one.word, one.entry.name) for one in under])
        for heading, under in things.may_be_by_heading
    ]
    return now + may_be
