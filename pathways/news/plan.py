"""News of a young person's plan, and of what they said and asked for.

`asks` is what a kind needs to know (conditions of one query), `says` the line that it makes of it, or None.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator

from leaving_care.dates import in_words, uk_day
from leaving_care.models import YoungPerson
from pathways.models import Answer, CheckIn, Copy, PlanVersion, Reply, ReviewAsk, Typed
from pathways.news.lines import OF_THEM, SOMEBODY, Line, Said, day_of, first, is_fresh
from pathways.replies import due_on, standing

SHORT = 200  # so many characters of an answer stand on the first page
REVIEW_STEPS = "review "  # what the steps before a review are kept under


class Replied:
    """A manager's reply to a disagreement."""

    @staticmethod
    def asks(on):
        """The newest."""
        return first(Reply.objects.filter(**OF_THEM).order_by("-at", "-pk"), reply_at="at", reply_by="by__name")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """Who replied, and on which day."""
        if not is_fresh(said["reply_at"], on):
            return None
        words = f"{said['reply_by'] or 'A manager'} replied to you on {day_of(said['reply_at'])}."
        return Line(words, "Read the reply", answers())


class WaitsForReply:
    """A disagreement that nobody has replied to."""

    @staticmethod
    def asks(on):
        """The one that has waited for longest, and within how many days their council replies."""
        return first(standing().filter(**OF_THEM), waits_since="at", waits_days="reply_days")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """By when they get the reply, as the page of the plan says it."""
        if said["waits_since"] is None:
            return None
        last = due_on(uk_day(said["waits_since"]), said["waits_days"])
        if last < on:
            words = f"A manager was to reply to you by {in_words(last)}, and has not yet. We are sorry."
            return Line(words, "What you said, and who to ask", answers())
        words = f"You said that you do not agree. A manager replies to you by {in_words(last)}."
        return Line(words, "What you said", answers())


class Approved:
    """A plan that was approved, and that they have not said they read."""

    @staticmethod
    def asks(on):
        """The newest that was approved, and when they said that they read it."""
        rows = PlanVersion.objects.filter(**OF_THEM, approved_at__isnull=False).order_by("-number")
        copies = Copy.objects.filter(**OF_THEM, version__approved_at__isnull=False).order_by("-version__number", "-pk")
        return first(rows, plan_approved_at="approved_at") | first(copies, plan_seen_at="seen_at")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """When it was approved."""
        if said["plan_seen_at"] or not is_fresh(said["plan_approved_at"], on):
            return None
        return Line(f"Your plan was approved on {day_of(said['plan_approved_at'])}.", "Read it", reverse("me_plan"))


class Draft:
    """A draft that they can read, and have said nothing to yet."""

    @staticmethod
    def asks(on):
        """The one that is being written."""
        answered = Exists(Answer.objects.filter(version=OuterRef("pk")))
        rows = PlanVersion.objects.filter(~answered, **OF_THEM, approved_at=None, shared_at__isnull=False)
        return first(rows, draft_key="key", draft_at="shared_at")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """Since when they can read it."""
        if said["draft_key"] is None:
            return None
        words = f"We shared a draft of your plan with you on {day_of(said['draft_at'])}."
        return Line(words, "Read it, and say what you think", reverse("me_plan_version", args=[said["draft_key"]]))


class ReviewAsked:
    """That they asked for an early review, and the answer."""

    @staticmethod
    def asks(on):
        """What they asked for last and did not take back."""
        rows = ReviewAsk.objects.filter(**OF_THEM, withdrawn_on=None).order_by("-asked_at", "-pk")
        return first(
            rows, ask_at="asked_at", ask_answered="answered_at", ask_who="answered_by__name", ask_day="offered_on"
        )

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """That there is an answer, or that they wait for one. A day that is offered and comes is told by MeetingOffered."""
        day, answered, link = said["ask_day"], said["ask_answered"], reverse("me_ask_review")
        if day and day >= on:
            return None
        if is_fresh(answered, on):
            who = said["ask_who"] or SOMEBODY
            return Line(f"{who} answered: you asked to look at your plan again.", "Read the answer", link)
        if said["ask_at"] and not answered:
            words = f"You asked on {day_of(said['ask_at'])} to look at your plan again. Your worker answers you."
            return Line(words, "What you asked for", link)
        return None


class MeetingOffered:
    """A day on which we offered to look at their plan again, and which is not past."""

    @staticmethod
    def asks(on):
        """What was answered last."""
        return first(offers().filter(**OF_THEM), offered_day="offered_on")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """The day."""
        day = said["offered_day"]
        if day is None or day < on:
            return None
        words = f"We can look at your plan again on {in_words(day)}."
        return Line(words, "Read the answer", reverse("me_ask_review"), stays=True)


class CheckInAnswered:
    """An answer to how they said it goes, or to what they asked for."""

    @staticmethod
    def asks(on):
        """The newest that was answered."""
        rows = CheckIn.objects.filter(~Q(answer=""), **OF_THEM).order_by("-seen_at", "-pk")
        return first(rows, told_at="seen_at", told_by="seen_by__name", told="answer")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """Who answered, and what: whoever asked for help must not have to look for it."""
        if not is_fresh(said["told_at"], on):
            return None
        answer = Truncator(" ".join(said["told"].split())).chars(SHORT)
        words = f"{said['told_by'] or SOMEBODY} answered you: “{answer}”"
        return Line(words, "Read the answer", reverse("me_check_in"))


class TypedNotSent:
    """Something that they typed and did not send. Nobody else has seen it."""

    @staticmethod
    def asks(on):
        """What they typed last on a page of their own."""
        theirs = Q(step__startswith="me_") | Q(step__startswith=REVIEW_STEPS)
        rows = Typed.objects.filter(theirs, **OF_THEM, user=OuterRef("user")).order_by("-at", "-pk")
        return first(rows, typed_step="step", typed_at="at")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """Since when it waits."""
        if said["typed_step"] is None or not (address := page_of(said["typed_step"])):
            return None
        return Line(f"You wrote something on {day_of(said['typed_at'])} and did not send it.", "Go on with it", address)


def offers() -> QuerySet[ReviewAsk]:
    """What was answered to those who asked for an early review, the newest first: with a day, or with a reason."""
    rows = ReviewAsk.objects.filter(answered_at__isnull=False, withdrawn_on=None)
    return rows.order_by("-answered_at", "-pk")


def offered_to(person: YoungPerson, on: date) -> date | None:
    """The day on which we offered to meet them for a review; None where none is offered, or it is past. One query."""
    return offered_in(offers().filter(person=person)[:1], on)


def offered_in(asks: Iterable[ReviewAsk], on: date) -> date | None:
    """The same of what somebody asked for and did not take back. What was answered last counts."""
    answered = [(row.answered_at, row.pk, row.offered_on) for row in asks if row.answered_at]
    day = max(answered)[2] if answered else None
    return day if day and day >= on else None


def answers() -> str:
    """Where the plan shows what they answered, and the replies."""
    return reverse("me_plan") + "#answers"


def page_of(step: str) -> str:
    """Where something was typed (pathways.views.typing names a step by its page and what it is about); blank: no such page."""
    if step.startswith(REVIEW_STEPS):
        return reverse("me_review")
    page, *about = step.split(" ")
    try:
        return reverse(page, args=about)
    except NoReverseMatch:
        return ""
