"""Forms about who works for a council."""

from django import forms

from leaving_care.actions.allocations import WORKERS
from leaving_care.forms import Radios
from leaving_care.models import Team
from leaving_care.titles import role_title
from pathways.forms.manage.fields import TOO_LONG, KeyedField, ManageForm, WorkerField, day, lines, text, workers

EMAIL = {"required": "Enter an email address", "invalid": "Enter an email address, such as name@example.gov.uk"}
HINT_PHONE = "Young people see it."


def address_field(label: str, *, required: bool = True, hint: str = "") -> forms.EmailField:
    """An email address."""
    return forms.EmailField(
        label=label, required=required, help_text=hint, error_messages={**EMAIL, "max_length": TOO_LONG}, max_length=254
    )


class InviteForm(ManageForm):
    """Whom to invite, and as what. `roles`: those that the reader gives; `council` with its titles fetched."""

    name = text("Name", 120, missing="Enter their name", hint="As colleagues and young people know them.")
    email = address_field("Work email address", hint="We send the invitation to it. It works once, for 14 days.")
    role = forms.ChoiceField(
        label="What they will do here", widget=Radios, error_messages={"required": "Choose what they will do here"}
    )
    team = KeyedField(queryset=None, required=False, label="Team", empty_label="No team")
    button = "Send the invitation"

    def __init__(self, *args, council, roles, days, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role_title(council, role).capitalize()) for role in roles]
        self.fields["team"].queryset = Team.objects.filter(authority=council)
        self.fields["team"].help_text = "A manager with a team manages that team. Without one: everybody."
        self.fields["email"].help_text = f"We send the invitation to it. It works once, for {days} days."


class MembershipForm(ManageForm):
    """Somebody's team and work phone."""

    team = KeyedField(queryset=None, required=False, label="Team", empty_label="No team")
    phone = text("Work phone", 40, hint=HINT_PHONE)
    button = "Save"

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.filter(authority=council)


GIVE, END = "give", "end"


class EndMembershipForm(ManageForm):
    """The last day, and what becomes of those they work with. `works_with`: how many young people that is."""

    ends_on = day(
        "Last day here",
        missing="Enter the last day",
        called="The last day",
        hint="They see nothing from the day after.",
    )
    then = forms.ChoiceField(
        label="Who works with these young people from the day after?",
        choices=[(GIVE, "A colleague takes them over"), (END, "Nobody yet: I allocate them later")],
        widget=Radios(reveals={GIVE: "give_to"}),
        error_messages={"required": "Say who works with them from the day after"},
    )
    give_to = WorkerField(
        queryset=None,
        label="Colleague",
        empty_label="Choose a colleague",
        error_messages={"required": "Choose a colleague"},
    )
    why = lines(
        "Why does the worker change?",
        missing="Say why. The young people are told",
        hint="The young people can read this.",
    )
    button = "End it"

    def __init__(self, *args, membership, works_with, today, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = workers(membership.authority, [membership.role], today).exclude(pk=membership.pk)
        if works_with:
            self.fields["give_to"].queryset = colleagues
        else:
            for name in ("then", "give_to", "why"):
                del self.fields[name]


class TeamForm(ManageForm):
    """A team."""

    name = text("Name of the team", 120, missing="Enter a name")
    phone = text("Phone", 40, hint="Young people ring it when their worker is away.")
    email = address_field("Email address", required=False)
    button = "Save"


class CoverForm(ManageForm):
    """Who covers for somebody, and until when. `teams`: of which a colleague may be; None: of any."""

    colleague = WorkerField(
        queryset=None,
        label="Who covers?",
        empty_label="Choose a colleague",
        error_messages={"required": "Choose a colleague"},
    )
    starts_on = day("From", missing="Enter the first day", called="The first day")
    ends_on = day("Until", missing="Enter the last day", called="The last day")
    reason = text("Why?", 200, hint="Such as annual leave. Nothing about health.")
    button = "Save"

    def __init__(self, *args, membership, today, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = today
        others = workers(membership.authority, WORKERS, today).exclude(user=membership.user_id)
        self.fields["colleague"].queryset = others if teams is None else others.filter(team__in=teams)


class EndCoverForm(ManageForm):
    """When cover ends."""

    ends_on = day("Last day", called="The last day", hint="Leave empty to take away cover that has not begun.")
    button = "End it"


class ResetForm(ManageForm):
    """That the reader is sure."""

    sure = forms.BooleanField(
        label="I have spoken with them, and it is really them who asks",
        error_messages={"required": "Tick the box if you have spoken with them"},
    )
    button = "Take it away"
