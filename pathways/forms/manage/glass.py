"""The form for opening a record outside the usual rule."""

from leaving_care.actions.glass import WHO
from pathways.forms.manage.fields import ManageForm, day, lines, text, yes_or_no


class GlassForm(ManageForm):
    """Whose record, and why."""

    number = text("The council’s own number for them", 40, hint="Or leave it empty and give both of the next two.")
    name = text("Name used", 120)
    born = day("Date of birth", called="Date of birth")
    reason = lines(
        "Why do you need to open it?", missing="Say why you need to open it", hint="The young person can read this."
    )
    hide = yes_or_no(
        "Would it be unsafe for them to know about this now?",
        missing="Say whether it would be unsafe for them to know",
        hints={"no": "They see it in the list of who has looked."},
        reveals={"yes": ("hidden_because", "hidden_until")},
    )
    hidden_because = lines(
        "Why would it be unsafe?", missing="Say why it would be unsafe", hint="They cannot read this before that day."
    )
    hidden_until = day(
        "Until which day?",
        missing="Enter the day until which it is held back",
        called="The day",
        hint="A year at most.",
    )
    button = "Open the record for today"

    def clean(self):
        """Who it is, asked for together with everything else."""
        said = super().clean()
        unclear = {"number", "name", "born"} & self.errors.keys()
        if not (said.get("number") or (said.get("name") and said.get("born")) or unclear):
            self.add_error("number", WHO)
        return said

    def action_fields(self) -> dict:
        """What the action is told."""
        said = dict(self.cleaned_data)
        said.pop("hide")
        return {**said, "hidden_because": said["hidden_because"] or ""}
