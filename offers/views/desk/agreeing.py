"""A draft and the bodies that agree it: where it stands, submitting it, and what a body decided."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.access import may_in
from leaving_care.council_views import CouncilFormView, Signed
from offers.actions import agreeing as actions
from offers.actions.bodies import CHANGE
from offers.agreeing import Stage, State, changed_since, state, wrote_in
from offers.contents import read_contents
from offers.desk_lists.called import Called
from offers.desk_lists.said import did
from offers.forms.agreeing import ApproveForm, ReturnForm, SubmitForm
from offers.models import Edit, Edition
from offers.views.desk.common import find_edition

SHOWN = 20  # changes since it was submitted that the page lists


@require_safe
def agree_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Where a draft stands with its bodies, and what the reader can do about it."""
    edition = find_edition(request, council, number)
    contents = read_contents(edition)
    now = state(edition, contents)
    decided = {row.body_id: row for row in now.decisions}
    blocking, advice = actions.left_to_mend(contents, request.today) if edition.is_draft else ([], [])
    changed = changed_since(now.submission) if now.submission and now.stage == Stage.CHANGED else None
    told = {
        "edition": edition,
        "now": now,
        "turns": [(body, decided.get(body.pk)) for body in now.bodies],
        "changes": _called(edition, list(changed[:SHOWN]) if changed is not None else []),
        "number_of_changes": changed.count() if changed is not None else 0,
        "approvals": contents.approvals,
        "earlier": _earlier(edition, now),
        "advice": len(advice),
        "blocking": blocking,
    }
    return render(request, "desk/agreeing/agree.html", told | _abilities(request, edition, now))


def _called(edition: Edition, edits: list[Edit]) -> list[tuple[Edit, str]]:
    """Each change with what people call its row."""
    called = Called.ever(edition, [edit.row for edit in edits])
    return [(edit, did(edit, called.row(edit.row, {**edit.before, **edit.after}))) for edit in edits]


def _abilities(request: Signed, edition: Edition, now: State) -> dict[str, bool]:
    """What the reader can do here. An edition that is published, or set aside, is only looked at."""

    def may(what: str) -> bool:
        return may_in(request.user, what, edition.authority, request.today)

    is_open = edition.is_draft and not edition.set_aside_at
    waits = is_open and now.stage == Stage.WAITING and bool(now.bodies)
    approver = may(actions.APPROVE)
    own = waits and approver and wrote_in(request.user, edition)
    return {
        "may_submit": is_open
        and bool(now.bodies)
        and may(actions.SUBMIT)
        and now.stage not in (Stage.WAITING, Stage.AGREED),
        "may_decide": waits and approver and not own,
        "is_own_work": own,
        "may_change_bodies": may(CHANGE),
        "is_open": is_open,
    }


def _earlier(edition: Edition, now: State) -> list:
    """What bodies said of earlier submissions, newest first."""
    rows = edition.submissions.select_related("by").prefetch_related("decisions__body")
    return [row for row in rows if row != now.submission]


class EditionFormView(CouncilFormView):
    """A form about a draft; "Back" leads to where it stands with its bodies."""

    keeps = False

    def find(self, request, **kwargs):
        """The draft."""
        self.edition = find_edition(request, kwargs["council"], kwargs["number"], self.what)
        self.council = self.edition.authority

    def back(self):
        """Where it stands."""
        return self.page("agree")

    def page(self, name: str) -> str:
        """The address of a page about this edition."""
        return reverse(f"offers:{name}", args=[self.council.slug, self.edition.number])


class SubmitView(EditionFormView):
    """Puts a draft to the bodies."""

    what = actions.SUBMIT
    form_class = SubmitForm
    title = "Submit the draft to be agreed"
    done = "The draft is submitted."
    lead = (
        "The bodies agree to the text as it is now. If anything is changed afterwards, it has to be submitted again.",
        "What was agreed about an earlier text counts no more.",
        "If advice of the checks is neither followed nor passed over with a reason, say in the box why you go on.",
    )

    def act(self, form, **opened):
        """Calls the action."""
        actions.submit(self.edition, **form.cleaned_data, **opened)


class DecisionView(EditionFormView):
    """What the body whose turn it is decided."""

    what = actions.APPROVE
    template_name = "desk/agreeing/decide.html"

    def find(self, request, **kwargs):
        """Whose turn it is, too."""
        super().find(request, **kwargs)
        self.now = state(self.edition, read_contents(self.edition))

    def get(self, request, *args, **kwargs):
        """The form; where no body has the draft in front of it, where it stands."""
        if self.now.stage != Stage.WAITING or self.now.body is None:
            return redirect(self.back())
        return super().get(request, *args, **kwargs)

    def version(self):
        """Whose turn it is, in a number."""
        return actions.turn(self.now)

    def get_initial(self):
        """Today, most often."""
        return {"decided_on": self.request.today}

    def get_context_data(self, **kwargs):
        """The draft, to be read."""
        return super().get_context_data(edition=self.edition, **kwargs)

    def says_now(self, form):
        """Where it stands."""
        return [("Where it stands now", self.now.in_words)]


class ApproveView(DecisionView):
    """The body agreed."""

    form_class = ApproveForm
    done = "It is recorded that the body agreed."

    @property
    def title(self):
        """Which body."""
        return f"{self.now.body or 'A body'} agreed the draft"

    def get_form_kwargs(self):
        """A board says more."""
        return super().get_form_kwargs() | {"has_chair": bool(self.now.body and self.now.body.has_chair)}

    def act(self, form, **opened):
        """Calls the action."""
        actions.approve(self.edition, **form.cleaned_data, **opened)


class ReturnView(DecisionView):
    """The body returned it."""

    form_class = ReturnForm
    done = "The draft is returned."

    @property
    def title(self):
        """Which body."""
        return f"{self.now.body or 'A body'} returned the draft"

    def act(self, form, **opened):
        """Calls the action."""
        actions.send_back(self.edition, **form.cleaned_data, **opened)
