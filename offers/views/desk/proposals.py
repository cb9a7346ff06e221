"""What partners, guests and others propose for a draft: the list, taking one up, not taking it up."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leaving_care.council_views import CouncilFormView, Signed, paged
from offers.actions import proposals
from offers.actions.editing import EDIT
from offers.actions.proposals import source_of
from offers.calls_for_help import calls_for_help
from offers.checked import checks_of
from offers.forms.proposals import RefuseProposalForm
from offers.models import Edition, Item, ProposedChange
from offers.views.desk.common import find_edition


@require_safe
def proposal_list(request: Signed, council: str, number: int) -> HttpResponse:
    """What is to be settled, the oldest first (`?settled=1`: what was), and what partners have confirmed."""
    edition = find_edition(request, council, number, EDIT)
    settled = request.GET.get("settled") == "1"
    rows = edition.proposed_changes.select_related("identity", "answer__link", "suggestion")
    page = paged(request, rows.filter(accepted__isnull=not settled))
    names = {item.identity_id: item for item in Item.objects.filter(edition=edition).only("identity_id", "name")}
    for row in page:
        row.item = names.get(row.identity_id)
        row.source = source_of(row)
        # A guest's comment has no other mark of its own.
        row.needs_help = bool(row.answer and calls_for_help(row.words))
    if not settled:
        page.object_list = sorted(page.object_list, key=lambda row: not row.needs_help)
    checks = [(names[pk], found) for pk, found in checks_of(edition).items() if pk in names] if not settled else []
    told = {"edition": edition, "page": page, "settled": settled, "query": "settled=1&" if settled else ""}
    return render(request, "desk/linking/proposals.html", {**told, "checks": checks})


def find_proposal(edition: Edition, key: Any) -> ProposedChange:
    """What is proposed for the draft. Raises Http404."""
    rows = edition.proposed_changes.select_related("edition__authority", "identity", "answer__link")
    row = rows.filter(key=key).first()
    if row is None:
        raise Http404
    return row


@require_POST
def accept_proposal(request: Signed, council: str, number: int, key: Any) -> HttpResponse:
    """Says that it was taken up."""
    edition = find_edition(request, council, number, EDIT)
    try:
        proposals.accept(find_proposal(edition, key), by=request.user, at=request.now)
    except proposals.ValidationError as wrong:
        messages.warning(request, wrong.messages[0])
    else:
        messages.success(request, "It is marked as taken up, and the item’s history says where it came from.")
    return redirect("offers:proposals", council, number)


class RefuseProposalView(CouncilFormView):
    """Why it is not taken up."""

    what = EDIT
    form_class = RefuseProposalForm
    title = "Do not take this up"
    done = "It is kept, with your reason, among what is settled."

    def find(self, request, **kwargs):
        """What was proposed, through its draft."""
        self.edition = find_edition(request, kwargs["council"], kwargs["number"], EDIT)
        self.council = self.edition.authority
        self.proposal = find_proposal(self.edition, kwargs["key"])

    @property
    def lead(self):
        """What was proposed, to be read once more."""
        return (f"What came from {source_of(self.proposal)}: “{self.proposal.words}”",)

    def back(self) -> str:
        """The list."""
        return reverse("offers:proposals", args=[self.council.slug, self.edition.number])

    def act(self, form, *, by, at, once=None):
        """Refuses it."""
        proposals.refuse(self.proposal, why=form.cleaned_data["why"], by=by, at=at, once=once)
