"""Desk: you said, we did."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leaving_care.actions.council import fingerprint
from leaving_care.forms import PageForm
from offers.actions import points
from offers.forms.consulting import SureForm
from offers.forms.points import PointForm
from offers.models import Item, ItemAnswer, SurveyAnswer
from offers.points_privacy import could_tell_who
from offers.rendering.points import told
from offers.views.desk.common import DraftFormView, find_edition, may
from offers.views.desk.consulting import in_words


def points_view(request: HttpRequest, council: str, number: int) -> HttpResponse:
    """The points of an edition, as they will be told, and what could tell who somebody is."""
    signed: Any = request
    edition = find_edition(signed, council, number)
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
        "may_consult": may(signed, points.CONSULT, edition.authority),
        "is_open": edition.is_draft and not edition.set_aside_at,
    }
    return render(request, "desk/consulting/points.html", more)


class _PointView(DraftFormView):
    """A form about a point. The one that the address names, if it does."""

    what = points.CONSULT
    form_class: type[PageForm] = PointForm
    point: Any = None  # Point

    def find(self, request, **kwargs) -> None:
        """The point, by its draft."""
        super().find(request, **kwargs)
        if "row" in kwargs:
            self.point = self.edition.points.filter(pk=kwargs["row"]).first()
            if self.point is None:
                raise Http404

    def back(self) -> str:
        """The list."""
        return reverse("offers:points", args=[self.council.slug, self.edition.number])

    def version(self) -> int | None:
        """What the point says, as a number."""
        return fingerprint(points.told(self.point)) if self.point else None

    def get_form_kwargs(self):
        """What can be chosen, too."""
        if not issubclass(self.form_class, PointForm):
            return super().get_form_kwargs()
        items = self.edition.items.select_related("identity")
        return super().get_form_kwargs() | {"items": items, "consultations": self.edition.consultations.all()}


class AddView(_PointView):
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


class ChangeView(_PointView):
    """Changes a point, or answers it."""

    title = "Change this point"
    done = "Saved."

    def get_initial(self) -> dict[str, Any]:
        """What it says."""
        return PointForm.filled(self.point) if self.point else {}

    def act(self, form, **opened) -> None:
        """Changes it."""
        looked = form.cleaned_data.get("looked", False)
        points.change_point(self.point, said=form.values(), items=form.chosen(), looked=looked, **opened)

    def says_now(self, form) -> list[tuple[str, str]]:
        """What somebody else has made of it."""
        said = PointForm.filled(self.point)
        said["consultation"] = self.point.consultation or ""
        said["answer"] = self.point.get_answer_display() or ""
        names = Item.objects.filter(edition=self.edition, identity__key__in=said["items"]).values_list(
            "name", flat=True
        )
        said["items"] = ", ".join(names)
        return [(field.label, in_words(said[name])) for name, field in form.fields.items() if name in said]


class RemoveView(_PointView):
    """Takes a point out of the draft."""

    title = "Remove this point"
    lead = ("It is taken out of this draft. What earlier editions say stays.",)
    form_class = SureForm
    is_grave = True
    done = "Removed."

    def version(self) -> None:
        """Nothing that can be overtaken."""

    def act(self, form, **opened) -> None:
        """Removes it."""
        points.remove_point(self.point, **opened)
