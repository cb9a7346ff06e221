"""The reader's answers to a plan, what it means to them, what went well, and words that they prefer."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from leaving_care.dates import in_words
from pathways.actions import saying
from pathways.actions.answering_them import answer, newest_answers
from pathways.forms.my_plan import AchievementForm, AnswersForm, MeaningForm, PreferredWordForm, SureForm
from pathways.models import Answer, Goal, PreferredWord
from pathways.replies import due_on
from pathways.views.me.own import ask_for
from pathways.views.my_plan.common import SayOfVersion, SayView
from pathways.views.my_plan.landing import ANSWERS, WENT_WELL, of_goal, says_at


class AnswerView(SayOfVersion):
    """I agree, I do not agree, not yet: of the plan, and of each goal."""

    is_long = True
    form_class = AnswersForm
    template_name = "my_plan/answer.html"
    heading = "Do you agree with your plan?"

    def get_form_kwargs(self):
        """The goals that are followed."""
        goals = Goal.objects.filter(version=self.version, stopped="").values_list("thread", "text")
        return super().get_form_kwargs() | {"goals": list(goals)}

    def get_initial(self):
        """What they answered before."""
        return AnswersForm.filled(newest_answers(self.version))

    def act(self, form, **opened):
        """Sends it; a disagreement tells by when somebody replies."""
        answer(self.version, form.said, **opened)
        disagrees = any(said == Answer.Said.DISAGREE for said, _ in form.said.values())
        told = f" A manager replies to you by {in_words(self.reply_due_on)}." if disagrees else ""
        says_at(self.request, self.lands_at, f"Sent. Thank you for saying.{told}")

    @property
    def lands_at(self) -> str:
        """Where the page shows what they answered."""
        return ANSWERS

    def get_success_url(self) -> str:
        """There, on the page of what was answered."""
        return f"{super().get_success_url()}#{self.lands_at}"

    @property
    def reply_due_on(self) -> date:
        """Until when a manager replies to a disagreement that is sent today."""
        return due_on(self.request.today, self.version.reply_days)  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs):
        """The version, and who to ask."""
        ask = ask_for(self.person, self.request.today)
        told = {"version": self.version, "ask": ask, "reply_due_on": self.reply_due_on, "goal": self.kwargs.get("goal")}
        return super().get_context_data(**told, **kwargs)


class AnswerGoalView(AnswerView):
    """The same of one goal of a version. Raises Http404 for a goal that is not in it, or is followed no more."""

    heading = "Do you agree with this goal?"

    def find(self, request, **kwargs):
        """The goal too."""
        person = super().find(request, **kwargs)
        goals = Goal.objects.filter(version=self.version, stopped="", thread=kwargs["goal"])
        self.goal = goals.values_list("thread", "text").first()
        if self.goal is None:
            raise Http404
        return person

    def get_form_kwargs(self):
        """This goal alone."""
        return super().get_form_kwargs() | {"goals": [self.goal], "whole": False}

    def get_initial(self):
        """What they answered before; where they did not, that they do not agree, since that is what the link said."""
        said = newest_answers(self.version).get(self.goal[0]) or Answer(said=Answer.Said.DISAGREE)
        return AnswersForm.filled({self.goal[0]: said})

    @property
    def lands_at(self) -> str:
        """The goal."""
        return of_goal(self.kwargs["goal"])

    def get_success_url(self) -> str:
        """There: on the plan that holds, or on the draft."""
        return f"{reverse('me_plan')}#{self.lands_at}" if self.version.approved_at else super().get_success_url()


class MeaningView(SayOfVersion):
    """The one question after a review. Raises Http404 where the plan did not come from one."""

    is_long = True
    form_class = MeaningForm
    heading = "Your plan after the review"

    def find(self, request, **kwargs):
        """Only of a version that is approved, and that a review made."""
        person = super().find(request, **kwargs)
        if not self.version.approved_at or not self.version.came_of_review:
            raise Http404
        return person

    def act(self, form, **opened):
        """Sends it."""
        saying.say_meaning(self.version, form.cleaned_data["said"], form.cleaned_data["words"], **opened)
        messages.success(self.request, "Sent. Thank you for saying.")


class AchieveView(SayView):
    """Something that went well."""

    form_class = AchievementForm
    heading = "Add something that went well"

    def get_form_kwargs(self):
        """The day."""
        return super().get_form_kwargs() | {"today": self.request.today}

    def get_initial(self):
        """Today, unless they say otherwise."""
        return {"on": self.request.today}

    def act(self, form, **opened):
        """Adds it."""
        saying.achieve(self.person, form.cleaned_data["text"], form.cleaned_data["on"], **opened)
        says_at(self.request, WENT_WELL, "Added. Well done.")

    def get_success_url(self) -> str:
        """The list of what went well."""
        return f"{reverse('me_plan')}#{WENT_WELL}"


class PreferredWordsView(SayView):
    """Words that I do not want to read about myself."""

    form_class = PreferredWordForm
    template_name = "my_plan/preferred_words.html"
    heading = "Words you do not want"

    def act(self, form, **opened):
        """Adds one."""
        saying.prefer_word(self.person, form.cleaned_data["word"], form.cleaned_data["instead"], **opened)
        messages.success(self.request, "Added. Whoever writes in your plan is shown it.")

    def get_success_url(self) -> str:
        """Here: the page shows the list."""
        return reverse("me_preferred_words")

    def get_context_data(self, **kwargs):
        """The list."""
        words = PreferredWord.objects.filter(person=self.person)
        return super().get_context_data(words=words, **kwargs) | {"back": reverse("me_plan")}


class DropWordView(SayView):
    """Taking a word off the list."""

    form_class = SureForm
    template_name = "my_plan/drop_word.html"
    heading = "Take this word off your list"

    def find(self, request, **kwargs):
        """The row too. Raises Http404 for one that is not the reader's, or is gone."""
        person = super().find(request, **kwargs)
        found = PreferredWord.objects.filter(person=person, key=kwargs["row"]).first()
        if found is None:
            raise Http404
        self.row = found
        return person

    def act(self, form, **opened):
        """Takes it off."""
        saying.drop_word(self.row, **opened)
        messages.success(self.request, "Done. It is off your list.")

    def get_success_url(self) -> str:
        """The list."""
        return reverse("me_preferred_words")

    def get_context_data(self, **kwargs):
        """Which word."""
        return super().get_context_data(row=self.row, **kwargs)
