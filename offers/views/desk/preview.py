"""The page of an item as a young person would see it, from what stands in the form. Nothing is saved."""

import copy
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from offers.models import Item, ItemProvider, ItemRule
from offers.rendering.item_preview import item_preview
from offers.views.desk.common import SEE
from offers.views.desk.items import ItemFormView
from offers.views.desk.of_item import OfItem

# The page carries its own policy, which is stricter; this one lets the desk, and nobody else, show it in a frame.
POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "script-src": None,
    "font-src": None,
    "connect-src": None,
    "frame-ancestors": ["'self'"],
}


@method_decorator([csp_replace(POLICY), xframe_options_sameorigin], name="dispatch")
class PreviewNewItemView(ItemFormView):
    """The page of an item that is being added."""

    title = "The page as it would be"

    def get(self, request, *args, **kwargs):
        """As it is saved; for an item that is being added, empty."""
        return self.drawn(self.get_form())

    def post(self, request, *args, **kwargs):
        """As it is typed: what cannot be read of it is left as it was."""
        form = self.get_form()
        form.is_valid()
        return self.drawn(form)

    def act(self, form, **opened):
        """Nothing is done here."""

    def drawn(self, form) -> HttpResponse:
        """The page."""
        item = copy.copy(self.row) if self.row else Item(edition=self.edition, slug="new")
        said = form.values
        for name in form._meta.fields:
            setattr(item, name, said[name] if name in said else getattr(self.row or form.instance, name))
        themes = form.themes if form.is_bound else self._themes(form)
        rules = [_part(ItemRule, part) for part in form.groups["rules"].parts if _says(part)]
        providers = [_part(ItemProvider, part) for part in form.groups["providers"].parts if _says(part)]
        page = item_preview(self.edition, item, rules=rules, providers=providers, themes=themes, on=self.request.today)
        return HttpResponse(page)

    def _themes(self, form) -> list[Any]:
        chosen = [form.initial.get("theme"), *form.initial.get("also", [])]
        here = {theme.pk: theme for theme in self.choices["themes"]}
        return [here[pk] for pk in chosen if pk in here]


class PreviewItemView(OfItem, PreviewNewItemView):
    """The page of an item of the draft. As it is saved, whoever sees the desk may read it: those who agree it read it so."""

    def dispatch(self, request, *args, **kwargs):
        """Reading asks for less than typing."""
        if request.method in ("GET", "HEAD"):
            self.what = SEE
        return super().dispatch(request, *args, **kwargs)


def _says(part) -> bool:
    return not part.form.is_bound or part.form.has_changed()


def _part(model, part):
    if not part.form.is_bound:
        return part.form.instance
    return model(**part.form.values)
