"""What was found out about what the reader needs: each assessment that is finished, in words to them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leaving_care.actions.rights import row_name
from leaving_care.models import YoungPerson
from pathways.actions import assessments, copies
from pathways.matters import to_them
from pathways.models import Assessment, Copy
from pathways.reading.shapes import NOBODY
from pathways.views.assessment.reading import asked, looked_at
from pathways.views.me.own import ask_for, own
from pathways.views.my_plan.plan import HOWS, PostView


@own
def assessment(request: HttpRequest, person: YoungPerson, row: UUID | None = None) -> HttpResponse:
    """The newest that is finished, or the one that the address names; without any, who to ask."""
    every = list(finished(person).select_related("begun_by"))
    found = next((each for each in every if row in (None, each.key)), None)
    if row and found is None:
        raise Http404
    said: dict[str, Any] = {
        "person": person,
        "ask": ask_for(person, request.today),  # type: ignore[attr-defined]
        "every": every,
        "assessment": found,
        "is_begun": assessments.being_written(person) is not None,
    }
    if found:
        said |= _of(person, found)
    return render(request, "my_plan/assessment.html", said)


class SeenAssessmentView(PostView):
    """Saying that one has read one's copy of an assessment."""

    def act(self, form, **opened):
        """Says it."""
        found = finished(self.person).filter(key=self.kwargs["row"]).first()
        if found is None:
            raise Http404
        copies.see(found, **opened)
        messages.success(self.request, "Thank you. We noted that you have read your copy.")

    def get_success_url(self) -> str:
        """The assessment."""
        return reverse("me_assessment_one", args=[self.kwargs["row"]])


def finished(person: YoungPerson) -> QuerySet[Assessment]:
    """Those that the reader can read, the newest first: nobody changes them any more."""
    return Assessment.objects.filter(person=person, finished_at__isnull=False).order_by("-finished_at", "-pk")


def copy_of(of: Any) -> dict[str, Any]:
    """The reader's copy of something: the last that there is (`copy` None: none), and how it is given."""
    copy: Copy | None = of.copy_rows.order_by("-pk").first()
    return {"copy": copy, "how": HOWS.get(Copy.How(copy.how), "") if copy else ""}


def held_back(person: YoungPerson) -> dict[str, str]:
    """What is kept from the reader since it is about somebody else: row → why."""
    return dict(person.heldback_rows.filter(ended_at=None).values_list("row", "reason"))


def _of(person: YoungPerson, found: Assessment) -> dict[str, Any]:
    """What stands in one, but for what is held back. What a clinician keeps for clinicians is in no assessment."""
    held, every = held_back(person), looked_at(found)
    return {
        "begun_by": found.begun_by.name or NOBODY,
        "held": held.get(row_name(found), ""),
        "matters": [
            {
                "heading": to_them(each["matter"].heading),
                "row": each["row"],
                "held": held.get(row_name(each["row"]), ""),
            }
            for each in every
            if each["is_there"]
        ],
        "nothing": [
            to_them(each["matter"].heading) for each in every if not each["is_there"] and not each["matter"].only_for
        ],
        "asked": [
            {"words": to_them(each["who"].words), "row": row, "held": held.get(row_name(row), "")}
            for each in asked(found)
            for row in each["rows"]
        ],
        **copy_of(found),
    }
