"""Coming back for help: asking for it, writing down that somebody rang, and settling who works with them."""

from typing import Any

from leaving_care.forms import Question, TextareaField
from leaving_care.models import Role
from pathways.forms.contacts.base import ContactForm
from pathways.forms.manage.fields import WorkerField, day, lines, workers
from pathways.forms.me import OwnForm

LONG = 2000


class AskBackForm(OwnForm):
    """They ask. Nothing has to be said."""

    words = TextareaField(
        label="What would help?",
        help_text="You can leave this empty. We ask you on the phone.",
        max_length=LONG,
        required=False,
    )
    layout = [Question("words", size="s")]


class CallForm(ContactForm):
    """They rang, or came in."""

    words = TextareaField(label="What did they say?", max_length=LONG, required=False)
    reply_by = day("By when does somebody ring them?", called="The day", hint="Leave it empty if it is not agreed yet.")

    def clean(self) -> dict[str, Any] | None:
        """The day is still to come."""
        cleaned = super().clean()
        self.check_later("reply_by", "This day has passed")
        return cleaned


class SettleForm(ContactForm):
    """Who works with them now. The last adviser stands there already."""

    worker = WorkerField(
        queryset=None,
        label="Who works with them from today?",
        empty_label="Choose an adviser",
        error_messages={"required": "Choose an adviser"},
    )
    reply_by = day(
        "By when do they ring them?", called="The day", hint="They are told this day. Leave it empty for none."
    )
    why = lines(
        "If another adviser works with them today: why does that change?",
        hint="The young person can read this. Leave it empty if nothing changes.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["worker"]
        field.queryset = workers(self.person.authority, [Role.PERSONAL_ADVISER], self.today).filter(
            starts_on__lte=self.today
        )

    def clean(self) -> dict[str, Any] | None:
        """The day is still to come."""
        cleaned = super().clean()
        self.check_later("reply_by", "This day has passed")
        return cleaned
