"""An edition's overview; starting one; what is said of it as a whole; giving a draft up and taking it up again."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.council_views import CouncilFormView, Signed, address
from offers.actions import copying, editions
from offers.dates_to_check import open_dates
from offers.desk_lists.called import Called
from offers.desk_lists.ended import ended_in
from offers.desk_lists.places import row_place
from offers.desk_lists.said import did
from offers.desk_lists.values import value_in_words
from offers.forms.desk import NOTHING, DoForm, FactsForm, StartForm
from offers.models import Contact, Document, Edition, Item, ItemTheme, Point, Presence, Statement, Theme
from offers.views.desk.common import EDIT, find_council, find_edition, may
from offers.views.desk.drafting import DraftFormView

DID_LATELY = 10
HERE_LATELY = timedelta(minutes=5)
DATES_SHOWN = 5
COUNTED: dict[str, Any] = {
    "items": Item,
    "contacts": Contact,
    "statements": Statement,
    "documents": Document,
    "points": Point,
}


@require_safe
def edition_view(request: Signed, council: str, number: int) -> HttpResponse:
    """An edition with its themes and items, what is still to be looked at, and who did what lately."""
    edition = find_edition(request, council, number)
    themes = list(Theme.objects.filter(edition=edition).order_by("position", "pk"))
    links = ItemTheme.objects.filter(theme__edition=edition).select_related("item__identity")
    listed: dict[int, list[ItemTheme]] = {theme.pk: [] for theme in themes}
    for link in links.order_by("-is_first", "position", "pk"):
        listed[link.theme_id].append(link)
    waiting = open_dates(edition) if edition.is_draft else []
    seen = Presence.objects.filter(edition=edition, seen_at__gt=request.now - HERE_LATELY).exclude(user=request.user)
    is_open = edition.is_draft and not edition.set_aside_at
    may_edit = is_open and may(request, EDIT, edition.authority)
    lately = list(edition.edits.select_related("by")[:DID_LATELY])
    called = _called(edition, listed, [each.row for each in waiting[:DATES_SHOWN]] + [each.row for each in lately])
    told = {
        "edition": edition,
        "council": edition.authority,
        "themes": [(theme, listed[theme.pk]) for theme in themes],
        "ended": ended_in(edition) if edition.is_draft else [],
        "counts": _counts(edition),
        "dates": [
            (each, called.row(each.row), row_place(edition, each.row) if may_edit else "")
            for each in waiting[:DATES_SHOWN]
        ],
        "dates_in_all": len(waiting),
        "edits": [(edit, did(edit, called.row(edit.row, {**edit.before, **edit.after}))) for edit in lately],
        "here": list(seen.select_related("user").order_by("-seen_at", "pk")),
        "is_open": is_open,
        "may_edit": may_edit,
        "may_take_up": edition.set_aside_at is not None and may(request, EDIT, edition.authority),
    }
    return render(request, "desk/edition.html", told)


def _called(edition: Edition, listed: dict[int, list[ItemTheme]], rows: list[str]) -> Called:
    """What people call these rows. Items that the page lists are not asked for again."""
    items = {f"item {link.item.identity.key}": link.item.name for links in listed.values() for link in links}
    others = Called.ever(edition, [row for row in rows if row.partition(", ")[0] not in items])
    return Called(edition, names={**items, **others.names})


def _counts(edition: Edition) -> dict[str, int]:
    """How many parts of each kind there are, in one query."""
    rows = {
        f"number_of_{name}": Coalesce(
            Subquery(
                model._default_manager.filter(edition=OuterRef("pk"))
                .order_by()
                .values("edition")
                .annotate(number=Count("pk"))
                .values("number")
            ),
            0,
        )
        for name, model in COUNTED.items()
    }
    found: dict[str, int] = Edition.objects.filter(pk=edition.pk).values(**rows).get()  # type: ignore[assignment]
    return {name: found[f"number_of_{name}"] for name in COUNTED}


class StartView(CouncilFormView):
    """Starts the next edition, from another or from nothing."""

    what = EDIT
    form_class = StartForm
    template_name = "desk/form.html"
    title = "Start the next edition"
    lead = (
        "Everything in the edition that you start from comes along, and that edition stays as it is.",
        "Days that have to be looked at again are listed for you.",
    )
    started: Edition | None = None

    def find(self, request, **kwargs) -> None:
        """The council that the address names."""
        self.council = find_council(request, kwargs["council"], self.what)

    def back(self):
        """The desk."""
        return address("offers:desk", council=self.council)

    def get_form_kwargs(self):
        """Every edition that there is to start from, and the one in force."""
        self.editions = list(Edition.objects.filter(authority=self.council).order_by("-number"))
        in_force = Edition.objects.filter(authority=self.council).in_force(self.request.today).first()
        return super().get_form_kwargs() | {"editions": self.editions, "in_force": in_force}

    def act(self, form, **opened):
        """Calls the action."""
        said = dict(form.cleaned_data)
        start_from = said.pop("start_from")
        if start_from == NOTHING:
            self.started = copying.start_empty(self.council, **said, **opened)
            return
        (chosen,) = [row for row in self.editions if str(row.number) == start_from]
        self.started = copying.copy_edition(chosen, **said, **opened)

    def get_success_url(self):
        """The new draft; the one that is open, where this form was sent before."""
        draft = self.started or copying.open_draft(self.council)
        return reverse("offers:edition", args=[self.council.slug, draft.number]) if draft else self.back()


class FactsView(DraftFormView):
    """What is said of a draft as a whole."""

    form_class = FactsForm
    title = "About this edition"
    done = "Saved."

    def get_initial(self):
        """As it is now."""
        return {name: getattr(self.edition, name) for name in FactsForm.base_fields}

    def get_form_kwargs(self):
        """The edition in force."""
        in_force = Edition.objects.filter(authority=self.council).in_force(self.request.today).first()
        return super().get_form_kwargs() | {"in_force": in_force}

    def version(self):
        """As it is now, in a number."""
        return editions.version_of(self.edition)

    def called(self):
        """The edition itself."""
        return "edition"

    def says_now(self, form):
        """As it is now."""
        self.edition.refresh_from_db()
        return [(field.label, value_in_words(getattr(self.edition, name))) for name, field in form.fields.items()]

    def act(self, form, **opened):
        """Calls the action."""
        editions.change_edition(self.edition, **form.cleaned_data, **opened)


class SetAsideView(DraftFormView):
    """Gives a draft up."""

    form_class = DoForm
    title = "Set this draft aside"
    lead = ("Nothing is lost: the draft is kept, and you can take it up again as long as no other draft is open.",)
    done = "The draft is set aside."
    button = "Set it aside"
    action = staticmethod(editions.set_aside)

    def get_form_kwargs(self):
        """What the button says."""
        return super().get_form_kwargs() | {"button": self.button}

    def act(self, form, **opened):
        """Calls the action."""
        self.action(self.edition, **opened)


class TakeUpView(SetAsideView):
    """Goes on with a draft that was set aside."""

    title = "Take this draft up again"
    changes_text = False
    lead = ("It becomes the draft that everybody works on.",)
    done = "The draft is open again."
    button = "Take it up"
    action = staticmethod(editions.take_up)
