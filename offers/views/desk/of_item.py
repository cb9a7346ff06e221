"""What pages about one item of a draft share: finding it, and saying so where it was taken out."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from leaving_care.actions.council import fingerprint
from offers.actions.editing import label
from offers.actions.items import may_come_back, said_by
from offers.desk_lists.ended import ended_in
from offers.views.desk.drafting import DraftFormView


class OfItem(DraftFormView):
    """A page about one item of the draft, which the address names by the key of its identity."""

    def find(self, request, **kwargs):
        """The item."""
        self.row = get_object_or_404(self.edition.items.select_related("identity"), identity__key=kwargs["key"])

    def called(self):
        """The item."""
        return label(self.row)

    def version(self):
        """All that it says, in a number."""
        return fingerprint(said_by(self.row))


class OfAnyItem(OfItem):
    """A page about one item, which says so where the item is not in the draft any more, and where to bring it back."""

    def dispatch(self, request, *args, **kwargs):
        """404 stays for what the council never offered."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if not hasattr(self, "edition") or (answer := self.gone(kwargs["key"])) is None:
                raise
            return answer

    def gone(self, key: str) -> HttpResponse | None:
        """The page about an item that is not in the draft; None: it never was in this council's offer."""
        ended = next((each for each in ended_in(self.edition) if each.key == key), None)
        before: Any = may_come_back(self.edition).filter(key=key).first()
        if ended is None and before is None:
            return None
        name = ended.name if ended else before.called
        said = {"edition": self.edition, "key": key, "name": name, "ended": ended, "may_come_back": before is not None}
        status = 409 if self.request.method == "POST" else 200
        return render(self.request, "desk/editing/ended.html", said | {"back": self.back()}, status=status)
