"""The rows of a file that is brought in: looked at one by one, beside where they came from."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leaving_care.changing import AlreadyDone, ChangedMeanwhile
from leaving_care.council_views import CouncilFormView, Signed
from leaving_care.record_views import OpenedForm
from offers.actions import bringing as actions
from offers.actions.taking_in import draft_in_the_way
from offers.bringing.saying import UNSURE, called, shown
from offers.bringing.sheets import SHEETS
from offers.forms.bringing import STAND_ALONE, BroughtRowForm, TurnForm
from offers.models import Bringing, BroughtRow
from offers.views.desk.bringing import find_bringing
from offers.views.desk.bringing_lists import RowsNow, list_of
from offers.views.desk.common import EDIT, once_of

PAGE = 20
CHOICES = {"take": True, "leave": False}
OTHER_NOW = (
    "Your offer, or this file, was changed after you opened this page. Look at the list again, then press again."
)


@require_http_methods(["GET", "HEAD", "POST"])
def rows_view(request: Signed, council: str, key: uuid.UUID) -> HttpResponse:
    """The rows of a list, a page of them; what was chosen for each is saved with one button.

    Another takes at once what says the very same as the offer now.
    """
    bringing = find_bringing(request, council, key)
    wrong: list[str] = []
    if request.method == "POST":
        try:
            _do(request, bringing)
        except ValidationError as refused:
            wrong = refused.messages
        except ChangedMeanwhile:
            wrong = [OTHER_NOW]
        except AlreadyDone:
            pass
        if not wrong:
            messages.success(request, "What you chose is saved.")
            return redirect(f"{request.path}?show={list_of(request)}")
    rows = RowsNow(bringing, request.today, _is_open(bringing))
    here = list_of(request)
    page = Paginator(rows.of_list(here), PAGE).get_page(request.GET.get("page"))
    told = {"bringing": bringing, "council": bringing.authority, "page": page, "here": here, "wrong": wrong}
    told |= {"query": f"show={here}&", "lists": rows.lists(), "rows": [_told(row, request, rows) for row in page]}
    told |= {"same": rows.to_take, "version": rows.version(), "gone": rows.gone(), "compared": rows.is_compared}
    told |= {"carried": OpenedForm(initial={"once": uuid.uuid4()}), "is_open": _is_open(bringing)}
    told["full"] = draft_in_the_way(bringing.authority) if _is_open(bringing) else None
    return render(request, "desk/bringing/rows.html", told)


def _do(request: Signed, bringing: Bringing) -> None:
    opened = {"by": request.user, "at": request.now, "once": once_of(request)}
    if "same" in request.POST:
        version = request.POST["same"]
        is_number = version.isascii() and version.isdecimal() and len(version) < 12
        actions.take_same(bringing, version=int(version) if is_number else -1, **opened)
    else:
        actions.look(bringing, _chosen(request), **opened)


def _chosen(request: Signed) -> dict[int, bool]:
    """Place → whether it is taken. What is no place or no choice is left as it was."""
    return {
        int(name.removeprefix("row_")): CHOICES[said]
        for name, said in request.POST.items()
        if name.removeprefix("row_").isdecimal() and len(name) < 14 and said in CHOICES
    }


def _told(row: BroughtRow, request: Signed, rows: RowsNow) -> dict:
    sent = request.POST.get(f"row_{row.position}", "") if request.method == "POST" else ""
    chosen = {True: "take", False: "leave", None: ""}[row.taken]
    return rows.told(row) | {
        "row": row,
        "unsure": row.values.get(UNSURE, ""),
        "chosen": sent if sent in CHOICES else chosen,
    }


def _is_open(bringing: Bringing) -> bool:
    return not bringing.taken_in_at and not bringing.dropped_at


class _RowView(CouncilFormView):
    """A form about one row."""

    what = EDIT

    def find(self, request, **kwargs):
        """The row, through its file and council. One of a file that is over is not there."""
        self.bringing = find_bringing(request, kwargs["council"], kwargs["key"])
        self.council = self.bringing.authority
        row = self.bringing.rows.filter(position=kwargs["position"]).first()
        if row is None or not _is_open(self.bringing):
            raise Http404
        row.bringing = self.bringing
        self.row = row

    def version(self) -> int:
        """What the row says, in a number."""
        return actions.version_of(self.row)

    def back(self) -> str:
        """The rows."""
        return reverse("offers:brought", args=[self.council.slug, self.bringing.key])

    def get_context_data(self, **kwargs):
        """The row, and the lines it came from."""
        return super().get_context_data(council=self.council, row=self.row, **kwargs)


class BroughtRowView(_RowView):
    """Changing what it says."""

    form_class = BroughtRowForm
    template_name = "desk/bringing/row.html"
    title = "Change a row"

    def find(self, request, **kwargs):
        """The row, and what it is called."""
        super().find(request, **kwargs)
        self.heading = called(self.row.sheet, self.row.values)

    def get_form_kwargs(self):
        """Its columns, and what they say."""
        about = {"sheet": SHEETS[self.row.sheet], "values": self.row.values, "faults": self.row.faults}
        return super().get_form_kwargs() | about

    def act(self, form, **opened):
        """Saves it; all rows are checked anew."""
        self.row = actions.change_row(self.row, sheet=self.row.sheet, values=form.values(), **opened)

    def says_now(self, form):
        """What it says now."""
        self.row.refresh_from_db()
        return shown(self.row.sheet, self.row.values)

    def get_success_url(self) -> str:
        """The rows; the row again, while something is wrong with it."""
        if self.row.faults:
            messages.info(self.request, "It is saved, and not taken yet: something is still wrong with it.")
            return self.request.path
        taken = "The row is changed, and taken."
        self.done = taken if self.row.taken else "The row is changed. Look at it again, and take it or leave it out."
        return super().get_success_url()

    def get_context_data(self, **kwargs):
        """Whether it can turn out to be something else."""
        can_turn = self.bringing.kind == Bringing.Kind.BOOKLET and self.row.sheet in STAND_ALONE
        unsure = self.row.values.get(UNSURE, "")
        return super().get_context_data(can_turn=can_turn, unsure=unsure, **kwargs)


class TurnRowView(_RowView):
    """What a piece of a booklet is."""

    form_class = TurnForm
    template_name = "desk/bringing/turn.html"
    title = "It is something else"

    def find(self, request, **kwargs):
        """A piece of a booklet; a spreadsheet's rows are what their sheet says."""
        super().find(request, **kwargs)
        if self.bringing.kind != Bringing.Kind.BOOKLET or self.row.sheet not in STAND_ALONE:
            raise Http404

    def get_initial(self):
        """What it was taken for."""
        return {"sheet": self.row.sheet}

    def act(self, form, **opened):
        """Makes it that."""
        sheet = form.cleaned_data["sheet"]
        if sheet != self.row.sheet:
            actions.change_row(self.row, sheet=sheet, values={}, **opened)

    def get_success_url(self) -> str:
        """The row, to be looked at as what it is now."""
        return reverse("offers:brought_row", args=[self.council.slug, self.bringing.key, self.row.position])
