"""Corrections of what is published: the list, asking for one, and deciding."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.access import may_in
from leaving_care.council_views import CouncilFormView, Signed, paged
from leaving_care.dates import in_words, uk_day
from offers.actions import corrections as actions
from offers.forms.corrections import AskForm, DecideForm
from offers.models import Correction, Edition, Item
from offers.views.desk.common import SEE, find_council, find_edition
from offers.views.desk.settled import SettledOnceView


def with_names(rows: list[Correction]) -> list[Correction]:
    """Corrections with the `name` that their item has in its edition. One query."""
    wanted = Item.objects.filter(
        edition__in={row.edition_id for row in rows}, identity__in={row.identity_id for row in rows}
    )
    names = {(edition, identity): name for edition, identity, name in wanted.values_list("edition", "identity", "name")}
    for row in rows:
        row.name = names.get((row.edition_id, row.identity_id), row.identity.key)  # type: ignore[attr-defined]
    return rows


@require_safe
def corrections_view(request: Signed, council: str) -> HttpResponse:
    """Those that wait, then those that were decided, newest first; and the editions that can be corrected."""
    authority = find_council(request, council)
    rows = Correction.objects.filter(edition__authority=authority)
    rows = rows.select_related("edition", "identity", "asked_by", "approved_by", "refused_by")
    page = paged(request, rows.exclude(approved_at=None, refused_at=None).order_by("-asked_at", "-pk"))
    waiting = list(rows.filter(approved_at=None, refused_at=None))
    with_names([*waiting, *page.object_list])
    editions = Edition.objects.standing(request.today).filter(authority=authority).order_by("-number")
    told = {
        "council": authority,
        "waiting": waiting,
        "page": page,
        "editions": editions if may_in(request.user, actions.ASK, authority, request.today) else [],
        "decides": may_in(request.user, actions.DECIDE, authority, request.today),
    }
    return render(request, "desk/comparing/corrections.html", told)


class CorrectionFormView(CouncilFormView):
    """A form about a correction; "Back" leads to all of them."""

    def back(self):
        """All of them."""
        return reverse("offers:corrections", args=[self.council.slug])


class AskView(CorrectionFormView):
    """Asking that one item of a published edition be taken off its pages, or marked."""

    form_class = AskForm
    what = actions.ASK
    title = "Something on the pages is wrong"
    lead = (
        "A published edition is never changed. One wrong item can be taken off its pages, or marked, at once. "
        "Somebody who approves for the council has to agree; then the pages, the booklets and the list of corrections change.",
    )
    done = "Asked. An approver of the council decides."

    def find(self, request, **kwargs):
        """The edition, which has to be published."""
        self.edition = find_edition(request, kwargs["council"], kwargs["number"], self.what)
        self.council = self.edition.authority
        if self.edition.is_draft:
            raise Http404

    def get_form_kwargs(self):
        """The edition whose items there are."""
        return super().get_form_kwargs() | {"edition": self.edition}

    def get_context_data(self, **kwargs):
        """Which edition it is about."""
        return super().get_context_data(edition=self.edition, **kwargs)

    def act(self, form, **opened):
        """Asks."""
        said = form.cleaned_data
        item = said["item"]
        actions.ask_correction(self.edition, item.identity, kind=said["kind"], note=said["note"], **opened)


class DecideView(CorrectionFormView, SettledOnceView):
    """Approving a correction, or refusing it."""

    form_class = DecideForm
    template_name = "desk/comparing/decide.html"
    what = actions.DECIDE
    title = "A correction that waits"
    is_approved = False

    def find(self, request, **kwargs):
        """The correction, decided or not."""
        self.council = find_council(request, kwargs["council"], SEE)
        rows = Correction.objects.filter(edition__authority=self.council)
        self.row = get_object_or_404(
            rows.select_related("edition__authority", "identity", "asked_by"), key=kwargs["key"]
        )
        find_council(request, kwargs["council"], self.what)

    def is_settled(self):
        """Whether somebody approved or refused it."""
        return bool(self.row.approved_at or self.row.refused_at)

    def get_context_data(self, **kwargs):
        """What is asked for."""
        with_names([self.row])
        asked_on = in_words(uk_day(self.row.asked_at))
        own = self.row.asked_by_id == self.request.user.pk
        return super().get_context_data(row=self.row, asked_on=asked_on, own=own, another=actions.ANOTHER, **kwargs)

    def act(self, form, **opened):
        """Approves or refuses it."""
        if form.cleaned_data["decision"] == "approve":
            actions.approve_correction(self.row, **opened)
            self.done = (
                "Approved. The pages, the booklets and the list of corrections are made anew. That can take minutes."
            )
            self.is_approved = True
        else:
            actions.refuse_correction(self.row, because=form.cleaned_data["because"], **opened)
            self.done = "Refused. The pages stay as they are."

    def get_success_url(self) -> str:
        """All of them; once it is approved, how far the pages are."""
        said = super().get_success_url()
        edition = self.row.edition
        return reverse("offers:publish", args=[self.council.slug, edition.number]) if self.is_approved else said
