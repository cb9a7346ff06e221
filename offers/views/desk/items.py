"""An item of a draft: added, brought back, changed, ended."""

from functools import cached_property
from typing import Any

from csp.decorators import csp_update
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.html import format_html

from leaving_care.models import Authority
from offers.actions.items import add_item, change_item, end_item, may_come_back
from offers.actions.proposals import source_of
from offers.forms.items import EndItemForm, ItemForm
from offers.models import Item, ItemIdentity, ProposedChange
from offers.views.desk.comparing import change_of
from offers.views.desk.drafting import DraftFormView, page_of
from offers.views.desk.of_item import OfAnyItem

LESS = 'This is less than last year. <a class="govuk-notification-banner__link" href="{}">Say why</a>.'
# The page beside the form is one of ours.
FRAMED = csp_update({"frame-src": ["'self'"]})


class ItemFormView(DraftFormView):
    """A page with the form of an item, and the page that it makes beside it."""

    form_class = ItemForm
    template_name = "desk/editing/item.html"

    @cached_property
    def choices(self) -> dict[str, Any]:
        """What an item can point to: the draft's themes and documents, and other councils here."""
        councils = Authority.objects.with_offers().exclude(pk=self.edition.authority_id).order_by("name")
        return {
            "themes": list(self.edition.themes.all()),
            "documents": list(self.edition.documents.all()),
            "councils": list(councils),
        }

    def shown(self) -> Item | None:
        """The item that the form is filled from."""
        return self.row

    def get_form_kwargs(self):
        """The item with its parts, and what can be chosen."""
        kwargs = super().get_form_kwargs() | self.choices
        if (item := self.shown()) is not None:
            parts = {"rules": item.rules.all(), "providers": item.providers.order_by("pk")}
            kwargs |= {"row": item, **parts, "links": item.item_themes.all()}
        return kwargs

    def get_context_data(self, **kwargs):
        """Where the page is made that is shown beside the form."""
        key = self.row.identity.key if self.row else None
        preview = page_of("preview_item", self.edition, key) if key else page_of("preview_new_item", self.edition)
        said = {"item": self.row, "preview": preview, "themes": self.choices["themes"]}
        return super().get_context_data(**said, **kwargs)


@method_decorator(FRAMED, name="dispatch")
class AddItemView(ItemFormView):
    """Adds an item: a new one, or one of an earlier edition (`?again=key`), which is then the same promise."""

    title = "Add an item"

    @cached_property
    def again(self) -> ItemIdentity | None:
        """The promise to bring back. Raises Http404 for one that cannot be."""
        key = self.request.GET.get("again", "")
        if not key:
            return None
        return get_object_or_404(may_come_back(self.edition), key=key.replace("\0", ""))

    def find(self, request, **kwargs):
        """The promise to bring back, if the address names one."""
        if self.again:
            self.title = f"Bring back “{self.again.called}”"
            self.lead = ("It is filled in as it was said last. Change what is different now, then save.",)

    def shown(self) -> Item | None:
        """It as it was said last."""
        if self.again is None:
            return None
        said = Item.objects.filter(identity=self.again, edition__authority=self.edition.authority_id)
        return said.order_by("-edition__number").first()

    def get_form_kwargs(self):
        """It begins under the theme that the address names. Of an item that is brought back, what it pointed to is found here."""
        kwargs = super().get_form_kwargs()
        slug = self.request.GET.get("theme", "")
        here = {theme.slug: theme.pk for theme in self.choices["themes"]}
        papers = {paper.key: paper.pk for paper in self.choices["documents"]}
        initial: dict[str, Any] = {"theme": here.get(slug)}
        if (item := kwargs.get("row")) is not None:
            first = item.item_themes.filter(is_first=True).select_related("theme").first()
            initial["theme"] = initial["theme"] or (here.get(first.theme.slug) if first else None)
            for name in ("policy", "amount_set_in"):
                paper = getattr(item, name)
                initial[name] = papers.get(paper.key) if paper else None
            kwargs["links"] = []
        return kwargs | {"initial": initial}

    def act(self, form, **opened):
        """Adds it."""
        self.added = add_item(
            self.edition,
            values=form.values,
            themes=form.themes,
            rules=form.groups["rules"].said,
            providers=form.groups["providers"].said,
            again=self.again,
            why=form.cleaned_data["why"],
            **opened,
        )
        messages.success(self.request, f"“{self.added.name}” is in the draft.")

    def get_context_data(self, **kwargs):
        """What can be brought back, too."""
        earlier = [] if self.again else list(may_come_back(self.edition)[:200])
        return super().get_context_data(earlier=earlier, again=self.again, **kwargs)


@method_decorator(FRAMED, name="dispatch")
class ChangeItemView(OfAnyItem, ItemFormView):
    """Changes an item. What is proposed for it stands beside the form; `?proposal=` names the one that was opened."""

    def find(self, request, **kwargs):
        """The item, by which the page is called."""
        super().find(request, **kwargs)
        self.title = f"Change “{self.row.name}”"

    def back(self):
        """The draft; the list of what is proposed, where it was opened from there."""
        return page_of("proposals", self.edition) if "proposal" in self.request.GET else super().back()

    def act(self, form, **opened):
        """Changes it."""
        change_item(
            self.row,
            values=form.values,
            themes=form.themes,
            rules=form.groups["rules"].said,
            providers=form.groups["providers"].said,
            why=form.cleaned_data["why"],
            **opened,
        )
        messages.success(self.request, f"“{form.cleaned_data['name']}” is saved.")
        change = change_of(self.edition, self.row.identity)
        if change and change.gives_less and not change.is_reasoned:
            messages.warning(self.request, format_html(LESS, page_of("item_change", self.edition, change.key)))

    def proposed(self) -> list[tuple[str, ProposedChange]]:
        """What is proposed for the item and not settled, with where it came from: the one that the address names first."""
        waiting = self.edition.proposed_changes.filter(identity=self.row.identity_id, accepted=None)
        named = self.request.GET.get("proposal", "")
        rows = sorted(waiting.select_related("answer__link"), key=lambda row: str(row.key) != named)
        return [(source_of(row), row) for row in rows]

    def get_context_data(self, **kwargs):
        """What is proposed, too."""
        return super().get_context_data(proposed=self.proposed(), **kwargs)


class EndItemView(OfAnyItem):
    """Takes an item out of the draft."""

    form_class = EndItemForm
    template_name = "desk/editing/end.html"
    is_grave = True
    lead = ("It goes from this draft. Editions that are published keep it, and you can bring it back.",)

    def find(self, request, **kwargs):
        """The item, by which the page is called."""
        super().find(request, **kwargs)
        self.title = f"End “{self.row.name}”"

    def act(self, form, **opened):
        """Ends it."""
        end_item(self.row, why=form.cleaned_data["why"], **opened)
        said = f"“{self.row.name}” is no longer in the draft. It stands under “Ended in this draft”."
        messages.success(self.request, said)

    def says_now(self, form):
        """Its name and words."""
        return [("Name", self.row.name), ("What we offer", self.row.what_we_offer)]
