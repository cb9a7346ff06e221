"""The desk's pages of easy read: which items are there, and writing one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.council_views import CouncilFormView, Signed
from offers.actions import easy_read as actions
from offers.easy_reading import english_of, state_of
from offers.forms.easy_read import EasyReadForm
from offers.models import EasyRead, Edition, Picture
from offers.views.desk.common import EDIT, find_council, may


def _items(edition: Edition):
    items = edition.items.select_related("identity", "amount_set_in", "policy").prefetch_related("rules")
    return items.order_by("position")


def newest(council) -> Edition:
    """The edition whose items are put into easy read: the newest. Raises Http404 where there is none."""
    edition = Edition.objects.filter(authority=council, set_aside_at=None).order_by("-number").first()
    if edition is None:
        raise Http404
    return edition


@require_safe
def easy_reads_view(request: Signed, council: str) -> HttpResponse:
    """Every item of the newest edition, and whether it is there in easy read."""
    authority = find_council(request, council)
    edition = newest(authority)
    written = {row.identity_id: row for row in EasyRead.objects.filter(authority=authority)}
    rows = [
        {"item": item, "easy": easy, "state": state_of(easy, item) if easy else ""}
        for item in _items(edition)
        for easy in [written.get(item.identity_id)]
    ]
    told = {"council": authority, "edition": edition, "rows": rows, "edits": may(request, EDIT, authority)}
    return render(request, "desk/languages/easy_reads.html", told)


AT_ONCE = "The easy read is saved. The pages say it within a minute."
LATER = (
    "The easy read is saved. The pages say it once an edition with these words is published, and show no easy read of this "
    "until then."
)
TAKEN_AWAY = "The easy read is taken away. The pages no longer have it within a minute."


class EasyReadView(CouncilFormView):
    """One item in easy read."""

    what = EDIT
    form_class = EasyReadForm
    template_name = "desk/languages/easy_read.html"
    title = "Write in easy read"

    def find(self, request, **kwargs):
        """The item that the address names, of the newest edition."""
        self.council = find_council(request, kwargs["council"], self.what)
        self.edition = newest(self.council)
        self.item = (
            _items(self.edition).filter(identity__key=kwargs["key"]).select_related("edition__authority").first()
        )
        if self.item is None:
            raise Http404
        self.easy = EasyRead.objects.filter(identity=self.item.identity).first()
        self.heading = f"{self.item.name}, in easy read"

    def get_form_kwargs(self):
        """The lines that are there, and the pictures to choose from."""
        lines = self.easy.lines if self.easy else []
        about = {"lines": lines, "pictures": Picture.objects.filter(authority=self.council).defer("content")}
        return super().get_form_kwargs() | about | {"checked_with": self.easy.checked_with if self.easy else ""}

    def back(self):
        """All items."""
        return reverse("offers:easy_reads", args=[self.council.slug])

    def version(self):
        """The lines and the item, in a number."""
        return actions.version_of(self.easy, self.item)

    def says_now(self, form):
        """The lines as they are now."""
        lines = [line["text"] for line in self.easy.lines] if self.easy else []
        return [("Easy read", "\n".join(lines) or "Not written yet"), *english_of(self.item).items()]

    def act(self, form, **opened):
        """Saves the lines."""
        who = form.cleaned_data["checked_with"]
        lines = form.lines()
        actions.write_easy_read(self.item, lines=lines, checked_with=who, **opened)
        is_kept = any(text.strip() for text, _ in lines)
        self.done = (LATER if self.waits() else AT_ONCE) if is_kept else TAKEN_AWAY

    def waits(self) -> bool:
        """Whether the words of the item are not those that readers have now."""
        now = Edition.objects.filter(authority=self.council).in_force(self.request.today).first()
        said = _items(now).filter(identity=self.item.identity).first() if now else None
        return said is None or english_of(said) != english_of(self.item)

    def get_context_data(self, **kwargs):
        """The item's own words, too."""
        state = state_of(self.easy, self.item) if self.easy else ""
        english = english_of(self.item).items()
        told = {"english": english, "state": state, "easy": self.easy, "edition": self.edition}
        return super().get_context_data(**told, waits=self.waits(), **kwargs)
