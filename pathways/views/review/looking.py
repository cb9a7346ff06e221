"""The screens of a review: a heading, then and now side by side; and the headings that are the same as last time."""

import uuid
from abc import abstractmethod

from django.contrib import messages
from django.http import Http404

from leaving_care.access import membership_for
from leaving_care.changing import ChangedMeanwhile
from pathways.actions import review_looks
from pathways.forms.review.looking import LookForm, RestForm
from pathways.views.review.common import UnderWayView, way_on
from pathways.views.review.material import Block, blocks_of, rest, screens


class ScreenView(UnderWayView):
    """A screen with some headings. `edit`, their counts of saves together, stands for the version it was opened on."""

    button = "Save and go on"
    every: list[Block]
    blocks: list[Block]

    def find(self, request, **kwargs):
        """The headings too."""
        person = super().find(request, **kwargs)
        self.every = blocks_of(self.review)
        self.blocks = self.choose(**kwargs)
        return person

    @abstractmethod
    def choose(self, **kwargs) -> list[Block]:
        """The headings of this screen."""

    def opened(self) -> dict:
        """What another editor's save changes: of these headings, not of the whole record."""
        return super().opened() | {"version": self.edit}

    @property
    def edit(self) -> int:
        """How often these headings have been saved."""
        return sum(block.section.edit for block in self.blocks)

    def carried(self, said: dict) -> dict:
        """As the action takes it."""
        carried = super().carried(said)
        return {"once": carried["once"], "edit": carried["version"]}

    def changed_meanwhile(self, form):
        """With the headings as they are now."""
        self.every = blocks_of(self.review)
        self.blocks = self.choose(**self.kwargs)
        return super().changed_meanwhile(form)

    def says_now(self, form):
        """Each heading as somebody else left it."""
        return [said for block in self.blocks for said in _in_words(block)]

    def get_context_data(self, **kwargs):
        """What somebody else saved after this was typed is shown, too."""
        kwargs["form"] = kwargs.get("form") or self.get_form()  # which says whether something typed before stands in it
        latest = max((block.section.changed_at for block in self.blocks if block.section.changed_at), default=None)
        if self.typed and latest and latest > self.typed.at:
            kwargs.setdefault("now", self.says_now(None))
        return super().get_context_data(**kwargs)

    def get_success_url(self) -> str:
        """The next screen."""
        return way_on(self.person, blocks_of(self.review))


class LookAt(ScreenView):
    """One heading, or those that share its screen."""

    form_class = LookForm
    template_name = "review/section.html"
    heading = "Since last time"

    def choose(self, **kwargs) -> list[Block]:
        """The screen that has the heading of the address, or that heading alone. Raises Http404 for no such."""
        section = kwargs["section"]
        for screen in screens(self.every):
            if any(block.key == section for block in screen):
                return screen
        alone = [block for block in self.every if block.key == section]
        if not alone:
            raise Http404
        return alone

    @property
    def step(self) -> str:
        """What is typed belongs to these headings, by whichever of them the screen was opened."""
        return f"work_review_section {uuid.uuid5(self.review.key, ' '.join(block.key for block in self.blocks))}"

    def get_form_kwargs(self):
        """The headings, and the day."""
        said = {"blocks": self.blocks, "today": self.request.today, "name": self.person.name_used}
        return super().get_form_kwargs() | said

    def act(self, form, *, by, at, once, edit):
        """Writes what was found."""
        worker = membership_for(by, self.what, self.person.authority, self.request.today)
        review_looks.look_at(self.review, form.looks(worker), by=by, at=at, once=once, edit=edit)
        messages.success(self.request, "Saved.")


class Rest(ScreenView):
    """The headings that hold nothing to go through, confirmed with a tick each."""

    form_class = RestForm
    template_name = "review/rest.html"
    heading = "The rest: is it the same as last time?"

    def choose(self, **kwargs) -> list[Block]:
        """Those without a screen."""
        return rest(self.every)

    def get_form_kwargs(self):
        """The headings."""
        return super().get_form_kwargs() | {"blocks": self.blocks}

    def act(self, form, *, by, at, once, edit):
        """Confirms what was ticked."""
        chosen = form.chosen
        if edit != self.edit:
            raise ChangedMeanwhile
        held = sum(block.section.edit for block in chosen)
        review_looks.look_at(
            self.review, [review_looks.Look(block.section) for block in chosen], by=by, at=at, once=once, edit=held
        )

    def get_success_url(self) -> str:
        """The next screen, or this one while something on it is open."""
        return way_on(self.person, blocks_of(self.review))


def _in_words(block: Block) -> list[tuple[str, str]]:
    said = [(block.section.heading, block.section.now or "Nothing written yet")]
    for goal in block.goals:
        row = goal.row
        right, met = row.get_still_right_display() or "not said", row.get_being_met_display() or "not said"
        answers = f"still right: {right}, being met: {met}"
        said.append((f"Goal: {row.text}", f"{answers}. Stops: {row.stopped}" if row.stopped else answers))
    for action in block.actions:
        done = action.row.get_outcome_display() or "nothing said yet"
        said.append((f"Action: {action.row.what}", f"{done}. {action.row.why}".strip()))
    said += [("New goal", row.text) for row in block.new_goals]
    return said + [("New action", row.what) for row in block.new_actions]
