"""How the reader can be reached: theirs to say, and to change."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leaving_care.actions.reach import CHANGE_REACH, add_reach, change_reach, end_reach
from leaving_care.models import WayToReach, YoungPerson
from pathways.forms.me import EndReachForm, ReachForm, way_in_words
from pathways.views.me.own import OwnFormView, own


@own
def reach(request: HttpRequest, person: YoungPerson) -> HttpResponse:
    """Every way to reach the reader that holds today, the one to try first at the top."""
    ways = [(way, way_in_words(way)) for way in open_ways(person, request)]
    return render(request, "me/reach.html", {"person": person, "ways": ways})


def open_ways(person: YoungPerson, request: HttpRequest) -> list[WayToReach]:
    """Those that hold today. One that is not to be used stands last."""
    rows = person.waytoreach_rows.on(request.today)  # type: ignore[attr-defined]
    return sorted(rows, key=lambda way: (way.safe == WayToReach.Safe.NO, not way.is_first, way.pk))


class ReachView(OwnFormView):
    """What the three forms share."""

    what = CHANGE_REACH

    def get_success_url(self) -> str:
        """The list."""
        return reverse("me_reach")

    def says_now(self, form):
        """Every way as the record has it now."""
        return [said for way in open_ways(self.person, self.request) for said in way_in_words(way)]


class AddReach(ReachView):
    """A way to be reached, added."""

    form_class = ReachForm
    heading = "Add a way to reach you"

    def act(self, form, **opened):
        """Adds it."""
        add_reach(self.person, form.values, **opened)
        messages.success(self.request, "Saved. Your worker can see it now.")


class OneWay(ReachView):
    """A page about one way. Raises Http404 for one that is not the reader's, or that ended."""

    way: WayToReach

    def find(self, request, **kwargs):
        """The row too."""
        person = super().find(request, **kwargs)
        found = person.waytoreach_rows.on(request.today).filter(key=kwargs["row"]).first()
        if found is None:
            raise Http404
        self.way = found
        return person


class ChangeReach(OneWay):
    """A way to be reached, changed."""

    form_class = ReachForm
    heading = "Change a way to reach you"

    def get_initial(self):
        """The row as it is."""
        return {name: getattr(self.way, name) for name in ("kind", "value", "safe", "note", "is_first")}

    def act(self, form, **opened):
        """Changes it."""
        change_reach(self.way, form.values, **opened)
        messages.success(self.request, "Saved. Your worker can see it now.")


class EndReach(OneWay):
    """A way that must not be used any more."""

    form_class = EndReachForm
    heading = "Stop using this"
    template_name = "me/end.html"

    def act(self, form, **opened):
        """Ends it."""
        end_reach(self.way, **opened)
        messages.success(self.request, "Done. Your worker can see that it is not to be used.")

    def get_context_data(self, **kwargs):
        """What it is about."""
        return super().get_context_data(said=way_in_words(self.way), **kwargs)
