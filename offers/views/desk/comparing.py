"""An edition beside the one before it, or another: item by item, with the words marked; and what an editor says of a change."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.access import may_in
from leaving_care.council_views import CouncilFormView, Signed
from leaving_care.dates import in_words
from offers.actions import differing
from offers.before import edition_before
from offers.compare import BETTER, LESS, REWORDED
from offers.compare import ItemChange as Change
from offers.comparing import compared
from offers.forms.comparing import KINDS, ChangeForm
from offers.models import Edition, ItemChange, ItemIdentity
from offers.views.desk.common import find_edition
from offers.views.desk.compared import ORDER, beside, in_districts, in_full, rows_of, sides_of


@require_safe
def compare_view(request: Signed, council: str, number: int) -> HttpResponse:
    """The numbers, every name, and 25 changes in full.

    `?with=1` compares with another edition, `?kind=less` shows one kind, `?page=2` the next of them, and `?item=key` the page
    on which an item is.
    """
    edition = find_edition(request, council, number)
    others = list(Edition.objects.filter(authority=edition.authority_id, set_aside_at=None).exclude(pk=edition.pk))
    before = edition_before(edition)
    other = _chosen(request.GET.get("with", ""), others) or before
    is_before = other is not None and other == before
    told = list(ItemChange.objects.filter(edition=edition).select_related("identity")) if is_before else []
    sides = sides_of(edition, other) if other else {}
    comparison = compared(sides[other.pk], sides[edition.pk], told) if other else None
    is_open = edition.is_draft and not edition.set_aside_at
    only = request.GET.get("kind", "")
    may_edit = is_open and may_in(request.user, "edit_offer", edition.authority, request.today)
    context: dict[str, Any] = {
        "edition": edition,
        "other": other,
        "others": sorted(others, key=lambda row: -row.number),
        "only": only if only in ORDER else "",
        "asked_with": request.GET.get("with", "") if not is_before else "",
        "may_edit": may_edit,
        "can_say": may_edit and is_before,
        "sees_plans": may_in(request.user, "see_plan", edition.authority, request.today),
    }
    if comparison and other:
        counts = comparison.counts()
        context |= {
            "counts": counts,
            "changed": counts[BETTER] + counts[REWORDED] + counts[LESS],
            "kinds": [(kind, label, counts[kind]) for kind, label in ORDER.items()],
            **in_full(request, comparison, context),
            "unreasoned": sum(1 for change in comparison if change.gives_less and not change.is_reasoned),
            **in_districts(edition, other, sides[edition.pk], told),
        }
    return render(request, "desk/comparing/compare.html", context)


class ItemChangeView(CouncilFormView):
    """What an editor says of one change, beside what changed."""

    form_class = ChangeForm
    template_name = "desk/comparing/item_change.html"
    what = "edit_offer"
    title = "What changed, and why"
    done = "What you said of the change is saved."

    def find(self, request, **kwargs):
        """The draft and its change. 404 for an item that neither edition has, or where there is no edition before."""
        self.edition = find_edition(request, kwargs["council"], kwargs["number"], self.what)
        self.council = self.edition.authority
        self.identity = get_object_or_404(ItemIdentity, authority=self.council, key=kwargs["key"])
        before = edition_before(self.edition)
        self.row = ItemChange.objects.filter(edition=self.edition, identity=self.identity).first()
        change = beside(self.edition, before, [self.row] if self.row else [], self.identity) if before else None
        found = change.of(self.identity.key) if change else None
        if found is None:
            raise Http404
        self.before, self.change = before, found

    def back(self):
        """The comparison, at this item."""
        key = self.identity.key
        return reverse("offers:compare", args=[self.council.slug, self.edition.number]) + f"?item={key}#item-{key}"

    def get_initial(self):
        """What is said already."""
        return {field: getattr(self.row, field) for field in differing.FIELDS} if self.row else {}

    def get_form_kwargs(self):
        """What changed, and the day."""
        return super().get_form_kwargs() | {"change": self.change, "on": self.request.today}

    def version(self):
        """What is said so far, in a number."""
        return differing.version_of(self.row)

    def changed_meanwhile(self, form):
        """The next attempt is on what the reader now sees."""
        self.row = ItemChange.objects.filter(edition=self.edition, identity=self.identity).first()
        return super().changed_meanwhile(form)

    def says_now(self, form):
        """What is said by now."""
        said = dict(zip(differing.FIELDS, differing.said_so_far(self.row), strict=True))
        if self.row and self.row.decided_on:
            said["decided_on"] = in_words(self.row.decided_on)
        said["kind"] = KINDS.get(said["kind"], "As we found")
        return [(field.label, said.get(name) or "Not recorded yet") for name, field in form.fields.items()]

    def get_context_data(self, **kwargs):
        """What changed, in words."""
        more = {"edition": self.edition, "other": self.before, "change": self.change, "rows": rows_of(self.change)}
        return super().get_context_data(**more, **kwargs)

    def act(self, form, **opened):
        """Keeps it."""
        differing.say_change(self.edition, self.identity, **form.cleaned_data, **opened)


def change_of(edition: Edition, identity: ItemIdentity) -> Change | None:
    """What became of one item since the edition before; None: there is none before. Five queries."""
    before = edition_before(edition)
    if before is None:
        return None
    told = ItemChange.objects.filter(edition=edition, identity=identity).select_related("identity")
    return beside(edition, before, list(told), identity).of(identity.key)


def _chosen(word: str, others: Sequence[Edition]) -> Edition | None:
    """The edition whose number is asked for; None where none is. Raises Http404 for one that is not there."""
    if not word:
        return None
    found = next((row for row in others if str(row.number) == word), None)
    if found is None:
        raise Http404
    return found
