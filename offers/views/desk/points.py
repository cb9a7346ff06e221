"""Desk: you said, we did."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from offers.actions import points
from offers.desk_lists.values import value_in_words
from offers.forms.points import PointForm
from offers.models import Item, ItemAnswer, SurveyAnswer
from offers.points_privacy import could_tell_who
from offers.rendering.points import told
from offers.views.desk.common import find_edition, may
from offers.views.desk.drafting import DraftFormView, RemoveView


@require_safe
def points_view(request: Signed, council: str, number: int) -> HttpResponse:
    """The points of an edition, as they will be told, and what could tell who somebody is."""
    edition = find_edition(request, council, number)
    items = {item.identity_id: item for item in edition.items.all()}
    rows = edition.points.select_related("consultation").prefetch_related("point_items")
    told_rows = [
        {
            "row": row,
            "told": told(
                row,
                row.consultation,
                tuple(items[tie.identity_id] for tie in row.point_items.all() if tie.identity_id in items),
            ),
            "named": could_tell_who(row.said, row.said_by, row.did, row.reason),
        }
        for row in rows
    ]
    more = {
        "edition": edition,
        "rows": told_rows,
        "may_consult": may(request, points.CONSULT, edition.authority),
        "is_open": edition.is_draft and not edition.set_aside_at,
    }
    return render(request, "desk/consulting/points.html", more)


class _PointView(DraftFormView):
    """A form about a point. The one that the address names, if it does."""

    what = points.CONSULT
    leads_back = "points"

    def find(self, request, **kwargs) -> None:
        """The point, by its draft."""
        if "row" in kwargs:
            self.row = get_object_or_404(self.edition.points, pk=kwargs["row"])


class _FilledView(_PointView):
    """A form in which a point is filled in."""

    form_class = PointForm

    def get_form_kwargs(self):
        """What can be chosen, too."""
        items = self.edition.items.select_related("identity")
        return super().get_form_kwargs() | {"items": items, "consultations": self.edition.consultations.all()}


class AddView(_FilledView):
    """Adds a point: typed, or from what somebody said in a survey (?from=item-12)."""

    title = "Add a point"
    lead = ("What young people said, and what came of it. It is told in the offer once it is answered.",)
    done = "Saved."

    def get_initial(self) -> dict[str, Any]:
        """The words of a survey as they may be shown, and the item that they are about."""
        kind, _, number = self.request.GET.get("from", "").partition("-")
        if not (number.isascii() and number.isdecimal() and len(number) < 18):
            return {}
        if kind == "item":
            rows = ItemAnswer.objects.filter(answer__survey__edition=self.edition, pk=number)
            row = rows.select_related("identity", "answer__survey").first()
            said = {"items": [row.identity.key], "consultation": row.answer.survey.consultation_id} if row else {}
            return said | {"said": row.told} if row else {}
        answer = SurveyAnswer.objects.filter(survey__edition=self.edition, pk=number).select_related("survey").first()
        return {"said": answer.told, "consultation": answer.survey.consultation_id} if answer else {}

    def act(self, form, **opened) -> None:
        """Adds it."""
        looked = form.cleaned_data.get("looked", False)
        points.add_point(self.edition, said=form.values(), items=form.chosen(), looked=looked, **opened)


class ChangeView(_FilledView):
    """Changes a point, or answers it."""

    title = "Change this point"
    done = "Saved."

    def version(self) -> int:
        """What the point says, as a number."""
        return fingerprint(points.told(self.row))

    def get_initial(self) -> dict[str, Any]:
        """What it says."""
        return PointForm.filled(self.row)

    def act(self, form, **opened) -> None:
        """Changes it."""
        looked = form.cleaned_data.get("looked", False)
        points.change_point(self.row, said=form.values(), items=form.chosen(), looked=looked, **opened)

    def says_now(self, form) -> list[tuple[str, str]]:
        """What somebody else has made of it."""
        said = PointForm.filled(self.row)
        said["consultation"] = str(self.row.consultation or "")
        said["answer"] = self.row.get_answer_display()
        names = Item.objects.filter(edition=self.edition, identity__key__in=said["items"]).values_list(
            "name", flat=True
        )
        said["items"] = ", ".join(names)
        return [(field.label, value_in_words(said[name])) for name, field in form.fields.items() if name in said]


class RemovePointView(RemoveView, _PointView):
    """Takes a point out of the draft."""

    title = "Remove this point"
    done = "Removed."
    button = "Remove it"

    def names(self) -> str:
        """What people said."""
        return self.row.said

    def act(self, form, **opened) -> None:
        """Removes it."""
        points.remove_point(self.row, **opened)
