"""The checks of an edition: what is found, with the place to mend; going past advice; who sees to what."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.access import may_in
from leaving_care.council_views import PAGE, CouncilFormView, Signed
from leaving_care.models import Membership
from leaving_care.permissions import action
from offers.actions import checking
from offers.around import read_around
from offers.contents import read_contents
from offers.findings import findings
from offers.findings.law_asks import areas_asked, statuses_said
from offers.forms.checks import OwnerForm, PassForm, TakeBackForm
from offers.models import Edition
from offers.views.desk.common import find_edition
from offers.views.desk.findings_list import grouped, listed, owners_of, slugs, word_of

EDIT = "edit_offer"


@require_safe
def checks_view(request: Signed, council: str, number: int) -> HttpResponse:
    """All that is found, what blocks first; with ?kind=… all of one kind, with ?owner=… what one person sees to."""
    edition = find_edition(request, council, number)
    kind = request.GET.get("kind", "")
    if kind and kind not in slugs():
        raise Http404
    contents = read_contents(edition)
    rows = list(listed(contents, findings(contents, request.today, read_around(contents)), request.today))
    every = [row for row in rows if not row.passed]
    editors = {each.user_id: str(each.key) for each in _editors(edition, request.today)}
    owners = owners_of(every, editors)
    owner = next((each for each in owners if each.word == request.GET.get("owner")), None)
    waiting = [row for row in every if owner is None or word_of(row, editors) == owner.word]
    advice = [row for row in waiting if not row.finding.blocking]
    told = {
        "edition": edition,
        "owners": owners,
        "owner": owner,
        "mine": editors.get(request.user.pk, ""),
        "blocking": grouped((row for row in waiting if row.finding.blocking), None),
        "number_blocking": len(waiting) - len(advice),
        "number_advice": len(advice),
        "may_edit": edition.is_draft
        and not edition.set_aside_at
        and may_in(request.user, EDIT, edition.authority, request.today),
        "today": request.today,
    }
    if kind:
        of_kind = next((group for group in grouped(advice, None) if group.slug == kind), None)
        page = Paginator(of_kind.rows if of_kind else [], PAGE).get_page(request.GET.get("page"))
        return render(request, "desk/checks/kind.html", {**told, "kind": slugs()[kind], "group": of_kind, "page": page})
    told |= {
        "advice": grouped(advice),
        "passed": grouped((row for row in rows if row.passed and owner is None), None),
        "areas": areas_asked(contents, request.today),
        "statuses": statuses_said(contents),
    }
    return render(request, "desk/checks/checks.html", told)


def _editors(edition: Edition, on: date) -> QuerySet[Membership]:
    """Those who edit the council's offer on a day."""
    roles = list(action(EDIT).roles)
    return Membership.objects.on(on).filter(authority=edition.authority_id, role__in=roles, user__is_active=True)


class FindingView(CouncilFormView):
    """A form about one finding of a draft, which the address names. "Back" leads to all of them."""

    what = EDIT
    blocks_too = True
    edition: Edition

    def find(self, request, council: str, number: int, finding: str) -> None:  # type: ignore[override]
        """The draft, and the finding in it. One that is no longer found is absent when the form is opened."""
        self.edition, self.key = find_edition(request, council, number, self.what), finding
        contents = read_contents(self.edition)
        found = findings(contents, request.today, read_around(contents))
        self.row = next((row for row in listed(contents, found, request.today) if row.finding.key == finding), None)
        is_offered = self.row is not None and (self.blocks_too or not self.row.finding.blocking)
        if request.method != "POST" and not (is_offered and self.edition.is_draft):
            raise Http404

    def get_template_names(self):
        """The form below the finding that it is about."""
        return ["desk/checks/finding.html"]

    def back(self):
        """All findings."""
        return reverse("offers:checks", args=[self.edition.authority.slug, self.edition.number])

    def get_context_data(self, **kwargs):
        """The finding, if it is still there."""
        return super().get_context_data(row=self.row, edition=self.edition, **kwargs)


class PassView(FindingView):
    """Goes past advice, with the reason."""

    form_class = PassForm
    blocks_too = False
    title = "Go past this advice"
    done = "The reason is kept with the offer."

    def get_initial(self):
        """The reason that was given before, if any."""
        return {"reason": self.row.passed if self.row else ""}

    def act(self, form, **opened):
        """Keeps the reason."""
        checking.pass_advice(self.edition, self.key, reason=form.cleaned_data["reason"], **opened)


class TakeBackView(FindingView):
    """Takes back that advice was passed over."""

    form_class = TakeBackForm
    blocks_too = False
    title = "Let this advice wait again"
    lead = ("The reason is taken out of the offer. The advice is on the list again.",)
    done = "The advice is on the list again."

    def act(self, form, **opened):
        """Takes it back."""
        checking.take_back(self.edition, self.key, **opened)


class OwnerView(FindingView):
    """Says who sees to a finding."""

    form_class = OwnerForm
    title = "Who sees to this?"
    done = "It is kept."

    def get_form_kwargs(self):
        """With everybody who edits the council's offer on the day."""
        able = _editors(self.edition, self.request.today).select_related("user")
        return super().get_form_kwargs() | {"editors": able.order_by("user__name", "pk")}

    def act(self, form, **opened):
        """Keeps who it is."""
        checking.give_finding(self.edition, self.key, to=form.cleaned_data["owner"], **opened)
